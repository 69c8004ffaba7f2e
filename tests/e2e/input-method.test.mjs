// What is typed by an input method, as Japanese is: the keys that belong to the conversion do nothing of ours.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { creations, section } from './harness/new-key.mjs';
import { ADA, EVE, aKey, keysOf, only } from './harness/world.mjs';

const journey = journeys();

/** An input method at the focus, whose text isn't decided yet. */
async function composing(popup, text) {
  const session = await popup.page.createCDPSession();
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.detach();
}

/** The text is decided. */
async function decided(popup, text) {
  const session = await popup.page.createCDPSession();
  await session.send('Input.insertText', { text });
  await session.detach();
}

const textOf = async (popup, role, name) => (await popup.find(role, name)).evaluate((box) => box.value);

async function ready({ tenant, open }, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  return popup;
}

journey('a name is composed, and Escape and Enter are the conversion\'s', async (world) => {
  const popup = await ready(world, aKey({ description: 'Mine', sub: ADA }));
  await popup.click('button', 'Rename Mine');
  await popup.click('textbox', 'New name', { count: 3 });
  for (const part of ['に', 'にほ', 'にほん']) await composing(popup, part);
  await popup.press('Escape', 'Enter', 'Delete', 'ArrowDown');
  assert.equal(await textOf(popup, 'textbox', 'New name'), 'にほん');
  assert.ok((await world.tenant.log()).every((call) => call.method !== 'PATCH'));
  await decided(popup, '日本');
  await popup.press('Enter');
  await popup.find('region', 'Details of 日本');
});

journey('Escape ends what it ended before, once nothing is composed', async (world) => {
  const popup = await ready(world, aKey({ description: 'Mine', sub: ADA }));
  await popup.click('button', 'Rename Mine');
  await popup.click('textbox', 'New name', { count: 3 });
  await composing(popup, 'に');
  await decided(popup, '二');
  await popup.press('Escape');
  await popup.gone('textbox', 'New name');
});

journey.smoke('a new key\'s name is composed without losing a letter, and makes no key yet', async (world) => {
  const popup = await section(world);
  await popup.click('textbox', 'Name', { count: 3 });
  for (const part of ['や', 'やか', 'やかん']) await composing(popup, part);
  await popup.press('Enter', 'Escape');
  assert.equal(await textOf(popup, 'textbox', 'Name'), 'やかん');
  await decided(popup, '夜間');
  assert.equal(await textOf(popup, 'textbox', 'Name'), '夜間');
  assert.deepEqual(await creations(world.tenant), []);
  assert.ok(popup.isOpen);
});

journey('a search is composed, and stays when its conversion is taken back', async (world) => {
  const popup = await ready(world, aKey({ description: '日本' }), aKey({ description: 'Other' }));
  await popup.click('searchbox', 'Search keys');
  for (const part of ['に', 'にほん']) await composing(popup, part);
  await popup.press('Escape');
  assert.equal(await textOf(popup, 'searchbox', 'Search keys'), 'にほん');
  await decided(popup, '日本');
  await popup.until(() => document.querySelector('[role=grid]').ariaRowCount === '2');
});

journey('a note is composed, and its key\'s details stay open', async (world) => {
  const popup = await ready(world, aKey({ description: 'Nightly' }));
  await popup.click('button', 'Details of Nightly');
  await popup.click('textbox', 'System');
  await composing(popup, 'にほん');
  await popup.press('Escape', 'Enter');
  await popup.find('region', 'Details of Nightly');
  assert.equal(await textOf(popup, 'textbox', 'System'), 'にほん');
  assert.ok(!(await popup.text()).includes('Kept.'));
});

journey('a question stays open while its number is composed', async (world) => {
  const popup = await ready(world, ...keysOf(EVE, 11, 'Job'));
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', 'Revoke 11 keys?');
  await popup.click('textbox', 'Type 11 to confirm');
  await composing(popup, '１');
  await popup.press('Escape');
  await popup.find('alertdialog', 'Revoke 11 keys?');
  assert.equal(await textOf(popup, 'textbox', 'Type 11 to confirm'), '１');
});
