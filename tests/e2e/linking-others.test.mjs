// Forms that ask for something else than a tenant's key get nothing, also where a user presses what there is to press: the
// key has no field there, and nothing is written. Qlik's own form beside another's is filled. Those that want the key
// within a longer text get the text to be copied.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fillIfOffered, listedByHand, recognises, rows } from './harness/form-screen.mjs';
import { journeys } from './harness/journey.mjs';
import { beside, forgotten, wishForKey } from './harness/linking.mjs';

const SITE = 'https://forms.customer.example/others.html';
const page = await readFile(new URL('../pages/forms.customer.example/others.html', import.meta.url), 'utf8');
const WITHIN_A_TEXT = { json: '"baseUrl": "https://acme-corp.us.qlikcloud.com"', recipe: 'tenant_hostname: acme-corp.us.qlikcloud.com' };
/** What stands in the page's fields once Qlik's own are filled; a key by what it looks like. */
const OURS = {
  'qlik-dialog': { 'API Key': 'a key', 'Base URL': 'https://acme-corp.us.qlikcloud.com' },
  'qlik-card': { 'Subdomain URL': '', 'API token': '', 'Tenant URL': 'https://acme-corp.us.qlikcloud.com', 'API key': 'a key' },
};
const forms = [...page.matchAll(/<template id="([\w-]+)"/g)].map(([, name]) => name);
assert.equal(forms.length, 22);

const journey = journeys();
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const typed = (tab) => tab.$$eval('input, textarea', (fields) => fields.map(({ value }) => value));
const named = (tab) => tab.$$eval('label', (labels) => labels.map((label) => [label.innerText.trim(), label.control.value]));

for (const name of forms.filter((name) => !(name in WITHIN_A_TEXT || name in OURS))) {
  journey(`nothing is filled into a form of another thing: ${name}`, async (world) => {
    const popup = await beside(world, `${SITE}#${name}`);
    const before = await typed(world.browser.tab);
    if (await recognises(popup)) {
      const offered = await rows(popup);
      await fillIfOffered(popup);
      assert.deepEqual(offered.filter(({ fills }) => fills), []);
    } else {
      const key = (await listedByHand(popup)).find(({ isKey }) => isKey);
      assert.equal(key.field, undefined, 'no field is chosen for the key');
    }
    assert.deepEqual(await typed(world.browser.tab), before);
  });
}

for (const [name, holds] of Object.entries(OURS)) {
  journey(`Qlik's own form is filled beside one of another's: ${name}`, async (world) => {
    const popup = await beside(world, `${SITE}#${name}`);
    assert.ok(await recognises(popup));
    const listed = await rows(popup);
    const ours = Object.keys(holds).filter((field) => holds[field]);
    assert.deepEqual(listed.map(({ field }) => field).sort(), ours.sort());
    assert.ok(listed.every(({ fills }) => fills), JSON.stringify(listed));
    await wishForKey(popup);
    await forgotten(popup);
    const held = await named(world.browser.tab);
    assert.deepEqual(Object.fromEntries(held.map(([field, value]) => [field, TOKEN.test(value) ? 'a key' : value])), holds);
  });
}

for (const [name, text] of Object.entries(WITHIN_A_TEXT)) {
  journey(`a box that wants a longer text gets no bare key, and the text is there to copy: ${name}`, async (world) => {
    const popup = await beside(world, `${SITE}#${name}`);
    assert.ok(await recognises(popup));
    const [row] = await rows(popup);
    assert.ok(row.isKey && !row.fills, row.notes);
    const whole = await popup.until(() => document.querySelector('textarea.structure')?.value);
    assert.ok(whole.includes(text) && whole.includes('<API key>'), whole);
  });
}
