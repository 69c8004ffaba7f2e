// Forms of the user's own in the section Connect: written, changed, removed, handed on and taken in.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beside, choose, connect, copied, fill, write } from './harness/connect.mjs';
import { Downloads } from './harness/downloads.mjs';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ALIAS } from './harness/tenant.mjs';

const journey = journeys();

const file = (...integrations) => JSON.stringify({ kind: 'latchkey-integrations', version: 1, integrations });
const aForm = (facts) => ({ name: 'Portal', lines: [{ label: 'Server', value: 'host' }], ...facts });

/** The field in which a file's text is pasted, open. */
async function importing(world) {
  const popup = await connect(world);
  await popup.click('button', 'Import forms');
  await popup.focused('textbox Text of the file');
  return popup;
}

async function paste(popup, text) {
  await popup.click('textbox', 'Text of the file');
  await popup.chord('Control', 'a');
  await popup.paste(text);
  await popup.click('button', 'Import');
}

journey.smoke('a form is written, kept over openings, changed, removed and had back', async (world) => {
  let popup = await connect(world);
  await popup.click('button', 'Add a form');
  await popup.focused('textbox Name of the product');
  await write(popup, 'Berichtsportal', [['Mandant', 'Tenant name'], ['Schlüssel', 'API key'], ['Adresse', 'URL']], 'portal.acme.example');
  await popup.click('button', 'Keep form');
  await popup.says('“Berichtsportal” is kept.');
  await popup.focused('heading Connect');
  assert.deepEqual(await copied(popup, 'Mandant', 'Adresse'), { Mandant: 'acme-corp', Adresse: `https://${ALIAS}` });

  popup = await world.reopen();
  await popup.click('tab', 'Connect');
  await choose(popup, 'Berichtsportal');
  const { local } = await popup.storage();
  assert.ok(!local.integrations.includes('acme-corp'), 'no value is kept');
  await popup.click('button', 'Edit Berichtsportal');
  await fill(popup, 'Label 1', 'Tenant');
  await popup.click('button', 'Remove line 3');
  await popup.focused('button Add a line');
  await popup.click('button', 'Keep form');
  await popup.find('button', 'Copy Tenant');
  assert.equal(await beside(popup, 'Adresse'), undefined);

  await popup.click('button', 'Remove Berichtsportal');
  await popup.says('“Berichtsportal” is removed.');
  await popup.gone('radio', 'Berichtsportal');
  await popup.click('button', 'Undo');
  await popup.find('button', 'Copy Tenant');
});

journey('a form that cannot be is told why, and stays as it was written', async (world) => {
  const popup = await connect(world);
  await popup.click('button', 'Add a form');
  await popup.click('button', 'Keep form');
  await popup.says('A form has no name. Give it one.');
  await fill(popup, 'Name of the product', 'Portal');
  await popup.click('button', 'Keep form');
  await popup.says('“Portal” has no line, or one without a label.');
  await write(popup, 'Portal', [['Server', 'Host'], ['Host', 'Host']], 'acme.us.qlikcloud.com');
  await popup.click('button', 'Keep form');
  await popup.says('“Portal” has two lines for the same value: Host. Keep one.');
  await popup.click('button', 'Remove line 2');
  await popup.click('button', 'Keep form');
  await popup.says('A site of “Portal” is none.');
  await fill(popup, 'Site (optional)', 'portal.acme.example');
  await fill(popup, 'Label 1', `Host ${'x'.repeat(30)} ${'y'.repeat(90)}`);
  await popup.click('button', 'Keep form');
  await popup.says('This looks like an API key.');
  await fill(popup, 'Label 1', 'word '.repeat(21));
  await popup.click('button', 'Keep form');
  await popup.says('A text of “Portal” has more than 100 characters.');
  await fill(popup, 'Label 1', 'Server');
  await popup.press('Enter');
  await popup.says('“Portal” is kept.');
  await popup.click('button', 'Add a form');
  await write(popup, 'PORTAL', [['Server', 'Host'], ['Key', 'API key']]);
  await popup.click('button', 'Keep form');
  await popup.says('There would be two forms called “PORTAL”.');
});

for (const [what, text, words] of [
  ['no JSON', '{', 'This can’t be read as forms of Latchkey’s.'],
  ['another file', '{"kind":"x","version":1}', 'This is a file of something else.'],
  ['a later version', '{"kind":"latchkey-integrations","version":9}', 'A later Latchkey wrote this.'],
  ['too much', file(...Array.from({ length: 101 }, (_, at) => aForm({ name: `F${at}` }))), 'This is too much'],
  ['no name', file(aForm({ name: ' ' })), 'A form has no name.'],
  ['a name twice', file(aForm(), aForm()), 'There would be two forms called “Portal”.'],
  ['no line', file(aForm({ lines: [] })), '“Portal” has no line'],
  ['a value twice', file(aForm({ lines: [{ label: 'A', value: 'host' }, { label: 'B', value: 'host' }] })), 'two lines for the same value: Host'],
  ['a bare domain', file(aForm({ hosts: ['com'] })), 'A site of “Portal” is none.'],
  ['a key', file(aForm({ button: 'x'.repeat(90) })), 'This looks like an API key.'],
]) {
  journey(`a file with ${what} is refused whole, and can be mended`, async (world) => {
    const popup = await importing(world);
    await paste(popup, text);
    await popup.says(words);
    const kept = await popup.page.$eval('#import-text', (field) => field.value);
    assert.equal(kept, text, 'what was pasted stays');
    assert.equal((await popup.storage()).local.integrations, undefined, 'nothing is taken in');
    await paste(popup, file(aForm()));
    await popup.says('1 form is taken in.');
    await popup.find('radio', 'Portal');
  });
}

journey('forms go from one Latchkey to another by a file', async (world) => {
  const popup = await importing(world);
  await paste(popup, file(aForm(), aForm({ name: 'Other', hosts: ['other.example'], keyDays: 7 })));
  await popup.says('2 forms are taken in.');
  const downloads = await Downloads.of(popup.page);
  const { name, text } = await downloads.file(() => popup.click('button', 'Export forms'));
  await downloads.close();
  assert.equal(name, 'latchkey-integrations.json');
  await world.browser.reinstall();

  const again = await connect(world);
  await again.click('button', 'Import forms');
  await again.says('A popup may close while you choose a file.');
  const tab = new Popup(await world.browser.newTab(() => again.click('button', 'Open in a tab')));
  await tab.click('tab', 'Connect');
  await tab.click('button', 'Import forms');
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-forms-'));
  await writeFile(join(folder, name), text);
  const input = await tab.page.waitForSelector('input[type=file]');
  await input.uploadFile(join(folder, name));
  await tab.says('2 forms are taken in.');
  await choose(tab, 'Other');
  await tab.find('button', 'Copy Server');
  await rm(folder, { recursive: true });
});

journey('what strangers wrote into a file is text', async (world) => {
  const popup = await importing(world);
  const markup = '<img src=x onerror=alert(1)>';
  await paste(popup, file(aForm({ name: `Hub \u202Egnp ${markup}`, lines: [{ label: `Host \u2066${markup}`, value: 'host' }] })));
  await popup.says('1 form is taken in.');
  await popup.says('U+202E');
  await popup.says('U+2066');
  assert.equal(await popup.page.$('img[src=x]'), null);
  assert.ok(!/[\u202E\u2066]/.test(await popup.text()));
  await popup.find('button', `Edit Hub U+202Egnp ${markup}`);
});

journey('forms that cannot be read are said and left alone', async (world) => {
  const popup = await connect(world);
  const later = '{"kind":"latchkey-integrations","version":9}';
  await popup.page.evaluate((text) => chrome.storage.local.set({ integrations: text }), later);
  await popup.click('tab', 'Keys');
  await popup.click('tab', 'Connect');
  await popup.says('Your own forms can’t be read, and are left as they are. A later Latchkey wrote this.');
  await popup.click('button', 'Add a form');
  await write(popup, 'Portal', [['Server', 'Host'], ['Key', 'API key']]);
  await popup.click('button', 'Keep form');
  await popup.says('A later Latchkey wrote this.');
  assert.equal((await popup.storage()).local.integrations, later);
});

journey('has no fault that axe knows of, in light and dark', async (world) => {
  const popup = await importing(world);
  await paste(popup, '{');
  await popup.says('This can’t be read');
  const look = async (what) => {
    for (const scheme of ['light', 'dark']) {
      await popup.scheme(scheme);
      assert.deepEqual(await popup.violations(), [], `${what}, ${scheme}`);
    }
  };
  await look('import');
  await paste(popup, file(aForm()));
  await popup.says('1 form is taken in.');
  await look('own');
  await popup.click('button', 'Edit Portal');
  await fill(popup, 'Label 1', ' ');
  await popup.click('button', 'Keep form');
  await popup.says('one without a label');
  await look('write');
});
