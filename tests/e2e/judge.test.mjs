// Qlik's own client against the demo tenant. Latchkey is not involved: what is judged is whether the demo tenant
// speaks Qlik's language, so that the journeys prove something.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import apiKeys from '@qlik/api/api-keys';
import csrfToken from '@qlik/api/csrf-token';
import spaces from '@qlik/api/spaces';
import tenants from '@qlik/api/tenants';
import users from '@qlik/api/users';
import { holder, refusal } from './harness/judge.mjs';
import { ALIAS, SYSTEM_HOST, Tenant } from './harness/tenant.mjs';
import { dialLoopback } from './harness/visitor.mjs';
import { ADA } from './harness/world.mjs';

let tenant;
let ada;
let bob;

before(async () => {
  tenant = await Tenant.start();
  await dialLoopback(tenant);
});
after(() => tenant.stop());

beforeEach(async () => {
  await tenant.reset();
  ada = await holder(tenant, ADA);
  bob = await holder(tenant, await idOf('Bob'));
});

const idOf = async (name) => (await tenant.world()).users.find((user) => user.name.startsWith(name)).id;

test('lists every key once, page by page, from either end', async () => {
  const known = (await tenant.world()).keys.map((key) => key.id).sort();
  for (const sort of ['created', '-created', '+status', 'description']) {
    const seen = [];
    for (let page = await apiKeys.getApiKeys({ limit: 7, sort }, ada); page; page = await page.next?.(ada)) {
      assert.ok(page.data.data.length <= 7);
      seen.push(...page.data.data.map((key) => key.id));
    }
    assert.deepEqual(seen.sort(), known, `sorted by ${sort}`);
  }
});

test('leads back to the page before', async () => {
  const first = await apiKeys.getApiKeys({ limit: 5 }, ada);
  const second = await first.next(ada);
  assert.deepEqual((await second.prev(ada)).data.data, first.data.data);
});

test('gives a key every field that the contract requires', async () => {
  const { data } = (await apiKeys.getApiKeys({ limit: 100 }, ada)).data;
  for (const key of data) {
    for (const field of ['id', 'sub', 'subType', 'tenantId', 'status', 'expiry', 'description', 'createdByUser']) {
      assert.equal(typeof key[field], 'string', `${field} of ${key.id}`);
    }
    assert.equal(key.token, undefined, 'a token is shown once, when made');
  }
});

test('filters by status and by owner', async () => {
  const revoked = (await apiKeys.getApiKeys({ status: 'revoked', limit: 100 }, ada)).data.data;
  assert.ok(revoked.length > 0);
  assert.ok(revoked.every((key) => key.status === 'revoked'));
  const own = (await apiKeys.getApiKeys({ sub: ADA, limit: 100 }, ada)).data.data;
  assert.ok(own.length > 0);
  assert.ok(own.every((key) => key.sub === ADA));
});

test('refuses a limit above 100 and two cursors at once', async () => {
  assert.equal((await refusal(apiKeys.getApiKeys({ limit: 101 }, ada))).status, 400);
  assert.equal((await refusal(apiKeys.getApiKeys({ startingAfter: 'a', endingBefore: 'b' }, ada))).status, 400);
});

test('shows others than admins their own keys only', async () => {
  const me = (await users.getMyUser(bob)).data.id;
  const { data } = (await apiKeys.getApiKeys({ limit: 100 }, bob)).data;
  assert.ok(data.length > 0);
  assert.ok(data.every((key) => key.sub === me));
  assert.equal((await refusal(apiKeys.getApiKeys({ sub: ADA }, bob))).status, 403);
});

test('makes a key whose token works, and renames it', async () => {
  const made = (await apiKeys.createApiKey({ description: 'Nightly', expiry: 'P7D' }, bob)).data;
  assert.equal(Date.parse(made.expiry) - Date.parse(made.created), 7 * 24 * 3600 * 1000);
  const claims = JSON.parse(Buffer.from(made.token.split('.')[1], 'base64url'));
  assert.deepEqual([claims.jti, claims.sub, claims.tenantId], [made.id, made.sub, made.tenantId]);

  const its = { ...bob, hostConfig: { ...bob.hostConfig, apiKey: made.token } };
  const rename = [{ op: 'replace', path: '/description', value: 'Nightly EU' }];
  assert.equal((await apiKeys.patchApiKey(made.id, rename, its)).status, 204);
  const read = (await apiKeys.getApiKey(made.id, its)).data;
  assert.equal(read.description, 'Nightly EU');
  assert.equal(read.token, undefined);
});

test('refuses a key that lives too long, one too many, and anyone without the permission', async () => {
  const forbidden = await refusal(apiKeys.createApiKey({ description: 'Far', expiry: 'P366D' }, bob));
  assert.equal(forbidden.status, 400);
  for (const description of ['third', 'fourth', 'fifth']) await apiKeys.createApiKey({ description }, bob);
  assert.equal((await refusal(apiKeys.createApiKey({ description: 'sixth' }, bob))).status, 400);
  const { groups } = await tenant.world();
  const nothing = groups.map((group) => ({ ...group, assignedRoles: [] }));
  await tenant.switches({ key_needs_permission: false });
  await tenant.patch({ groups: nothing });
  assert.equal((await refusal(apiKeys.createApiKey({ description: 'mine' }, bob))).status, 403);
});

test('lets an admin change the rules for keys, one step each', async () => {
  const { id } = (await tenants.getMyTenant(ada)).data;
  const rules = { max_keys_per_user: 10, max_api_key_expiry: 'P90D', scim_externalClient_expiry: 'P180D' };
  const steps = Object.entries(rules).map(([field, value]) => ({ op: 'replace', path: `/${field}`, value }));
  assert.equal((await apiKeys.patchApiKeysConfig(id, steps, ada)).status, 204);
  assert.deepEqual((await apiKeys.getApiKeysConfig(id, bob)).data, rules);
  assert.equal((await refusal(apiKeys.patchApiKeysConfig(id, steps, bob))).status, 403);
  const odd = [{ op: 'replace', path: '/max_keys_per_user', value: 1001 }];
  assert.equal((await refusal(apiKeys.patchApiKeysConfig(id, odd, ada))).status, 400);
  assert.equal((await refusal(apiKeys.getApiKeysConfig('another', ada))).status, 404);
});

test('lets a key be tried on spaces too', async () => {
  assert.deepEqual((await spaces.getSpaces({ limit: 1 }, bob)).data.data, []);
});

test("an owner's DELETE removes the key", async () => {
  const { id } = (await apiKeys.createApiKey({ description: 'Short' }, bob)).data;
  assert.equal((await apiKeys.deleteApiKey(id, bob)).status, 204);
  assert.equal((await refusal(apiKeys.getApiKey(id, bob))).status, 404);
});

test("an admin's DELETE revokes the key, which then opens nothing", async () => {
  const { id, token } = (await apiKeys.createApiKey({ description: 'Leaked' }, bob)).data;
  assert.equal((await apiKeys.deleteApiKey(id, ada)).status, 204);
  assert.equal((await apiKeys.getApiKey(id, ada)).data.status, 'revoked');
  const its = { ...bob, hostConfig: { ...bob.hostConfig, apiKey: token } };
  assert.equal((await refusal(users.getMyUser(its))).status, 401);
});

test('keeps others off what is not theirs, in words the client can read', async () => {
  const [foreign] = (await apiKeys.getApiKeys({ sub: ADA }, ada)).data.data;
  const refused = await refusal(apiKeys.deleteApiKey(foreign.id, bob));
  assert.equal(refused.status, 403);
  assert.equal(typeof refused.code, 'string');
  assert.equal(typeof refused.title, 'string');
});

test('says who one is, through the redirect', async () => {
  const me = (await users.getMyUser(ada)).data;
  assert.equal(me.id, ADA);
  assert.ok(me.assignedRoles.some((role) => role.name === 'TenantAdmin'));
});

test('finds users by the documented filter, deleted ones too', async () => {
  const everybody = (await tenant.world()).users;
  const ids = everybody.map((user) => `id eq "${user.id}"`).join(' or ');
  const statuses = ['active', 'invited', 'disabled', 'deleted', 'provisioned'].map((word) => `status eq "${word}"`).join(' or ');
  const filter = `(${ids}) and (${statuses})`;
  const byGet = (await users.getUsers({ filter, limit: 100 }, ada)).data.data;
  const byPost = (await users.filterUsers({ limit: 100 }, { filter }, ada)).data.data;
  assert.deepEqual(byGet.map((user) => user.id).sort(), byPost.map((user) => user.id).sort());
  assert.ok(byGet.some((user) => user.status === 'deleted'));
});

test('refuses a filter outside the documented forms', async () => {
  assert.equal((await refusal(users.getUsers({ filter: 'shoeSize gt 4' }, ada))).status, 400);
});

test('says which tenant it is, by both of its names', async () => {
  const me = (await tenants.getMyTenant(ada)).data;
  assert.deepEqual(me.hostnames, [SYSTEM_HOST, ALIAS]);
  assert.equal(me.region, 'us');
  const bySystemName = { ...ada, hostConfig: { ...ada.hostConfig, host: SYSTEM_HOST } };
  assert.equal((await tenants.getMyTenant(bySystemName)).data.id, me.id);
});

test('gives holders of a key no CSRF token', async () => {
  const refused = await refusal(csrfToken.getCsrfToken(ada));
  assert.deepEqual([refused.status, refused.code], [400, 'CSRF-TOKEN-4']);
});

test('answers 429 with Retry-After once a budget is spent', async () => {
  await tenant.switches({ budgets: { tier1: 1, tier2: 1, retry_after: 7 } });
  await apiKeys.getApiKeys({}, ada);
  const refused = await apiKeys.getApiKeys({}, ada).then(() => assert.fail('let through'), (thrown) => thrown);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '7');
  assert.equal(refused.data.errors[0].code, 'HTTP-429');
});
