// The tenant's rules for keys: read in words, changed by what differs alone, refused in plain words.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { ADA, aKey, inDays, only } from './harness/world.mjs';

const journey = journeys();
const CONFIGS = '/api/v1/api-keys/configs/';
const patches = async (tenant) => (await tenant.log()).filter((call) => call.method === 'PATCH' && call.path.startsWith(CONFIGS));

async function settings({ tenant, open }, config) {
  if (config) await tenant.setConfig(config);
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'Settings');
  return popup;
}

const choose = async (popup, name, value) => (await popup.find('combobox', name)).select(value);
const chosen = async (popup, name) => (await popup.find('combobox', name)).evaluate((list) => list.selectedOptions[0].textContent);

async function type(popup, name, text) {
  await popup.click('spinbutton', name, { count: 3 });
  await popup.press('Backspace');
  await popup.type(text);
}

journey('tells the rules in words, whatever form the tenant writes them in', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open }, {
    max_keys_per_user: 12, max_api_key_expiry: 'P1Y2M', scim_externalClient_expiry: 'P1DT12H',
  });
  const count = await popup.find('spinbutton', 'Active keys per user');
  assert.equal(await count.evaluate((box) => box.value), '12');
  assert.equal(await chosen(popup, 'Longest expiry'), '1 year, 2 months, as now');
  assert.equal(await chosen(popup, 'Life of SCIM keys'), '1 day, 12 hours, as now');
  await popup.says('existing keys keep their expiry');
  assert.ok(!(await popup.has('checkbox', 'API keys enabled')), 'the former switch is not shown where it is not');
});

journey('keeps a text that it does not understand, and says what is not known', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open }, { max_api_key_expiry: 'for ever' });
  assert.equal(await chosen(popup, 'Longest expiry'), 'for ever, as now');
  assert.equal(await chosen(popup, 'Life of SCIM keys'), 'Not known, as now');
  await popup.says('Now: not known.');
  await choose(popup, 'Life of SCIM keys', 'P30D');
  await popup.click('button', 'Save');
  await popup.says('Saved.');
  assert.deepEqual((await patches(tenant)).map((call) => JSON.parse(call.body)), [
    [{ op: 'replace', path: '/scim_externalClient_expiry', value: 'P30D' }],
  ]);
});

journey.smoke('changes what differs alone, and says who would be over it', async ({ tenant, open }) => {
  await only(tenant, ...['A', 'B', 'C'].map((description) => aKey({ description })), aKey({ description: 'D', created: inDays(-1), expiry: inDays(90) }), aKey({ description: 'E', sub: ADA }));
  const popup = await settings({ tenant, open }, { max_keys_per_user: 5, max_api_key_expiry: 'P365D', scim_externalClient_expiry: 'P365D' });
  await popup.says('Today nobody has more active keys than that');
  await type(popup, 'Active keys per user', '3');
  await popup.says(/1 person has more active keys than that: Eve Adams 4/);
  await choose(popup, 'Longest expiry', 'own');
  await type(popup, 'Longest expiry in days', '60');
  await popup.says('1 active key lives longer than that.');
  await popup.click('button', 'Save');
  await popup.says('Saved. Open Qlik tabs need a reload');
  assert.equal(await popup.focus(), 'button Save');
  const { config } = await tenant.world();
  assert.deepEqual(config, { max_keys_per_user: 3, max_api_key_expiry: 'P60D', scim_externalClient_expiry: 'P365D' });
  assert.deepEqual((await patches(tenant)).map((call) => JSON.parse(call.body)), [[
    { op: 'replace', path: '/max_keys_per_user', value: 3 },
    { op: 'replace', path: '/max_api_key_expiry', value: 'P60D' },
  ]]);
  const calls = (await tenant.log()).filter((call) => call.path.startsWith(CONFIGS)).map((call) => call.method);
  assert.deepEqual(calls, ['GET', 'PATCH', 'GET'], 'the rules are read again after');
  assert.equal(await chosen(popup, 'Longest expiry'), '60 days, as now');
});

journey('takes no number that cannot be', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  const box = await popup.find('spinbutton', 'Active keys per user');
  for (const typed of ['1001', '-1', '2.5']) {
    await type(popup, 'Active keys per user', typed);
    await popup.until((box) => box.ariaInvalid === 'true', box);
    const save = await popup.find('button', 'Save');
    assert.equal(await save.evaluate((button) => button.ariaDisabled), 'true', typed);
  }
  assert.deepEqual(await patches(tenant), []);
});

for (const [status, words] of [[403, /Not saved: the rules are as they were\. .*your account lacks the right/], [400, /Not saved: the rules are as they were\./]]) {
  journey(`says that it was not saved, and keeps what was typed (${status})`, async ({ tenant, open }) => {
    const popup = await settings({ tenant, open });
    await tenant.fault({ method: 'PATCH', path: CONFIGS }, { kind: 'status', status, body: '{"errors":[{"code":"APIKEYS-7","title":"Out of range"}]}' });
    await type(popup, 'Active keys per user', '7');
    await popup.click('button', 'Save');
    await popup.says(words);
    await popup.says('Out of range');
    const box = await popup.find('spinbutton', 'Active keys per user');
    assert.equal(await box.evaluate((box) => box.value), '7');
    assert.equal((await tenant.world()).config.max_keys_per_user, 5);
  });
}

for (const [kind, words] of [['drop_after', 'The rules are as you wanted them'], ['drop', 'Not saved: the rules are as they were.']]) {
  journey(`reads the rules where the answer is lost (${kind})`, async ({ tenant, open }) => {
    const popup = await settings({ tenant, open });
    await tenant.fault({ method: 'PATCH', path: CONFIGS, times: 1 }, { kind });
    await type(popup, 'Active keys per user', '7');
    await popup.click('button', 'Save');
    await popup.says(words);
    assert.equal((await patches(tenant)).length, 1, 'nothing is sent twice');
  });
}

journey('says so where the rules cannot be read, and reads them on a word', async ({ tenant, open }) => {
  await tenant.switches({ config_readable: 'nobody' });
  const popup = await settings({ tenant, open });
  await popup.says('This could not be read.');
  await popup.find('heading', 'Who may make keys');
  await tenant.switches({ config_readable: 'everyone' });
  await popup.click('button', 'Try again');
  await popup.find('spinbutton', 'Active keys per user');
});

journey('shows the former switch where the tenant still has it', async ({ tenant, open }) => {
  await tenant.switches({ api_keys_enabled: 'present' });
  const popup = await settings({ tenant, open });
  await popup.click('checkbox', 'API keys enabled');
  await popup.click('button', 'Save');
  await popup.says('Saved.');
  const [patch] = await patches(tenant);
  assert.deepEqual(JSON.parse(patch.body).map((step) => step.path), ['/api_keys_enabled']);
});

journey('tells who follows an older guide what took its place', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await (await popup.page.waitForSelector('summary::-p-text(older guide)')).click();
  await popup.says(/Enable API keys.*Developer.*Qlik has removed both.*Manage API keys/);
});

journey('tells somebody who is no admin why not, with a text to send', async ({ tenant, open }) => {
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob'));
  await tenant.visitor(bob.id);
  const popup = await settings({ tenant, open });
  await popup.says('Only a TenantAdmin can see and change the rules');
  await popup.click('button', 'Copy text');
  await popup.says('Copied: The text');
  const text = await popup.clipboard();
  for (const part of ['acme-corp.us.qlikcloud.com', 'Manage API keys']) assert.ok(text.includes(part), text);
  const asked = (await tenant.log()).map((call) => call.path);
  assert.ok(!asked.some((path) => path.startsWith(CONFIGS) || path.startsWith('/api/v1/roles')), 'nothing is asked that would be refused');
});

journey('has no fault that axe knows of, in light and dark', async ({ tenant, open }) => {
  await tenant.switches({ api_keys_enabled: 'present' });
  const popup = await settings({ tenant, open });
  await popup.says('API key makers');
  await choose(popup, 'Longest expiry', 'own');
  await popup.find('spinbutton', 'Longest expiry in days');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
});
