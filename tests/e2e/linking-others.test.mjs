// Forms that ask for something else than a tenant's key get nothing: neither is a field listed for it, nor anything
// written. Those that want the key within a longer text get the text to be copied.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { recognises, rows } from './harness/form-screen.mjs';
import { journeys } from './harness/journey.mjs';
import { beside } from './harness/linking.mjs';

const ADDRESS = 'https://forms.customer.example/others.html';
const page = await readFile(new URL('../pages/forms.customer.example/others.html', import.meta.url), 'utf8');
const WITHIN_A_TEXT = { json: '"baseUrl": "https://acme-corp.us.qlikcloud.com"', recipe: 'tenant_hostname: acme-corp.us.qlikcloud.com' };
const forms = [...page.matchAll(/<template id="([\w-]+)"/g)].map(([, name]) => name);
assert.equal(forms.length, 20);

const journey = journeys();
const typed = (tab) => tab.$$eval('input, textarea', (fields) => fields.map(({ value }) => value).filter(Boolean));

for (const name of forms.filter((name) => !(name in WITHIN_A_TEXT))) {
  journey(`nothing is offered for a form of another thing: ${name}`, async (world) => {
    const popup = await beside(world, `${ADDRESS}#${name}`);
    const before = await typed(world.browser.tab);
    const offered = (await recognises(popup)) ? await rows(popup) : [];
    assert.deepEqual(offered.filter(({ fills }) => fills), []);
    assert.deepEqual(await typed(world.browser.tab), before);
  });
}

for (const [name, text] of Object.entries(WITHIN_A_TEXT)) {
  journey(`a box that wants a longer text gets no bare key, and the text is there to copy: ${name}`, async (world) => {
    const popup = await beside(world, `${ADDRESS}#${name}`);
    assert.ok(await recognises(popup));
    const [row] = await rows(popup);
    assert.ok(row.isKey && !row.fills, row.notes);
    const whole = await popup.until(() => document.querySelector('textarea.structure')?.value);
    assert.ok(whole.includes(text) && whole.includes('<API key>'), whole);
  });
}
