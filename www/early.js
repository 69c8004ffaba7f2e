// Asks a tenant the first questions of an opening while WebAssembly is still starting. It decides nothing: an answer
// counts only where the popup comes to ask the same, and tests hold the two lists below against the popup's own.
import { sendInTab } from './in_tab.js';
import { frontTabs, shown } from './picture.js';

const TENANT = /^https:\/\/((?!(?:console|cdn|register|services)\.)[a-z0-9-]+\.(?!(?:console|cdn|register|services)\.)[a-z0-9-]+\.qlikcloud(?:gov)?\.com)\//;
const FIRST = [
  '/api/v1/api-keys?limit=100&status=active&sort=-created',
  '/api/v1/api-keys?limit=100&sort=-created',
  '/api/v1/users/me',
  '/api/v1/tenants/me',
];

function sent(tabId, host, path) {
  const args = [{ host, method: 'GET', path, redirect: 'follow' }];
  const answer = chrome.scripting.executeScript({ target: { tabId }, func: sendInTab, args, injectImmediately: true });
  // Whoever takes the answer hears of a refusal; that nobody takes it is no mistake.
  answer.catch(() => {});
  return answer;
}

async function ask() {
  const [tab] = await frontTabs;
  const host = TENANT.exec(tab?.url)?.[1];
  return new Map(host ? FIRST.map((path) => [path, sent(tab.id, host, path)]) : []);
}

/** The answers under way, by path; none for a full tab, which looks at another tab than the one in front. */
export const early = location.search ? Promise.resolve(new Map()) : shown.then(ask).catch(() => new Map());
