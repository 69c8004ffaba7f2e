// What the user allowed and what is remembered of where they were, found and taken back.
import assert from 'node:assert/strict';
import { beside, forgotten, STACKONE, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ALIAS } from './harness/tenant.mjs';

const journey = journeys();

const SITE = 'hub.stackone.example';

/** Forgets one thing, and waits until that is told. */
async function forget(popup, name) {
  await popup.click('button', `Forget ${name}`);
  await popup.says(`${name} is forgotten.`);
}

/** One more page of ours as a full tab on the same tab of the tenant, with the section open. */
async function anotherPage(browser, page) {
  const other = await browser.tab.browser().newPage();
  await other.goto(page.url());
  const popup = new Popup(other);
  await popup.loaded();
  await popup.click('tab', 'Settings');
  await popup.find('button', `Forget ${ALIAS}`);
  return popup;
}

journey('a site that was given a secret is found on the form’s own page, and asks again once forgotten', async ({ browser, open, reopen }) => {
  let popup = await beside({ browser, open });
  await wishForKey(popup);
  await forgotten(popup);
  popup = await reopen();
  // Until the form is shown, the same button stands on another screen.
  await popup.find('button', 'Create a key for this form');
  await popup.click('button', 'Allowed and remembered');
  await popup.find('heading', 'Sites you allowed a secret for');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await forget(popup, SITE);
  await popup.focused(`button Forget ${ALIAS}`);
  popup = await reopen();
  await wishForKey(popup);
  await forgotten(popup);
});

journey('a forgotten tenant leaves no list in memory; the notes on its keys stay, and other pages follow', async ({ browser, open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.page.evaluate(() => chrome.storage.local.set({ 'notes/t': '{"version":1,"value":{}}' }));
  await popup.until(async () => (await chrome.storage.session.get('first')).first);
  const page = new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
  await page.loaded();
  await page.click('tab', 'Settings');
  const other = await anotherPage(browser, page.page);
  await page.page.bringToFront();
  await forget(page, ALIAS);
  await page.focused('heading Allowed and remembered');
  await page.says('Nothing yet');
  await other.page.bringToFront();
  await other.gone('button', `Forget ${ALIAS}`);
  const { local, session } = await page.storage();
  assert.deepEqual(JSON.parse(local.tenants).value, []);
  assert.ok(local['notes/t']);
  assert.doesNotMatch(JSON.stringify(session), new RegExp(ALIAS));
});

journey.smoke('all of it goes at once, by the keyboard, from a page that shows no tenant', async ({ open }) => {
  const there = await open();
  await there.loaded();
  const server = await open('https://sense.acme.example/sso/hub/my/work');
  await server.until(async () => (await chrome.storage.local.get('servers')).servers);
  const popup = await open('https://news.example/');
  await popup.click('button', 'Allowed and remembered');
  await popup.says('Tenants you opened');
  await popup.page.focus('#forget-1');
  await popup.press('Tab');
  assert.equal(await popup.focus(), 'button Forget all');
  await popup.press('Enter');
  await popup.says('All of it is forgotten.');
  await popup.focused('heading Allowed and remembered');
  await popup.says('Nothing yet');
  assert.ok(!(await popup.has('heading', 'Tenants seen before')));
  await popup.resize(400, 300);
  assert.equal(await popup.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  assert.deepEqual(await popup.violations(), []);
});
