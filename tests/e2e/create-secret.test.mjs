// A new key's secret is shown once, kept for ten minutes at most, and after that it is nowhere.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ready, secret, section, wish } from './harness/new-key.mjs';
import { Popup } from './harness/popup.mjs';
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

journey.smoke('keeps the secret for the next opening, and nowhere once it is done with', async ({ tenant, open, reopen, browser }) => {
  const popup = await made({ tenant, open });
  const token = await secret(popup);
  const again = await reopen();
  await again.says('“Nightly” is made');
  assert.doesNotMatch(await again.html(), /eyJ/, 'masked again, and not in the page');
  const [alarm] = await alarms(browser);
  const left = alarm.scheduledTime - Date.now();
  assert.ok(left <= MINUTE && alarm.periodInMinutes === 1, `looked at in ${left} ms, and each minute`);
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
  await popup.close();
  await minutesLater(browser, 11);
  await eventually(() => secrets(browser), []);
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
  await popup.close();
  await minutesLater(browser, 11);
  await eventually(() => secrets(browser), []);
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

journey('forgets the secret when the clock is set back, and when it is set back and forth', async ({ tenant, open, browser }) => {
  const popup = await made({ tenant, open });
  await popup.close();
  await minutesLater(browser, -60);
  await eventually(() => secrets(browser), []);
  await eventually(() => alarms(browser), []);

  await minutesLater(browser, 0);
  const again = await open();
  await again.click('button', 'Keep it');
  await ready(again);
  await wish(again, 'Weekly');
  await again.says('“Weekly” is made');
  await again.close();
  const clock = async () => (await browser.worker()).evaluate(async () => (await chrome.storage.session.get('clock')).clock);
  const before = await clock();
  await minutesLater(browser, 7);
  await eventually(async () => (await clock()) !== before, true);
  assert.equal((await secrets(browser)).length, 1, 'three minutes are left');
  await minutesLater(browser, 2);
  await eventually(() => secrets(browser), []);
});

journey('forgets the secret though the worker was killed', async ({ tenant, open, browser, reopen }) => {
  const popup = await made({ tenant, open });
  await popup.close();
  await browser.stopWorker();
  const again = await reopen();
  await again.says('“Nightly” is made');
  await again.close();
  await minutesLater(browser, 11);
  await eventually(() => secrets(browser), []);
});

journey('masks the secret of a page out of sight, and shows none when it comes back too late', async ({ tenant, open, browser, reopen }) => {
  const popup = await made({ tenant, open });
  const tab = new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
  await tab.says('“Nightly” is made');
  await tab.page.bringToFront();
  const token = await secret(tab);
  await browser.tab.bringToFront();
  const masked = () => tab.page.$eval('#api-key', (box) => /^•+$/.test(box.value));
  await eventually(masked, true);
  const session = await tab.page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await tab.page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 11 * 60_000;
  });
  await tab.page.bringToFront();
  await tab.says('The ten minutes are over: the secret of “Nightly” is no longer here.');
  assert.ok(!(await tab.html()).includes(token));
  await eventually(() => secrets(browser), []);
});

/** Entries that hold a secret. */
const secrets = async (browser) =>
  (await browser.worker()).evaluate(async () => Object.keys(await chrome.storage.session.get(null)).filter((name) => name.startsWith('secret/')));

/** The worker's clock is set that many minutes off the real one, and its alarm comes now. */
async function minutesLater(browser, minutes) {
  const worker = await browser.worker();
  await worker.evaluate((minutes) => {
    globalThis.realNow ??= Date.now;
    const { realNow } = globalThis;
    Date.now = () => realNow() + minutes * 60_000;
    return chrome.alarms.create('now', { when: realNow() });
  }, minutes);
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
