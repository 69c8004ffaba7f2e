// The details of a key, and the note on it that only this browser has.
import assert from 'node:assert/strict';
import { Downloads } from './harness/downloads.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, aToken, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly', createdByUser: ADA });

async function ready({ tenant, open }) {
  await only(tenant, nightly, aKey({ description: 'Another' }));
  const popup = await open();
  await popup.loaded();
  return popup;
}

async function details(popup, name = 'Nightly') {
  await popup.click('button', `Details of ${name}`);
  return popup.find('region', `Details of ${name}`);
}

async function write(popup, fields) {
  for (const [name, text] of Object.entries(fields)) {
    await popup.click('textbox', name, { count: 3 });
    await popup.type(text);
  }
  await popup.click('button', 'Keep note');
}

journey('opens the details of a key by its name, and closes them by Escape', async (given) => {
  const popup = await ready(given);
  await details(popup);
  await popup.says(nightly.id);
  await popup.says(/Made by Ada Lovelace/);
  assert.deepEqual(await popup.violations(), []);
  await popup.press('Escape');
  await popup.gone('region', 'Details of Nightly');
  assert.ok(popup.isOpen);
  await popup.until(() => document.activeElement.closest('[role=row]')?.innerText.includes('Nightly'));
});

journey('opens the details by the keyboard', async (given) => {
  const popup = await ready(given);
  await popup.focusTable();
  const [first] = await popup.keys();
  assert.equal(await popup.focus(), `button Details of ${first.name}`);
  await popup.press('Enter');
  await popup.find('region', `Details of ${first.name}`);
  assert.equal(await popup.focus(), `heading ${first.name}`);
});

journey.smoke('keeps a note on a key, for the next opening, the dialog and the export', async ({ tenant, open, reopen }) => {
  let popup = await ready({ tenant, open });
  await details(popup);
  await write(popup, { System: 'Dawiso', Contact: 'bob@acme.example', Ticket: '<b>OPS-1</b>' });
  await popup.says('Kept.');
  popup = await reopen();
  await popup.loaded();
  await details(popup);
  assert.equal(await (await popup.find('textbox', 'System')).evaluate((box) => box.value), 'Dawiso');
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.says(/System Dawiso Contact bob@acme\.example Ticket <b>OPS-1<\/b>/);
  await popup.press('Escape');
  const downloads = await Downloads.of(popup.page);
  await popup.click('button', 'Export');
  const { text } = await downloads.file(() => popup.click('button', 'JSON for programs, every text exact'));
  const noted = JSON.parse(text).find((key) => key.id === nightly.id);
  assert.deepEqual([noted.noteSystem, noted.noteContact, noted.noteTicket], ['Dawiso', 'bob@acme.example', '<b>OPS-1</b>']);
  await downloads.close();
  const calls = (await tenant.log()).filter((call) => JSON.stringify(call).includes('Dawiso'));
  assert.deepEqual(calls, [], 'a note never leaves the browser');
});

journey('takes a note away again', async (given) => {
  const popup = await ready(given);
  await details(popup);
  await write(popup, { System: 'Dawiso' });
  await popup.says('Kept.');
  await popup.click('textbox', 'System', { count: 3 });
  await popup.press('Backspace');
  await popup.click('button', 'Keep note');
  await popup.until(async () => !JSON.stringify(await chrome.storage.local.get(null)).includes('Dawiso'));
});

for (const [how, part] of [['whole', ({ whole }) => whole], ['in part', ({ parts }) => parts[0]], ['its signature alone', ({ parts }) => parts[1]]]) {
  journey(`refuses an API key in a note, ${how}`, async (given) => {
    const popup = await ready(given);
    await details(popup);
    const token = aToken({ jti: nightly.id, sub: nightly.sub });
    await popup.click('textbox', 'Ticket');
    await popup.paste(part(token));
    await popup.says('A note is no place for a secret');
    assert.equal(await (await popup.find('textbox', 'Ticket')).evaluate((box) => box.value), '');
    await popup.click('button', 'Keep note');
    const kept = JSON.stringify(await popup.storage()) + await popup.html();
    for (const piece of token.parts) assert.ok(!kept.includes(piece));
  });
}

journey('says at once that a text is too long, and cuts nothing', async (given) => {
  const popup = await ready(given);
  await details(popup);
  const long = 'The nightly reload of all apps. '.repeat(7);
  await popup.click('textbox', 'Contact');
  await popup.paste(long);
  await popup.says('“Contact” has room for 200 characters. Shorten it, and it can be kept.');
  const value = async () => (await popup.find('textbox', 'Contact')).evaluate((box) => box.value);
  assert.equal(await value(), long);
  await popup.click('button', 'Keep note');
  await popup.says('Shorten it, and it can be kept.');
  assert.ok(!JSON.stringify((await popup.storage()).local).includes('nightly reload'));
  assert.deepEqual(await popup.violations(), []);
  await popup.click('textbox', 'Contact', { count: 3 });
  await popup.type('Bob');
  await popup.click('button', 'Keep note');
  await popup.says('Kept.');
});
