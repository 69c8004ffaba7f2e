// Forms that ask for a tenant's values, as the scripts in the page describe and fill them.
import assert from 'node:assert/strict';
import { Form, field, nameOf } from './harness/form.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

const STACKONE = 'https://hub.stackone.example/';

journey('a form is described by what a person reads, and nothing of it is read out', async ({ browser, open }) => {
  const form = await Form.in(await open(STACKONE));
  await browser.tab.type('#region', 'typed by a person');
  const page = await form.top();
  assert.equal(page.origin, 'https://hub.stackone.example');
  assert.equal(page.title, 'Connect your account · StackOne');
  assert.deepEqual(page.headings, ['Qlik', 'Enter your Qlik credentials']);
  assert.deepEqual(page.fields.map(({ labels, kind, isEmpty, sight }) => [labels, kind, isEmpty, sight]), [
    [['Tenant Name'], 'text', true, 'visible'],
    [['Region'], 'text', false, 'visible'],
    [['API Key'], 'password', true, 'visible'],
  ]);
  const tenant = field(page, 'Tenant Name');
  assert.equal(tenant.legend, 'Enter your Qlik credentials');
  assert.equal(tenant.placeholder, 'my-company');
  assert.equal(tenant.htmlId, 'tenant_name');
  assert.deepEqual(tenant.form, { method: null, action: null });
  assert.doesNotMatch(JSON.stringify(page), /typed by a person/);
});

journey('a form is filled, and only its own button sends it', async ({ tenant, browser, open }) => {
  const form = await Form.in(await open(STACKONE));
  const outcomes = await form.fill(await form.top(), { 'Tenant Name': 'acme-corp', Region: 'us', 'API Key': 'demo-key' });
  assert.deepEqual(outcomes, { 'Tenant Name': 'filled', Region: 'filled', 'API Key': 'filled' });
  assert.deepEqual(await tenant.sent(), []);
  await browser.tab.locator('::-p-aria([name="Connect"][role="button"])').click();
  await browser.tab.waitForFunction(() => document.getElementById('outcome').textContent === 'Connected');
  const [{ body }] = await tenant.sent();
  assert.equal(body, 'tenant_name=acme-corp&region=us&api_key=demo-key');
});
