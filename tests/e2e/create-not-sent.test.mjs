// Where the browser has no room, or the order is none of ours: nothing is sent in silence, and no secret is lost in it.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { creations, ready, secret, section, wish } from './harness/new-key.mjs';

const journey = journeys();
const QUOTA = 10 * 1024 * 1024;

/** No list is kept that could be given up. */
const forgetLists = (popup) => popup.page.evaluate(() => chrome.storage.session.clear());

/** Something of this kind of storage leaves no room for anything. */
const fill = (popup, area, name) => popup.page.evaluate(async (area, name, quota) => {
  const room = quota - (await chrome.storage[area].getBytesInUse(null));
  for (let size = room; size > 16; size = Math.floor(size / 2)) {
    const free = quota - (await chrome.storage[area].getBytesInUse(null));
    await chrome.storage[area].set({ [`${name}${size}`]: 'x'.repeat(Math.max(0, Math.min(size, free) - 200)) }).catch(() => {});
  }
}, area, name, QUOTA);

const empty = (popup, area, name) => popup.page.evaluate(async (area, name) => {
  const names = Object.keys(await chrome.storage[area].get(null)).filter((one) => one.startsWith(name));
  await chrome.storage[area].remove(names);
}, area, name);

journey('says that nothing was sent where it can not be written down, and makes the key once there is room', async (world) => {
  const popup = await section(world);
  await fill(popup, 'local', 'other');
  await wish(popup, 'Nightly');
  await popup.says('Nothing was sent: the browser could not save a note that a key is asked for');
  assert.deepEqual(await creations(world.tenant), []);
  await empty(popup, 'local', 'other');
  await popup.click('button', 'Create key');
  await popup.says('“Nightly” is made');
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
});

journey('gives up the kept lists for a new key', async (world) => {
  const popup = await section(world);
  await fill(popup, 'session', 'rest/https://globex.us.qlikcloud.com/');
  await wish(popup, 'Nightly');
  await popup.says('“Nightly” is made');
  assert.ok(!/nowhere else/.test(await popup.text()));
  const again = await world.reopen();
  await again.says('“Nightly” is made');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
});

journey('shows a secret that can be kept nowhere on the one screen that has it', async (world) => {
  const popup = await section(world);
  await forgetLists(popup);
  await fill(popup, 'session', 'other');
  await wish(popup, 'Nightly');
  await popup.says('“Nightly” is made');
  await popup.says('it is on this screen and nowhere else');
  const token = await secret(popup);
  assert.ok(!JSON.stringify(await popup.storage()).includes(token));
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
});

journey('asks about a key whose secret was on one screen only, once that is closed', async (world) => {
  const popup = await section(world);
  await forgetLists(popup);
  await fill(popup, 'session', 'other');
  await wish(popup, 'Nightly');
  await popup.says('it is on this screen and nowhere else');
  const again = await world.reopen();
  await again.says(/“Nightly” was made .+ and its secret was never seen: delete it\?/);
  await again.click('button', 'Delete Nightly');
  await again.says('“Nightly” was deleted.');
});

journey.smoke('takes no order from a script in a page', async (world) => {
  const popup = await section(world);
  const [asPage, asPopup] = await popup.page.evaluate(async () => {
    const order = () => chrome.runtime.sendMessage({ make: '{}' }).then((answer) => answer ?? 'no answer', () => 'no answer');
    const [tab] = await chrome.tabs.query({ active: true });
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: order });
    return [result, await order()];
  });
  assert.equal(asPage, 'no answer');
  assert.equal(asPopup, '{"NotSent":"NotReadable"}');
  assert.deepEqual(await creations(world.tenant), []);
});
