// One's own keys are renamed in their details; of another's key its owner is told.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();
const mine = aKey({ description: 'Mine', sub: ADA });
const nameOf = async (tenant) => (await tenant.world()).keys.find((key) => key.id === mine.id).description;

async function details({ tenant, open }, name, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', `Details of ${name}`);
  await popup.find('region', `Details of ${name}`);
  return popup;
}

async function rename(popup, name) {
  await popup.click('button', 'Rename Mine');
  await popup.click('textbox', 'New name', { count: 3 });
  await popup.type(name);
  await popup.press('Enter');
}

journey.smoke('renames a key of one\'s own', async ({ tenant, open }) => {
  const popup = await details({ tenant, open }, 'Mine', mine);
  await rename(popup, 'Nightly <b>');
  await popup.find('region', 'Details of Nightly <b>');
  await popup.key('Nightly <b>');
  assert.equal(await nameOf(tenant), 'Nightly <b>');
});

journey('asks for another name than it has, and lets go on Escape', async ({ tenant, open }) => {
  const popup = await details({ tenant, open }, 'Mine', mine);
  await rename(popup, '   ');
  await popup.says('Type another name than it has.');
  await popup.press('Escape');
  await popup.gone('textbox', 'New name');
  assert.ok(popup.isOpen && await popup.has('region', 'Details of Mine'));
  assert.ok((await tenant.log()).every((call) => call.method !== 'PATCH'));
});

journey('says why a name was not taken', async ({ tenant, open }) => {
  await tenant.fault({ method: 'PATCH', times: 1 }, { kind: 'status', status: 400 });
  const popup = await details({ tenant, open }, 'Mine', mine);
  await rename(popup, 'Nightly');
  await popup.says('It was not renamed.');
  assert.equal(await nameOf(tenant), 'Mine');
});

journey('takes the new name where only the answer was lost', async ({ tenant, open }) => {
  await tenant.fault({ method: 'PATCH', times: 1 }, { kind: 'drop_after' });
  const popup = await details({ tenant, open }, 'Mine', mine);
  await rename(popup, 'Nightly');
  await popup.find('region', 'Details of Nightly');
  assert.equal((await tenant.log()).filter((call) => call.method === 'PATCH').length, 1);
});

journey('has a letter ready to the owner of another\'s key', async ({ tenant, open }) => {
  const theirs = aKey({ description: 'Theirs' });
  const popup = await details({ tenant, open }, 'Theirs', theirs);
  assert.ok(!await popup.has('button', 'Rename Theirs'));
  await popup.page.$eval('.tell summary', (summary) => summary.click());
  await popup.says(/Hello Eve Adams.*API key “Theirs” of acme-corp\.us\.qlikcloud\.com.*Id: .*Expires:/);
  const link = await popup.find('link', 'Write a mail');
  const mail = new URL(await link.evaluate((link) => link.href));
  assert.equal(mail.pathname, 'eve@acme.example');
  assert.match(mail.searchParams.get('body'), new RegExp(theirs.id));
});

journey('renames a key from its row, by one click', async ({ tenant, open }) => {
  await only(tenant, mine, aKey({ description: 'Theirs' }));
  const popup = await open();
  await popup.loaded();
  assert.ok(!await popup.has('button', 'Rename Theirs') && !await popup.has('button', 'Rotate Theirs'));
  await popup.click('button', 'Rename Mine');
  await popup.find('region', 'Details of Mine');
  await popup.focused('textbox New name');
  await popup.click('textbox', 'New name', { count: 3 });
  await popup.type('Nightly');
  await popup.press('Enter');
  await popup.key('Nightly');
  assert.equal(await nameOf(tenant), 'Nightly');
});

journey('reaches renaming and rotating by the keyboard alone', async ({ tenant, open }) => {
  await only(tenant, mine);
  const popup = await open();
  await popup.loaded();
  await popup.focusTable();
  await popup.press('ArrowRight', 'ArrowRight');
  assert.equal(await popup.focus(), 'button Rename Mine');
  await popup.press('ArrowRight');
  assert.equal(await popup.focus(), 'button Rotate Mine');
  await popup.press('ArrowLeft', 'Enter');
  await popup.focused('textbox New name');
});
