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
  assert.deepEqual(page.headings, ['Qlik']);
  assert.deepEqual(page.scopes, [{ within: null, isDialog: false, title: 'Enter your Qlik credentials', texts: [] }]);
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

journey.smoke('a form is filled, and only its own button sends it', async ({ tenant, browser, open }) => {
  const form = await Form.in(await open(STACKONE));
  const outcomes = await form.fill(await form.top(), { 'Tenant Name': 'acme-corp', Region: 'us', 'API Key': 'demo-key' });
  assert.deepEqual(outcomes, { 'Tenant Name': 'filled', Region: 'filled', 'API Key': 'filled' });
  assert.deepEqual(await tenant.sent(), []);
  await browser.tab.locator('::-p-aria([name="Connect"][role="button"])').click();
  await browser.tab.waitForFunction(() => document.getElementById('outcome').textContent === 'Connected');
  const [{ body }] = await tenant.sent();
  assert.equal(body, 'tenant_name=acme-corp&region=us&api_key=demo-key');
});

journey('a field is known by whatever names it, tied to it or not', async ({ open }) => {
  const form = await Form.in(await open('https://forms.customer.example/labels.html'));
  const page = await form.top();
  assert.deepEqual(page.fields.map((field) => [nameOf(field), field.legend]), [
    ['Tied by for', 'Tied'],
    ['Around it', 'Tied'],
    ['Aria label', 'Tied'],
    ['Named by two texts', 'Tied'],
    ['Beside it', 'Loose'],
    ['Above it', 'Loose'],
    ['In another box', 'Loose'],
    ['In a list', 'Loose'],
    ['Floats from behind', 'Loose'],
    ['Head of column', 'Loose'],
    ['Head of another', 'Loose'],
    ['Placeholder alone', 'Group'],
    ['name_alone', 'Aria group'],
    ['after_a_sentence', 'Loose'],
    ['first', 'Loose'],
    ['after_another_field', 'Loose'],
  ]);
});

journey('a field says what state it is in, and never what is in it', async ({ open }) => {
  const form = await Form.in(await open('https://forms.customer.example/states.html'));
  const page = await form.top();
  const states = ['isEmpty', 'isReadOnly', 'isDisabled', 'isSearch', 'maxLength'];
  const told = page.fields.map((field) => [nameOf(field), field.kind, ...states.filter((state) => field[state])]);
  assert.deepEqual(told, [
    ['Read-only', 'text', 'isEmpty', 'isReadOnly'],
    ['Read-only by aria', 'text', 'isEmpty', 'isReadOnly'],
    ['Disabled', 'text', 'isEmpty', 'isDisabled'],
    ['In a disabled fieldset', 'text', 'isEmpty', 'isDisabled'],
    ['Short', 'text', 'isEmpty', 'maxLength'],
    ['Filled already', 'text'],
    ['Text area', 'textarea'],
    ['Edited', 'editable'],
    ['Editable', 'editable'],
    ['A date', 'other', 'isEmpty'],
    ['Search box', 'search', 'isEmpty', 'isSearch'],
    ['In a search form', 'text', 'isEmpty', 'isSearch'],
    ['A role', 'text', 'isEmpty', 'isSearch'],
    ['Region', 'select'],
    ['Many regions', 'other', 'isEmpty'],
    ['Made of parts', 'combo'],
  ]);
  assert.equal(field(page, 'Short').maxLength, 5);
  assert.doesNotMatch(JSON.stringify(page), /of the page/);
});

journey('a field takes only what it can take', async ({ browser, open }) => {
  const form = await Form.in(await open('https://forms.customer.example/states.html'));
  const page = await form.top();
  const values = {
    'Read-only': 'x', 'Read-only by aria': 'x', Disabled: 'x', 'In a disabled fieldset': 'x', Short: '123456',
    'Filled already': 'new', 'Text area': 'new', Edited: 'x', Editable: 'x', 'Search box': 'x', 'A date': 'x', Region: 'eu',
  };
  assert.deepEqual(await form.fill(page, values), {
    'Read-only': 'readonly', 'Read-only by aria': 'readonly', Disabled: 'readonly', 'In a disabled fieldset': 'readonly',
    Short: 'different', 'Filled already': 'filled', 'Text area': 'filled', Edited: 'different', Editable: 'different',
    'Search box': 'different', 'A date': 'different', Region: 'no option',
  });
  assert.deepEqual(await form.fill(page, { Region: 'Germany' }), { Region: 'no option' });
  assert.deepEqual(await form.fill(page, { Region: 'de', Short: '12345' }), { Region: 'filled', Short: 'filled' });
  const typed = await browser.tab.$$eval('input:not([type=submit]):not([type=checkbox])', (fields) => fields.map(({ value }) => value));
  assert.deepEqual(typed.filter(Boolean), ['12345', 'new']);
});

journey('what the forms of three products ask for is all there, in their own words', async ({ open }) => {
  const asked = async (url) => {
    const form = await Form.in(await open(url));
    return (await form.top()).fields.filter(({ isSearch }) => !isSearch).map(nameOf);
  };
  assert.deepEqual(await asked('https://app.dawiso.example/'), ['Host', 'API token']);
  assert.deepEqual(await asked('https://app.dawiso.example/windows.html'), ['Server address', 'User directory', 'User']);
  assert.deepEqual(await asked('https://wip.ebiexperts.example/'), [
    'Name', 'Url', 'Authorization endpoint', 'Authentication endpoint', 'Client Id', 'Secret Key', 'Proxy User', 'Proxy User Key',
  ]);
  assert.deepEqual(await asked('https://forms.customer.example/deutsch.html'), ['Mandant', 'Region', 'Rechnername', 'API-Schlüssel']);
  assert.deepEqual(await asked('https://forms.customer.example/francais.html'), ['Nom du locataire', 'Région', 'Nom d’hôte', 'Clé d’API']);
});

journey('fields that come late are noticed, those of a web component too', async ({ browser, open }) => {
  const form = await Form.in(await open('https://forms.customer.example/late.html'));
  const before = await form.top();
  assert.deepEqual(before.fields, []);
  assert.equal(await form.changes(before, 50), 'same');
  for (const [arrive, names] of [['arrive', ['Tenant', 'API Key']], ['arriveInShadow', ['Tenant', 'API Key', 'Region']]]) {
    const changed = form.changes(await form.top(), 20_000);
    await browser.tab.evaluate((arrive) => window[arrive](), arrive);
    assert.equal(await changed, 'changed');
    const page = await form.top();
    assert.deepEqual(page.fields.map(nameOf), names);
  }
});

journey('a form without TLS says so by its origin', async ({ open }) => {
  const form = await Form.in(await open('http://forms.customer.example/'));
  const page = await form.top();
  assert.equal(page.origin, 'http://forms.customer.example');
  assert.match(page.page, /^[0-9a-f]{32}$/);
  assert.deepEqual(await form.fill(page, { Region: 'us' }), { Region: 'filled' });
});

journey('a page that is not in front is filled all the same', async ({ browser, open }) => {
  const popup = await open(STACKONE);
  const form = await Form.in(popup);
  const behind = await browser.newTab(() => popup.page.evaluate(() => { chrome.tabs.create({ url: 'popup.html?tab=0' }); }));
  await browser.tab.waitForFunction(() => document.hidden, { polling: 50 });
  const outcomes = await form.from(behind).fill(await form.from(behind).top(), { Region: 'us', 'API Key': 'demo-key' });
  assert.deepEqual(outcomes, { Region: 'filled', 'API Key': 'filled' });
  await behind.close();
});
