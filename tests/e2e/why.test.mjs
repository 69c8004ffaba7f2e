// Why a key is answered 401: each verdict by a real paste, and the test that sends the key once.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { ADA, aKey, aRole, aToken, aUser, inDays, only } from './harness/world.mjs';
import { ALIAS, OTHER_TENANT } from './harness/tenant.mjs';

const journey = journeys();
const owner = aUser({ id: 'd1'.repeat(12), name: 'Otto Owner', email: 'otto@acme.example' });
const key = aKey({ description: 'Refused key', sub: owner.id });

/** The list, with the box of "Why 401?" waiting; `facts` change the key, `account` its owner. */
async function ready({ tenant, open }, { facts = {}, account = {}, mayHold = true, others = [] } = {}) {
  const makers = aRole({ name: 'Makers' });
  await only(tenant, { ...key, ...facts }, aKey({ description: 'Another' }), ...others);
  const assignedRoles = mayHold ? [{ id: makers.id, name: makers.name }] : [];
  await tenant.patch({ roles: [makers], users: [{ ...owner, assignedRoles, ...account }] });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Why 401?');
  await popup.find('region', 'Why 401?');
  assert.equal(await popup.focus(), 'textbox API key or its id');
  return popup;
}

const whole = (tenant) => tenant.token(key.id);
const bearers = async (tenant) => (await tenant.log()).filter((call) => call.authorization);

/** Nothing of the token is on the page, in any storage or in what the tenant logged. */
async function keptSecret(tenant, popup, token) {
  const everywhere = [await popup.html(), JSON.stringify(await popup.storage()), JSON.stringify(await tenant.log())].join();
  for (const part of token.split('.').slice(1)) assert.ok(!everywhere.includes(part));
}

const verdicts = [
  ['revoked', { facts: { status: 'revoked' } }, 'It was revoked'],
  ['expired', { facts: { status: 'expired', expiry: inDays(-3) } }, /It expired: \w+day, /],
  ['over by the clock, though the tenant still says active', { facts: { expiry: inDays(-1) } }, /It expired: \w+day, /],
  ['of a status that nobody knows', { facts: { status: 'dormant' } }, 'The tenant calls it “dormant”, not active'],
  ['of a disabled owner', { account: { status: 'disabled' } }, 'Its owner’s account is disabled'],
  ['of a deleted owner', { account: { status: 'deleted' } }, 'Its owner’s account is deleted'],
  ['of an owner without the permission', { mayHold: false }, 'Its owner may not hold keys'],
  ['that nothing speaks against', {}, 'Nothing that was read speaks against it'],
];

for (const [what, world, expected] of verdicts) {
  journey(`tells of a key ${what}`, async ({ tenant, open }) => {
    const popup = await ready({ tenant, open }, world);
    const token = await whole(tenant);
    await tenant.clearLog();
    await popup.paste(token);
    await popup.says(expected);
    assert.deepEqual(await bearers(tenant), [], 'without a word from the user the key is not sent');
    await keptSecret(tenant, popup, token);
  });
}

journey('tells of a key whose owner no query knows', async ({ tenant, open }) => {
  await tenant.patch({ remove_users: [owner.id] });
  await only(tenant, key);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Why 401?');
  await popup.paste(key.id);
  await popup.says('The tenant has no such owner any more');
});

journey('tells a deleted key by its token, and leaves it open by its id', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  const token = await whole(tenant);
  await tenant.patch({ remove_keys: [key.id] });
  await popup.paste(token);
  await popup.says('It was deleted: this tenant has no key with its id');
  await popup.click('button', 'Close');
  await popup.click('button', 'Why 401?');
  await popup.paste(key.id);
  await popup.says('The whole key would tell which.');
});

journey('tells a key of another tenant, and which, where it has been opened before', async ({ tenant, browser, open }) => {
  const { tenant: { id: tenantId } } = await tenant.world(OTHER_TENANT);
  const there = await open(`https://${OTHER_TENANT}/`);
  await there.loaded();
  const popup = await ready({ tenant, open: () => open(`https://${ALIAS}/`) });
  await popup.paste(aToken({ jti: '11111111-2222-4333-8444-555555555555', sub: 'x', tenantId }).whole);
  await popup.says('It belongs to another tenant');
  await popup.says(`You have opened that tenant before: ${OTHER_TENANT}.`);
  assert.ok(!(await popup.has('button', 'Test')), 'it is not sent where it doesn’t belong');
});

journey.smoke('tests a key on request, once, and forgets it', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  const token = await whole(tenant);
  await popup.paste(token);
  await popup.says('is sent only if you press Test');
  assert.deepEqual(await popup.violations(), []);
  await tenant.clearLog();
  await popup.click('button', 'Test');
  await popup.says('It works: the tenant let it in just now');
  await popup.says('It was let in as Otto Owner.');
  const sent = await bearers(tenant);
  assert.ok(sent.length > 0 && sent.every((call) => call.cookies.length === 0 && call.host === ALIAS));
  await popup.gone('button', 'Test');
  await keptSecret(tenant, popup, token);
});

journey('says that a key works which everything speaks for, and one that is refused all the same', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/roles' }, { kind: 'status', status: 403 });
  const popup = await ready({ tenant, open }, { mayHold: false });
  await popup.paste(await whole(tenant));
  await popup.says('whether the owner may hold keys isn’t known');
  await popup.click('button', 'Test');
  await popup.says('The tenant refused it, and nothing that was read says why');
  await popup.says('Ada Lovelace');
  assert.ok(await popup.has('grid', 'API keys'), 'the session itself is not over');
});

journey('decides by another call where the tenant redirects the test to another host', async ({ tenant, open }) => {
  await tenant.switches({ redirects: 'system_hostname' });
  const popup = await ready({ tenant, open });
  await popup.paste(await whole(tenant));
  await popup.click('button', 'Test');
  await popup.says('It works: the tenant let it in just now');
});

journey('lets somebody who is no admin test another’s key', async ({ tenant, open }) => {
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob'));
  await tenant.visitor(bob.id);
  const popup = await ready({ tenant, open }, { others: [aKey({ description: 'His own', sub: bob.id })] });
  await popup.paste(await whole(tenant));
  await popup.says('You can’t see this key');
  await popup.click('button', 'Test');
  await popup.says('It was let in as Otto Owner.');
});

journey('takes the id of a user for what it is, and leads to their page', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await tenant.clearLog();
  await popup.paste(owner.id);
  await popup.says('This is the id of a user, not of a key.');
  assert.deepEqual(await tenant.log(), []);
  await popup.click('button', 'All keys of Otto Owner');
  await popup.find('region', 'Otto Owner');
  assert.notEqual(owner.id, ADA);
});

journey('closes the box by Escape, and keeps the popup', async (given) => {
  const popup = await ready(given);
  assert.deepEqual(await popup.violations(), []);
  await popup.press('Escape');
  await popup.gone('region', 'Why 401?');
  assert.equal(await popup.focus(), 'searchbox Search keys');
});
