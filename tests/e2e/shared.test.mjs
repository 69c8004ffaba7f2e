// Two pages of Latchkey and what they keep in common: neither loses what the other did.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ADA, EVE, aKey, inDays, keysOf, only } from './harness/world.mjs';

const journey = journeys();
const mine = aKey({ description: 'Nightly', sub: ADA, created: inDays(-60), expiry: inDays(-60 + 90) });
const names = async (tenant) => (await tenant.world()).keys.map((key) => key.description).toSorted();
const field = (page) => page.page.$eval('#note_system', (box) => box.value);

/** Two full tabs that act on the same tenant's tab. */
async function twoPages({ tenant, open, browser }, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  const one = await browser.newTab(() => popup.click('button', 'Open in a tab'));
  const other = await browser.newTab(() => one.evaluate(() => chrome.tabs.create({ url: location.href })));
  const pages = [new Popup(one), new Popup(other)];
  for (const page of pages) {
    // Only the tab in front is drawn.
    await page.page.bringToFront();
    await page.loaded();
  }
  return pages;
}

async function details(page) {
  await page.page.bringToFront();
  await page.click('button', 'Details of Nightly');
  await page.find('region', 'Details of Nightly');
}

/** Puts a text into the field System in place of what is there. */
async function write(page, text) {
  await page.page.bringToFront();
  await page.click('textbox', 'System', { count: 3 });
  await page.type(text);
}

async function keep(page, text) {
  await write(page, text);
  await page.click('button', 'Keep note');
  await page.says('Kept.');
}

const rotations = (page) => page.page.evaluate(async () => {
  const names = Object.keys(await chrome.storage.local.get(null));
  return names.filter((name) => name.startsWith('rotating/')).length;
});

journey('shows a rotation where another page has taken it, and begins it once', async (world) => {
  const { tenant } = world;
  const [one, other] = await twoPages(world, mine);
  for (const page of [one, other]) {
    await details(page);
    await page.click('button', 'Rotate Nightly');
    await page.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  }
  await one.page.bringToFront();
  await one.click('button', 'Start');
  await one.says('“Nightly” is made');
  await other.page.bringToFront();
  await other.says('Put the new key where “Nightly (old)” is used');
  assert.deepEqual(await names(tenant), ['Nightly', 'Nightly (old)'], 'one new key and no more');
  await other.click('button', 'Leave both keys');
  await other.says('Both keys of “Nightly” stay as they are.');
  await one.page.bringToFront();
  await one.says('The rotation of “Nightly” was ended in another window of Latchkey.');
  await eventually(() => rotations(one), 0);
  assert.deepEqual(await names(tenant), ['Nightly', 'Nightly (old)']);
});

journey.smoke('follows a note that another page keeps, and loses none of two', async (world) => {
  const [one, other] = await twoPages(world, mine);
  for (const page of [one, other]) await details(page);
  await write(other, 'Talend');
  await keep(one, 'Dawiso');
  await other.page.bringToFront();
  await other.says('This note was changed in another window meanwhile');
  await other.says('Dawiso');
  assert.equal(await field(other), 'Talend', 'what is being written stays');
  await other.click('button', 'Use that instead');
  await eventually(() => field(other), 'Dawiso');
  await keep(one, 'StackOne');
  await eventually(() => field(other), 'StackOne', 'a note that nobody writes on follows');
  await write(other, 'Talend');
  await keep(one, 'Portal');
  await other.page.bringToFront();
  await other.says('Portal');
  await other.click('button', 'Keep note');
  await other.says('Kept.');
  await eventually(() => field(one), 'Talend');
});

journey('goes on with a run by itself only where it was handed over, and once', async ({ tenant, open, browser }) => {
  await only(tenant, ...keysOf(EVE, 27, 'Job'));
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  await popup.click('textbox', 'Type 27 to confirm');
  await popup.type('27');
  const first = await tenant.gate({ method: 'DELETE' });
  const tab = new Popup(await browser.newTab(() => popup.click('button', 'Revoke')));
  await first.held();
  await tab.page.bringToFront();
  await tab.click('button', 'Pause');
  await first.open();
  await tab.find('button', 'Resume');
  const deletions = async () => (await tenant.log()).filter((call) => call.method === 'DELETE').length;
  const [used, forged] = await tab.page.evaluate(() => {
    const forged = new URL(location.href);
    forged.searchParams.set('go', Date.now());
    return [location.href, forged.href];
  });
  assert.notEqual(used, forged);
  for (const url of [used, forged]) {
    const page = await browser.newTab(() => tab.page.evaluate((url) => chrome.tabs.create({ url }), url));
    const again = new Popup(page);
    await again.loaded();
    await again.says('Nothing is being sent.');
    await again.find('button', 'Resume');
    assert.equal(await deletions(), 1, url);
  }
});
