// Qlik's own client against the demo tenant's roles, groups and users: who may make keys, and how that is changed.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import apiKeys from '@qlik/api/api-keys';
import groups from '@qlik/api/groups';
import roles from '@qlik/api/roles';
import users from '@qlik/api/users';
import { holder, refusal } from './harness/judge.mjs';
import { Tenant } from './harness/tenant.mjs';
import { dialLoopback } from './harness/visitor.mjs';
import { ADA } from './harness/world.mjs';

const EVERYONE = '000000000000000000000001';
const MAKERS = { name: 'API key makers' };
const allow = [{ op: 'add', path: '/assignedScopes/-', value: 'api-keys' }];
const forbid = [{ op: 'remove-value', path: '/assignedScopes', value: 'api-keys' }];

let tenant;
let ada;
let bob;
let grace;

before(async () => {
  tenant = await Tenant.start();
  await dialLoopback(tenant);
});
after(() => tenant.stop());

beforeEach(async () => {
  await tenant.reset();
  const people = (await tenant.world()).users;
  const idOf = (name) => people.find((user) => user.name.startsWith(name)).id;
  ada = await holder(tenant, ADA);
  bob = await holder(tenant, idOf('Bob'));
  grace = idOf('Grace');
});

const role = async (name) => (await roles.getRoles({ filter: `name eq "${name}"` }, ada)).data.data[0];
const named = (list) => list.map(({ name }) => name).sort();
const rolesOf = async (id) => named((await users.getUser(id, {}, ada)).data.assignedRoles);

test('lists every role once, page by page, with its scopes', async () => {
  const seen = [];
  for (let page = await roles.getRoles({ limit: 3 }, ada); page; page = await page.next?.(ada)) seen.push(...page.data.data);
  assert.deepEqual(named(seen), named((await tenant.world()).roles));
  assert.ok(seen.every((role) => Array.isArray(role.assignedScopes) && role.links.self.href.endsWith(`/${role.id}`)));
  assert.equal((await role('UserDefault')).type, 'default');
  assert.equal((await roles.getRoles({ filter: 'type eq "custom"', totalResults: true }, ada)).data.totalResults, 4);
});

test('lets everyone make keys by User Default, and no one again', async () => {
  const { id } = await role('UserDefault');
  assert.equal((await roles.patchRole(id, allow, ada)).status, 204);
  assert.ok((await roles.getRole(id, ada)).data.assignedScopes.includes('api-keys'));
  const other = await holder(tenant, grace);
  assert.equal((await roles.patchRole(id, forbid, ada)).status, 204);
  assert.equal((await refusal(apiKeys.getApiKeys({}, other))).status, 401);
});

test('makes a role once, gives it to a person, and keeps it while they have it', async () => {
  const wish = { name: 'Nightly jobs', description: 'May hold keys', assignedScopes: ['api-keys'] };
  const { status, data: made } = await roles.createRole(wish, ada);
  assert.deepEqual([status, made.type, made.assignedScopes], [201, 'custom', ['api-keys']]);
  assert.equal((await refusal(roles.createRole(wish, ada))).status, 400);

  const give = [{ op: 'add', path: '/assignedRoles/-', value: { name: made.name } }];
  assert.equal((await users.patchUser(grace, give, ada)).status, 204);
  assert.deepEqual(await rolesOf(grace), ['Nightly jobs']);
  assert.equal((await refusal(roles.deleteRole(made.id, ada))).status, 403);

  const take = [{ op: 'remove-value', path: '/assignedRoles', value: { id: made.id } }];
  assert.equal((await users.patchUser(grace, take, ada)).status, 204);
  assert.equal((await roles.deleteRole(made.id, ada)).status, 204);
  assert.equal((await refusal(roles.getRole(made.id, ada))).status, 404);
});

test('answers 207 with errors where a step of a user was left out', async () => {
  await tenant.switches({ users_patch: 'partial' });
  const give = [{ op: 'add', path: '/assignedRoles/-', value: MAKERS }];
  const { status, data } = await users.patchUser(grace, give, ada);
  assert.equal(status, 207);
  assert.equal(typeof data.errors[0].title, 'string');
  assert.deepEqual(await rolesOf(grace), []);
});

test('replaces the whole list of roles of a group, also of that of everybody', async () => {
  const [integrators] = (await groups.getGroups({ filter: 'name eq "Integrators"' }, ada)).data.data;
  const value = [...integrators.assignedRoles.map(({ id }) => ({ id })), { id: (await role(MAKERS.name)).id }];
  assert.equal((await groups.patchGroup(integrators.id, [{ op: 'replace', path: '/assignedRoles', value }], ada)).status, 204);
  assert.deepEqual(named((await groups.getGroup(integrators.id, ada)).data.assignedRoles), ['API key makers', 'Pipeline builders']);

  const path = `/systemGroups/${EVERYONE}/assignedRoles`;
  const everybody = [{ op: 'replace', path, value: [{ name: 'UserDefault' }, MAKERS] }];
  assert.equal((await groups.patchGroupsSettings(everybody, ada)).status, 204);
  const settings = (await groups.getGroupsSettings(ada)).data.systemGroups[EVERYONE];
  assert.deepEqual(settings.assignedRoles, (await groups.getGroup(EVERYONE, ada)).data.assignedRoles);
  assert.deepEqual(named(settings.assignedRoles), ['API key makers', 'UserDefault']);
});

test('finds people by name, by e-mail and by what they may do', async () => {
  const find = async (filter) => named((await users.getUsers({ filter, limit: 100 }, ada)).data.data);
  const status = '(status eq "active" or status eq "invited")';
  assert.deepEqual(await find('name co "lovelace" or email co "partner"'), ['Ada Lovelace', 'Iris Novak']);
  assert.deepEqual(await find(`(name co "a" and assignedRoles.name eq "${MAKERS.name}") and ${status}`), ['Ada Lovelace', 'Priya Raman']);
  const direct = await find('assignedScopes eq "api-keys"');
  await tenant.switches({ assigned_scopes_filter: 'inherited' });
  const inherited = await find('assignedScopes eq "api-keys"');
  assert.ok(inherited.length > direct.length);
  const count = (await users.getUsers({ filter: '(status eq "active")', totalResults: true, limit: 1 }, ada)).data;
  assert.equal(count.totalResults, (await tenant.world()).users.filter((user) => user.status === 'active').length);
});

test('shows roles and groups to admins only, in words the client can read', async () => {
  const nothing = [{ op: 'replace', path: '/assignedRoles', value: [] }];
  const calls = [
    () => roles.getRoles({}, bob),
    () => groups.getGroups({}, bob),
    () => groups.getGroupsSettings(bob),
    () => users.patchUser(grace, nothing, bob),
  ];
  for (const call of calls) {
    const refused = await refusal(call());
    assert.equal(refused.status, 403);
    assert.equal(typeof refused.code, 'string');
    assert.equal(typeof refused.title, 'string');
  }
});
