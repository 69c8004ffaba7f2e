// The list saved as a file, read back as the programs that open it would.
import assert from 'node:assert/strict';
import { Downloads } from './harness/downloads.mjs';
import { parts } from './harness/workbook.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, inDays, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly, "reload"', created: inDays(-3), expiry: inDays(9) });
const formula = aKey({ description: '=HYPERLINK("https://evil.example")', created: inDays(-2) });
const over = aKey({ description: 'Over', status: 'expired', expiry: inDays(-3), created: inDays(-1) });

/** Opens the list and gives back what Export saves in that form. */
async function ready({ tenant, open }) {
  await only(tenant, nightly, formula, over);
  const popup = await open();
  await popup.loaded();
  await popup.says('Eve Adams');
  const downloads = await Downloads.of(popup.page);
  const save = async (form) => {
    await popup.click('button', 'Export');
    return downloads.file(() => popup.click('button', form));
  };
  return { popup, downloads, save };
}

/** Lines and cells of RFC 4180. */
function cells(text) {
  const lines = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g)) {
    lines.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

journey('saves the list as shown for programs, where no name becomes a formula', async (given) => {
  const { popup, downloads, save } = await ready(given);
  const { name, text } = await save('CSV for scripts and other programs');
  assert.match(name, /^acme-corp\.us-api-keys-\d{4}-\d\d-\d\d\.csv$/);
  assert.ok(text.startsWith('\uFEFFid,name,status,'));
  const [head, ...lines] = cells(text.slice(1));
  const rows = lines.map((line) => Object.fromEntries(line.map((cell, at) => [head[at], cell])));
  assert.deepEqual(rows.map((row) => row.name), [`'${formula.description}`, nightly.description, 'Over']);
  assert.deepEqual(rows.map((row) => row.ownerName), ['Eve Adams', 'Eve Adams', 'Eve Adams']);
  assert.equal(Date.parse(rows[1].expiry), Date.parse(nightly.expiry));
  await popup.says(`Saved as ${name}`);
  assert.equal(await popup.focus(), 'button Export');
  await downloads.close();
});

journey('saves what search and filter leave, in the order on the screen', async (given) => {
  const { popup, downloads, save } = await ready(given);
  await popup.filter('Active');
  await popup.click('button', 'Sort by Name');
  const { text } = await save('JSON for programs, every text exact');
  const names = (await popup.keys()).map((key) => key.name);
  assert.deepEqual(names, [formula.description, nightly.description]);
  assert.deepEqual(JSON.parse(text).map((key) => key.name), names);
  await popup.search('nightly');
  await popup.until(() => document.querySelectorAll('[role=rowheader]').length === 1);
  const { text: searched } = await save('JSON for programs, every text exact');
  const [only, ...rest] = JSON.parse(searched);
  assert.deepEqual([only.id, only.sub, only.status, rest], [nightly.id, nightly.sub, 'active', []]);
  await downloads.close();
});

journey('saves a calendar of when active keys end', async (given) => {
  const { downloads, save } = await ready(given);
  const { name, text } = await save('Calendar .ics, when active keys expire');
  assert.match(name, /\.ics$/);
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  assert.equal(events.length, 2);
  const event = events.find((event) => event.includes(`UID:${nightly.id}@acme-corp.us.qlikcloud.com`));
  assert.match(event, /SUMMARY:API key “Nightly\\, "reload"” expires/);
  const [, start] = event.match(/DTSTART:(\d{8}T\d{6}Z)/);
  assert.equal(start, nightly.expiry.replace(/\.\d+/, '').replace(/[-:]/g, ''));
  const [, end] = event.match(/DTEND:(\d{8}T\d{6}Z)/);
  assert.ok(end > start);
  await downloads.close();
});

journey('says which keys a calendar cannot have, and saves none that would be empty', async ({ tenant, open }) => {
  await only(tenant, nightly, aKey({ description: 'Endless', expiry: undefined }));
  const popup = await open();
  await popup.loaded();
  const downloads = await Downloads.of(popup.page);
  await popup.click('button', 'Export');
  const { name } = await downloads.file(() => popup.click('button', 'Calendar .ics, when active keys expire'));
  await popup.says(`Saved as ${name}. 1 active key is not in it: when it expires can’t be read.`);
  await popup.search('Endless');
  await popup.until(() => document.querySelectorAll('[role=rowheader]').length === 1);
  await popup.click('button', 'Export');
  await popup.click('button', 'Calendar .ics, when active keys expire');
  await popup.says('No calendar was saved');
  await downloads.close();
});

journey.smoke('saves a workbook in which texts are texts and moments are dates', async (given) => {
  const { popup, downloads, save } = await ready(given);
  const { name, bytes } = await save('Spreadsheet .xlsx, for Excel, LibreOffice and the like');
  assert.match(name, /^acme-corp\.us-api-keys-\d{4}-\d\d-\d\d\.xlsx$/);
  const { 'xl/sharedStrings.xml': texts, 'xl/worksheets/sheet1.xml': sheet } = await parts(bytes);
  for (const heading of ['Name', 'Expires (UTC)', 'Owner', 'Key’s id']) {
    assert.ok(texts.includes(`<t>${heading}</t>`), heading);
  }
  for (const cell of [nightly.id, '=HYPERLINK("https://evil.example")', 'Nightly, "reload"']) {
    assert.ok(texts.includes(`<t>${cell}</t>`), cell);
  }
  assert.ok(!sheet.includes('<f>'), 'nothing is calculated');
  const day = Math.floor(Date.parse(nightly.expiry) / 1000) / 86_400 + 25_569;
  assert.ok([...sheet.matchAll(/<v>([\d.]+)<\/v>/g)].some(([, number]) => Math.abs(Number(number) - day) < 1e-6));
  await popup.says(`Saved as ${name}`);
  await downloads.close();
});

journey('closes the forms by Escape, and keeps the popup', async (given) => {
  const { popup, downloads } = await ready(given);
  await popup.click('button', 'Export');
  await popup.find('button', 'CSV for scripts and other programs');
  assert.deepEqual(await popup.violations(), []);
  await popup.press('Escape');
  await popup.gone('button', 'CSV for scripts and other programs');
  assert.ok(popup.isOpen);
  await downloads.close();
});
