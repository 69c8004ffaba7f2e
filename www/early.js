// Asks a tenant the first questions of an opening while WebAssembly is still starting. It decides nothing: an answer
// counts only where the popup comes to ask the same, and tests hold the two lists below against the popup's own.
import { sendInTab } from './in_tab.js';
import { frame, frontTabs, shown } from './picture.js';

const TENANT = /^https:\/\/((?:(?!(?:console|cdn|register|services)\.|xn--)[a-z0-9-]{1,63}\.){2}qlikcloud(?:gov)?\.com)\//;
const FIRST = [
  '/api/v1/api-keys?limit=100&status=active&sort=-created',
  '/api/v1/api-keys?limit=100&sort=-created',
  '/api/v1/users/me',
  '/api/v1/tenants/me',
];
/**
 * Where nothing is in front of the user yet, the first keys have the PC to themselves: every question takes the tab and
 * the browser a while, and would hold up their answer and their drawing. The answer is waited for so many milliseconds.
 */
const HEAD_START = 150;

function sent(tabId, host, path) {
  const args = [{ host, method: 'GET', path, redirect: 'follow' }];
  return chrome.scripting.executeScript({ target: { tabId }, func: sendInTab, args, injectImmediately: true });
}

/** Whoever takes the answer hears of a refusal; that nobody takes it is no mistake. */
function offered(answer) {
  answer.catch(() => {});
  return answer;
}

const past = (millis) => new Promise((done) => setTimeout(done, millis));

/** Until the first keys are drawn, or their answer is a refusal or takes long. */
async function headStart(keys) {
  const isThere = keys.then(() => true, () => false);
  if (!await Promise.race([isThere, past(HEAD_START)])) return;
  await frame();
  await frame();
}

async function ask(hasPicture) {
  const [tab] = await frontTabs;
  const host = TENANT.exec(tab?.url)?.[1];
  if (!host) return new Map();
  const [keys, ...rest] = FIRST;
  const first = offered(sent(tab.id, host, keys));
  const next = hasPicture ? Promise.resolve() : headStart(first);
  return new Map([[keys, first], ...rest.map((path) => [path, offered(next.then(() => sent(tab.id, host, path)))])]);
}

/** The answers under way, by path; none for a full tab, which looks at another tab than the one in front. */
export const early = location.search ? Promise.resolve(new Map()) : shown.then(ask).catch(() => new Map());
