// A new key's secret is shown once, kept for ten minutes at most, and after that it is nowhere.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { secret, section, wish } from './harness/new-key.mjs';
import { ALIAS } from './harness/tenant.mjs';

const journey = journeys();
const MINUTE = 60_000;

async function made({ tenant, open }) {
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says('“Nightly” is made');
  return popup;
}

/** Everywhere a secret could have stayed: storage, the pages and what they said, addresses, the worker. */
async function everything(browser, popup) {
  const pages = await browser.pages();
  const worker = await browser.worker();
  return JSON.stringify([
    await popup.storage(),
    popup.lines,
    await Promise.all(pages.map((page) => page.content())),
    await Promise.all(pages.map((page) => page.evaluate(() => [location.href, history.length, JSON.stringify(history.state)]))),
    await Promise.all(pages.map((page) => page.evaluate(() => [...document.querySelectorAll('input, textarea')].map((field) => field.value)))),
    await worker.evaluate(async () => [await caches.keys(), (await indexedDB.databases()).map(({ name }) => name)]),
  ]);
}

const alarms = async (browser) => (await browser.worker()).evaluate(() => chrome.alarms.getAll());

journey('keeps the secret for the next opening, and nowhere once it is done with', async ({ tenant, open, reopen, browser }) => {
  const popup = await made({ tenant, open });
  const token = await secret(popup);
  const again = await reopen();
  await again.says('“Nightly” is made');
  assert.doesNotMatch(await again.html(), /eyJ/, 'masked again, and not in the page');
  const [alarm] = await alarms(browser);
  const left = alarm.scheduledTime - Date.now();
  assert.ok(left > 9 * MINUTE && left <= 10 * MINUTE, `forgotten in ${left} ms`);
  assert.ok((await everything(browser, again)).includes(token), 'this test would see it');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
  await eventually(async () => JSON.stringify(await again.storage()).includes(token), false);
  const leftBehind = await everything(browser, again);
  for (const part of [token, ...token.split('.').slice(1)]) assert.ok(!leftBehind.includes(part));
  await eventually(() => alarms(browser), []);
});

journey('forgets the secret after ten minutes, with no window open', async ({ tenant, open, reopen, browser }) => {
  const popup = await made({ tenant, open });
  const { session } = await popup.storage();
  const [name] = Object.keys(session).filter((name) => name.startsWith('secret/'));
  await popup.close();
  await elevenMinutesLater(browser, name);
  const again = await reopen();
  await again.says(/“Nightly” was made .+ ago and its secret was never seen: delete it\?/);
  assert.doesNotMatch(JSON.stringify(await again.storage()), /eyJ/);
  await again.click('button', 'Keep it');
  await again.says('“Nightly” stays in the list.');
});

journey('asks nothing about a secret that was copied before it was forgotten', async ({ tenant, open, reopen, browser }) => {
  const popup = await made({ tenant, open });
  await popup.click('button', 'Copy');
  await popup.says(/Copied\. Any program can read the clipboard/);
  const { session } = await popup.storage();
  const [name] = Object.keys(session).filter((name) => name.startsWith('secret/'));
  await popup.close();
  await elevenMinutesLater(browser, name);
  const again = await reopen();
  await again.click('tab', 'New key');
  await again.find('textbox', 'Name');
});

journey('clears the clipboard when the user comes back', async ({ tenant, open, reopen }) => {
  const popup = await made({ tenant, open });
  await popup.click('button', 'Copy');
  await popup.says(/Copied\. Any program can read the clipboard/);
  const again = await reopen();
  await again.says('The clipboard is cleared.');
  assert.equal(await again.clipboard(), '');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
});

/** The worker's clock goes ahead and its alarm, made for the same name, comes now. */
async function elevenMinutesLater(browser, name) {
  const worker = await browser.worker();
  await worker.evaluate((name) => {
    const now = Date.now;
    Date.now = () => now() + 11 * 60_000;
    return chrome.alarms.create(name, { when: now() });
  }, name);
  const kept = () => worker.evaluate(async (name) => name in (await chrome.storage.session.get(name)), name);
  await eventually(kept, false);
}

journey('decides by another call where the tenant redirects the test of a new key to its system host', async ({ tenant, open }) => {
  const popup = await made({ tenant, open });
  await tenant.switches({ redirects: 'system_hostname' });
  await tenant.clearLog();
  await popup.click('button', 'Test');
  await popup.says('It works');
  const sent = (await tenant.log()).filter((call) => call.authorization);
  assert.ok(sent.some((call) => call.path.startsWith('/api/v1/spaces')));
  assert.ok(sent.every((call) => call.cookies.length === 0 && call.host === ALIAS), 'the key goes to the tenant it came from alone');
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
});
