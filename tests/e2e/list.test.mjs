// Every key, with its owner and status.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, aUser, EVE, inDays, only } from './harness/world.mjs';

const journey = journeys();

journey.smoke('shows each key of the tenant once', async ({ tenant, open }) => {
  const popup = await open();
  await popup.loaded();
  const { keys } = await tenant.world();
  const shown = await popup.allKeys();
  assert.equal(shown.length, keys.length);
  assert.equal(new Set(shown.map((key) => key.index)).size, keys.length);
});

journey('puts active keys first', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  const statuses = (await popup.allKeys()).map((key) => key.status);
  const active = statuses.filter((status) => status === 'Active').length;
  assert.ok(active > 0);
  assert.ok(statuses.slice(0, active).every((status) => status === 'Active'));
});

journey('asks each of the first questions once, though two have the chance to', async ({ tenant, open }) => {
  const popup = await open();
  await popup.loaded();
  const asked = (await tenant.log()).map(({ path, query }) => `${path}?${query}`).filter((call) => /users.me|tenants.me|status=active/.test(call));
  assert.deepEqual(asked.toSorted(), ['/api/v1/api-keys?limit=100&status=active&sort=-created', '/api/v1/tenants/me?', '/api/v1/users/me?']);
});

journey('asks for every owner once, fifty at a time, with all five statuses and their roles', async ({ tenant, open }) => {
  await tenant.reset({ keys: 2_000 });
  const popup = await open();
  await popup.loaded();
  const lookups = async () => (await tenant.log()).filter((call) => call.path === '/api/v1/users').map((call) => new URLSearchParams(call.query));
  const ids = async () => (await lookups()).flatMap((query) => query.get('filter').match(/(?<=\bid eq ")[^"]+/g));
  const owners = new Set((await tenant.world()).keys.filter((key) => key.subType === 'user').map((key) => key.sub));
  // Ada may be known by then: it is she who is signed in.
  const others = (ids) => [...ids].filter((id) => id !== ADA).toSorted();
  await eventually(async () => others(await ids()), others(owners));
  for (const query of await lookups()) {
    assert.ok(query.get('filter').match(/\bid eq/g).length <= 50);
    for (const status of ['active', 'invited', 'disabled', 'deleted', 'provisioned']) assert.match(query.get('filter'), new RegExp(`status eq "${status}"`));
    assert.match(query.get('fields'), /assignedRoles/);
  }
});

journey('uses the POST form of the owner look-up where GET is refused', async ({ tenant, open }) => {
  await tenant.switches({ users_filter: 'post_only' });
  await only(tenant, aKey({ description: 'Nightly' }));
  const popup = await open();
  await popup.key('Nightly', (key) => key.owner.includes('Eve Adams'));
  const [post] = (await tenant.log()).filter((call) => call.path === '/api/v1/users/actions/filter');
  assert.ok(post.csrf);
});

journey('shows an owner by name and e-mail, and marks the admin', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Plain' }), aKey({ description: 'Mighty', sub: ADA }));
  const popup = await open();
  const plain = await popup.key('Plain', (key) => key.owner.includes('Eve Adams'));
  assert.match(plain.owner, /eve@acme\.example/);
  assert.doesNotMatch(plain.owner, /TenantAdmin/);
  assert.match((await popup.key('Mighty')).owner, /Ada Lovelace.*TenantAdmin/);
});

journey('copies the whole id of a key', async ({ tenant, open }) => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key);
  const popup = await open();
  assert.equal(await popup.copy('Copy id of Nightly'), key.id);
});

journey('tells the four ways in which an owner may be missing apart', async ({ tenant, open }) => {
  const people = { gone: 'a1', off: 'a2', unknown: 'a3' };
  const id = (two) => two.repeat(12);
  await only(tenant,
    aKey({ description: 'Of the deleted', sub: id(people.gone) }),
    aKey({ description: 'Of the disabled', sub: id(people.off) }),
    aKey({ description: 'Of nobody', sub: id(people.unknown) }),
    aKey({ description: 'Entra', subType: 'externalClient', sub: `SCIM\\\\${id('77')}` }));
  await tenant.patch({ users: [
    aUser({ id: id(people.gone), name: 'Gone Person', status: 'deleted' }),
    aUser({ id: id(people.off), name: 'Off Person', status: 'disabled' }),
  ] });
  const popup = await open();
  await popup.loaded();
  const owner = async (name) => (await popup.key(name, (key) => key.owner !== '')).owner;
  assert.match(await owner('Of the deleted'), /Ownerless/);
  assert.match(await owner('Of nobody'), /Ownerless/);
  assert.match(await owner('Of the disabled'), /Off Person.*Disabled/);
  assert.match(await owner('Entra'), /SCIM/);
  assert.ok((await tenant.log()).every((call) => !call.query?.includes(id('77'))), 'a SCIM owner is never looked up as a user');
});

journey('calls no key ownerless because a look-up failed', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/users', query: 'filter' }, { kind: 'status', status: 500 });
  await tenant.fault({ path: '/api/v1/users/actions' }, { kind: 'status', status: 500 });
  await only(tenant, aKey({ description: 'Nightly' }));
  const popup = await open();
  const { owner } = await popup.key('Nightly', (key) => /Owner not read/.test(key.owner));
  assert.match(owner, new RegExp(EVE.slice(0, 6)), 'its id is shown instead');
  assert.equal(await popup.count('Ownerless'), 0);
});

journey('says when a key ends, as a person would', async ({ tenant, open }) => {
  await only(tenant,
    aKey({ description: 'Soon', created: inDays(-30), expiry: inDays(3) }),
    aKey({ description: 'Past', status: 'expired', expiry: inDays(-2.5) }),
    aKey({ description: 'Its time', expiry: new Date(Date.now() - 200_000).toISOString() }));
  const popup = await open();
  assert.match((await popup.key('Soon')).expires, /in 3 days.*, Expiring soon.* GMT\+[12]/);
  assert.match((await popup.key('Past')).expires, /2 days ago/);
  const late = await popup.key('Its time');
  assert.equal(late.status, 'Active', 'the server decides');
  assert.match(late.expires, /Its time has passed/);
  assert.ok(late.buttons.includes('Revoke Its time'));
});

journey("goes by the tenant's clock, not by the PC's", async ({ tenant, open }) => {
  await tenant.switches({ clock_offset_s: 3 * 24 * 3600 });
  await only(tenant, aKey({ description: 'Nightly', expiry: inDays(5) }));
  const popup = await open();
  await popup.key('Nightly', (key) => /in 2 days|in 47 hours/.test(key.expires));
});

journey('bears words that it does not know, and fields that are missing or new', async ({ tenant, open }) => {
  const { created, lastUpdated, ...bare } = aKey({ description: 'Bare' });
  await only(tenant,
    bare,
    aKey({ description: 'Odd', status: 'quarantined', subType: 'robot' }),
    aKey({ description: 'Rich', api_keys_enabled: true, scopes: ['a'], owner: { deep: [1, null] } }),
    aKey({ description: 'Far', expiry: '9999-12-31T23:59:59Z' }));
  const popup = await open();
  await popup.loaded();
  for (const name of ['Bare', 'Odd', 'Rich', 'Far']) await popup.key(name);
  assert.match((await popup.key('Odd')).status, /quarantined/);
});

journey('says so when there is no key at all', async ({ tenant, open }) => {
  await only(tenant);
  const popup = await open();
  await popup.says('No API keys yet');
});
