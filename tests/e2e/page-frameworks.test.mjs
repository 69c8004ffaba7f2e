// Forms in the frameworks that products are made with: a value is there only when the framework holds it.
import assert from 'node:assert/strict';
import { before } from 'node:test';
import { FRAMEWORKS, bundle } from './harness/bundles.mjs';
import { Form, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

before(bundle);
const journey = journeys();

const SITE = 'https://frameworks.customer.example';
const VALUES = { 'Tenant Name': 'acme-corp', Region: 'eu', 'API Key': 'demo-key' };

for (const framework of Object.keys(FRAMEWORKS)) {
  journey(`a form made with ${framework} holds what it was filled with`, async ({ tenant, browser, open }) => {
    const form = await Form.in(await open(`${SITE}/${framework}.html`));
    await browser.tab.waitForSelector('button, >>> button');
    const page = await form.top();
    assert.deepEqual(page.fields.map(nameOf).slice(0, 3), Object.keys(VALUES));
    assert.deepEqual(page.fields[1].options.map(({ value }) => value), ['', 'us', 'eu', 'de']);
    // By scripts, as such forms are sent: nothing stands against a secret.
    for (const field of page.fields) assert.deepEqual(field.form ?? { method: null, action: null }, { method: null, action: null });
    const outcomes = await form.fill(page, VALUES);
    assert.deepEqual(outcomes, { 'Tenant Name': 'filled', Region: 'filled', 'API Key': 'filled' });
    assert.deepEqual(await tenant.sent(), []);
    await browser.tab.click('>>> button');
    await browser.tab.waitForFunction(() => document.title === 'Connected');
    const [{ body }] = await tenant.sent();
    assert.deepEqual(JSON.parse(body), { tenant: 'acme-corp', region: 'eu', key: 'demo-key' });
  });
}

journey('what a framework cuts is told as changed', async ({ browser, open }) => {
  const form = await Form.in(await open(`${SITE}/react.html`));
  await browser.tab.waitForSelector('button');
  assert.deepEqual(await form.fill(await form.top(), { 'Short code': 'acme-corp' }), { 'Short code': 'changed' });
});
