// One person, two pages of ours on the same user of a tenant: what one does with a new key, the other follows, and
// neither takes from the other what it remembers only.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ready, secret, section, wish } from './harness/new-key.mjs';
import { Popup } from './harness/popup.mjs';

const journey = journeys();

/** The key K1 is made in a popup, and shown in the full tab, too. */
async function both(world) {
  const first = await section(world);
  await wish(first, 'K1');
  await first.says('“K1” is made');
  const tab = new Popup(await world.browser.newTab(() => first.click('button', 'Open in a tab')));
  await tab.says('“K1” is made');
  return tab;
}

/** A popup in front, over the tenant's tab. */
async function popup({ reopen, browser }) {
  await browser.tab.bringToFront();
  return reopen();
}

/** Done with K1 and K2 made, in a popup. */
async function next(world) {
  const again = await popup(world);
  await again.says('“K1” is made');
  await again.click('button', 'Done');
  await ready(again);
  await wish(again, 'K2');
  await again.says('“K2” is made');
  return again;
}

const secrets = async (page) => Object.entries((await page.storage()).session).filter(([name]) => name.startsWith('secret/'));
const note = async (page) => JSON.stringify(Object.entries((await page.storage()).local).find(([name]) => name.startsWith('making/')) ?? null);

async function done(page, name) {
  await page.click('button', 'Done');
  await page.says(`The secret of “${name}” is no longer here.`);
  await eventually(() => secrets(page), []);
}

journey.smoke('shows the next key of the popup in the full tab, whose Done is for that one', async (world) => {
  const tab = await both(world);
  const again = await next(world);
  const token = await secret(again);
  await tab.page.bringToFront();
  await tab.says('“K2” is made');
  await tab.says('“K1” was dealt with in another window');
  assert.ok((await secrets(tab)).some(([, text]) => text.includes(token)), 'its secret is there');
  assert.equal(await secret(tab), token);
  await done(tab, 'K2');
});

journey('takes nothing of the next key with a Done that is pressed before the page has heard of it', async (world) => {
  const tab = await both(world);
  // The full tab doesn't hear of anything, as a frozen one.
  const [page] = [tab.page];
  await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Done');
    // Pressed at the very moment at which the next key's secret comes.
    chrome.storage.onChanged.addListener((changes) => Object.entries(changes).some(([name, { newValue }]) => name.startsWith('secret/') && newValue) && button.click());
  });
  const again = await next(world);
  await again.says('“K2” is made');
  assert.equal((await secrets(again)).length, 1);
  assert.match(await note(again), /K2/);
  await done(again, 'K2');
});

journey('leaves the clipboard to the next key when the full tab, which has copied the first, is in front again', async (world) => {
  const tab = await both(world);
  await tab.page.bringToFront();
  await tab.copy('Copy');
  const again = await next(world);
  const token = await again.copy('Copy');
  await tab.page.bringToFront();
  await tab.says('“K2” is made');
  await tab.says('another key may be on it by now');
  await tab.until(() => document.hasFocus());
  assert.equal(await tab.clipboard(), token);
  const [[, kept]] = await secrets(tab);
  assert.ok(kept.includes(token), "K2's secret is the one that is kept");
  await done(tab, 'K2');
});

journey('does not bring a finished secret back', async (world) => {
  const tab = await both(world);
  await tab.page.bringToFront();
  await tab.copy('Copy');
  const again = await popup(world);
  await done(again, 'K1');
  await tab.page.bringToFront();
  await tab.says('“K1” was dealt with in another window');
  await tab.find('textbox', 'Name');
  assert.deepEqual(await secrets(tab), []);
  // The popup may have closed before the note went too: then it says that the key was seen, which asks nobody anything.
  assert.match(await note(tab), /^null$|is_taken\W+true/);
});

journey('keeps the note on the next key when the first is shown and copied in the full tab', async (world) => {
  const tab = await both(world);
  const held = await world.tenant.gate({ method: 'POST', path: '/api/v1/api-keys', when: 'after' });
  const again = await popup(world);
  await again.says('“K1” is made');
  await done(again, 'K1');
  await ready(again);
  await wish(again, 'K2');
  await held.held();
  await tab.page.bringToFront();
  await tab.says('Making “K2”…');
  // The worker dies with the answer on its way: by the note the key is looked for.
  await world.browser.stopWorker();
  await held.open();
  await tab.says(/“K2” was made .+ and its secret was never seen: delete it\?/);
  await tab.click('button', 'Keep it');
  await tab.says('“K2” stays in the list.');
});
