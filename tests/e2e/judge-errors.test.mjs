// How the demo tenant words its refusals, as Qlik's own client reads them: every resource has its own shape.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import apiKeys from '@qlik/api/api-keys';
import groups from '@qlik/api/groups';
import roles from '@qlik/api/roles';
import spaces from '@qlik/api/spaces';
import tenants from '@qlik/api/tenants';
import users from '@qlik/api/users';
import { holder } from './harness/judge.mjs';
import { Tenant } from './harness/tenant.mjs';
import { dialLoopback, signIn } from './harness/visitor.mjs';
import { ADA } from './harness/world.mjs';

let tenant;
let ada;

before(async () => {
  tenant = await Tenant.start();
  await dialLoopback(tenant);
});
after(() => tenant.stop());

beforeEach(async () => {
  await tenant.reset();
  ada = await holder(tenant, ADA);
});

/** What the client throws of a call: the status, and the body as it came. */
async function thrown(call) {
  const { status, data } = await call.then(() => assert.fail('the call was let through'), (error) => error);
  return { status, body: data };
}

/** The required fields are there, and those that a resource writes its own way are written that way. */
function worded({ status, body }, expected, { writes, traced }) {
  assert.equal(status, expected);
  const [error] = body.errors;
  assert.ok(error.code.length > 0 && error.title.length > 0);
  assert.equal(typeof error.detail, 'string');
  assert.deepEqual(error.status, { number: expected, string: String(expected), nothing: undefined }[writes]);
  assert.equal(typeof body.traceId, traced ? 'string' : 'undefined');
}

const shapes = {
  'api-keys': { writes: 'number', traced: false },
  groups: { writes: 'number', traced: false },
  roles: { writes: 'nothing', traced: true },
  spaces: { writes: 'number', traced: false },
  tenants: { writes: 'string', traced: false },
  users: { writes: 'nothing', traced: true },
};

const missing = {
  'api-keys': () => apiKeys.getApiKey('none', ada),
  groups: () => groups.getGroup('none', ada),
  roles: () => roles.getRole('none', ada),
  tenants: () => tenants.getTenant('none', ada),
  users: () => users.getUser('none', {}, ada),
};

for (const [resource, call] of Object.entries(missing)) {
  test(`says in the shape of ${resource} that something is not there`, async () => {
    worded(await thrown(call()), 404, shapes[resource]);
  });
}

const wrong = {
  'api-keys': () => apiKeys.getApiKeys({ limit: 0 }, ada),
  groups: () => groups.getGroups({ filter: 'name' }, ada),
  roles: () => roles.createRole({ name: '' }, ada),
  spaces: () => spaces.getSpaces({ limit: 1_000 }, ada),
  users: () => users.patchUser(ADA, [{ op: 'set', path: '/assignedRoles', value: [] }], ada),
};

for (const [resource, call] of Object.entries(wrong)) {
  test(`says in the shape of ${resource} what is wrong with a call`, async () => {
    worded(await thrown(call()), 400, shapes[resource]);
  });
}

test('answers a key that does not work in the shape of what was asked for', async () => {
  const bad = { ...ada, hostConfig: { ...ada.hostConfig, apiKey: 'a.b.c' } };
  worded(await thrown(apiKeys.getApiKeys({}, bad)), 401, shapes['api-keys']);
  worded(await thrown(users.getUser(ADA, {}, bad)), 401, shapes.users);
});

test('lists what was left out of a partial success', async () => {
  await tenant.switches({ users_patch: 'partial' });
  const give = [{ op: 'add', path: '/assignedRoles/-', value: { name: 'Report readers' } }];
  const { status, data } = await users.patchUser(ADA, give, ada);
  worded({ status, body: data }, 207, shapes.users);
});

test('has its refusals of a CSRF token at the top, or among the errors', async () => {
  const session = await signIn();
  const change = async () => {
    const answer = await session('/api/v1/api-keys/none', { method: 'DELETE' });
    return { status: answer.status, body: await answer.json() };
  };
  const { status, body } = await change();
  assert.deepEqual([status, body.code, body.errors], [403, 'CSRF-TOKEN-2', undefined]);
  await tenant.switches({ csrf_error: 'errors_array' });
  const { body: { errors: [error] } } = await change();
  assert.deepEqual([error.code, error.status], ['CSRF-TOKEN-2', '403']);
});
