// Qlik's own client against the demo tenant's events: what happens to keys, and how they are used.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import apiKeys from '@qlik/api/api-keys';
import audits from '@qlik/api/audits';
import { holder, refusal } from './harness/judge.mjs';
import { Tenant } from './harness/tenant.mjs';
import { dialLoopback } from './harness/visitor.mjs';
import { ADA, BOB, LI, anEvent, inDays } from './harness/world.mjs';

const CORE = 'com.qlik.core.api-key';
const LEGACY = 'com.qlik.api-key';
const VALIDATED = `${LEGACY}.validated`;
const FIELDS = ['id', 'eventId', 'eventTime', 'eventType', 'eventTypeVersion', 'source', 'tenantId', 'contentType'];

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
  bob = await holder(tenant, BOB);
});

/** Every event that is asked for, page by page. */
async function all(query, who = ada) {
  const seen = [];
  for (let page = await audits.getAudits({ limit: 100, ...query }, who); page; page = await page.next?.(who)) {
    assert.ok(page.data.data.length <= 100);
    seen.push(...page.data.data);
  }
  return seen;
}

const days = (count) => ({ eventTime: `${inDays(-count)}/${new Date().toISOString()}` });

test('lists events newest first, ten a page, and leads back', async () => {
  const first = await audits.getAudits(days(30), ada);
  const second = await first.next(ada);
  assert.deepEqual([first.data.data.length, second.data.data.length], [10, 10]);
  assert.deepEqual((await second.prev(ada)).data.data, first.data.data);
  const times = [...first.data.data, ...second.data.data].map((event) => event.eventTime);
  assert.deepEqual(times, times.toSorted().reverse());
});

test('gives an event its fields, in the list and by its id', async () => {
  const revoked = (await all({ eventType: `${CORE}.deleted` })).find(({ data }) => data.status === 'revoked');
  for (const field of FIELDS) assert.equal(typeof revoked[field], 'string', field);
  assert.deepEqual(Object.keys(revoked.data).sort(), ['description', 'expiry', 'id', 'status', 'sub', 'subType']);
  assert.deepEqual((await audits.getAudit(revoked.id, ada)).data, revoked);
  assert.equal((await refusal(audits.getAudit('none', ada))).status, 404);
});

test('reads every use of a key once, by its owner', async () => {
  const window = days(90);
  const uses = await all({ ...window, eventType: VALIDATED });
  assert.ok(uses.length > 4000);
  assert.equal(new Set(uses.map(({ id }) => id)).size, uses.length);
  const owned = await all({ ...window, eventType: VALIDATED, userId: BOB });
  assert.deepEqual(owned, uses.filter(({ userId }) => userId === BOB));
  assert.ok(owned.length > 300);
});

test('knows the key of a failure in core by topLevelResourceId alone', async () => {
  const core = await all({ eventType: `${CORE}.validation.failed` });
  const legacy = await all({ eventType: 'com.qlik.v1.api-key.validation.failed' });
  const named = core.filter(({ extensions }) => extensions.topLevelResourceId);
  assert.ok(named.length > 20 && named.length < core.length);
  assert.ok(core.every(({ data }) => data.id === undefined && data.sub === undefined && data.code === 'APIKEYS-18'));
  assert.deepEqual(legacy.map(({ data }) => data.id), named.map(({ extensions }) => extensions.topLevelResourceId));
});

test('sorts by the three columns, always with a sign', async () => {
  for (const [sort, field] of [['+eventTime', 'eventTime'], ['+eventType', 'eventType'], ['+source', 'source']]) {
    const { data } = (await audits.getAudits({ ...days(7), limit: 100, sort }, ada)).data;
    const values = data.map((event) => event[field]);
    assert.deepEqual(values, values.toSorted(), sort);
  }
  assert.equal((await refusal(audits.getAudits({ sort: 'eventTime' }, ada))).status, 400);
});

test('narrows by window, type, source and ids, and refuses what is none', async () => {
  const start = '2026-03-01T10:00:00.000Z';
  const at = (eventTime, facts) => anEvent({ eventTime, ...facts });
  const events = [at(start, { id: 'a' }), at('2026-03-01T10:00:01.000Z', { id: 'b', source: 'com.qlik/other' })];
  await tenant.patch({ events, remove_events: true });
  await tenant.switches({ audit_ttl_s: 4_000_000_000 });
  const ids = async (query) => (await all(query)).map(({ id }) => id);
  assert.deepEqual(await ids({ eventTime: `${start}/2026-03-01T10:00:01.000Z` }), ['b', 'a']);
  assert.deepEqual(await ids({ eventTime: `${start}/2026-03-01T10:00:00.999Z` }), ['a']);
  assert.deepEqual(await ids({ id: 'a,b,c', source: 'com.qlik/other' }), ['b']);
  assert.deepEqual(await ids({ eventType: events[0].eventType.toUpperCase() }), []);
  for (const wrong of [{ eventTime: start }, { limit: 101 }, { next: 'x' }, { next: 'x', prev: 'y' }]) {
    const refused = await refusal(audits.getAudits(wrong, ada));
    assert.equal(refused.status, 400, JSON.stringify(wrong));
    assert.equal(typeof refused.title, 'string');
  }
});

test('says which types and sources there are, and how long events are kept', async () => {
  const types = (await audits.getAuditTypes(ada)).data.data;
  for (const type of [VALIDATED, `${CORE}.created`, `${LEGACY}.created`]) assert.ok(types.includes(type), type);
  assert.ok((await audits.getAuditSources(ada)).data.data.length > 1);
  assert.deepEqual((await audits.getAuditsSettings(ada)).data.data, { ArchiveEnabled: true, EventTTL: 7_776_000 });
  await tenant.switches({ audit_uses: 'none' });
  assert.ok(!(await audits.getAuditTypes(ada)).data.data.includes(VALIDATED));
  assert.deepEqual(await all({ eventType: VALIDATED }), []);
});

test('archives a day whole, older than the list, without ids', async () => {
  const { created } = (await tenant.world()).keys.find(({ description }) => description === 'Old dashboard export');
  const { data } = (await audits.getArchivedAudits({ date: created.slice(0, 10) }, ada)).data;
  const made = data.find((event) => event.data.description === 'Old dashboard export');
  assert.deepEqual([made.eventTime, made.id, made.links], [created, undefined, undefined]);
  assert.equal((await refusal(audits.getArchivedAudits({ date: '2999-01-01' }, ada))).status, 404);
  assert.equal((await refusal(audits.getArchivedAudits({ date: 'May' }, ada))).status, 400);
});

test('records what one does, in both families', async () => {
  const start = new Date().toISOString();
  const { id } = (await apiKeys.createApiKey({ description: 'Leaked', expiry: 'P1D' }, bob)).data;
  await apiKeys.patchApiKey(id, [{ op: 'replace', path: '/description', value: 'Leaked, sorry' }], bob);
  await apiKeys.deleteApiKey(id, ada);
  const window = { eventTime: `${start}/${new Date().toISOString()}` };
  const recorded = (await all(window)).filter(({ data, eventType }) => data.id === id && eventType !== VALIDATED);
  for (const family of [CORE, LEGACY]) {
    const of = (verb) => recorded.find(({ eventType }) => eventType === `${family}.${verb}`);
    assert.deepEqual([of('created').userId, of('created').data.description], [BOB, 'Leaked']);
    assert.equal(of('updated').data.description, 'Leaked, sorry');
    assert.deepEqual([of('deleted').userId, of('deleted').data.status], [ADA, 'revoked']);
  }
  assert.equal(recorded.length, 6);
});

test('lets TenantAdmins and AuditAdmins read, and nobody else', async () => {
  await tenant.patch({ users: (await tenant.world()).users.filter(({ id }) => id === LI)
    .map((user) => ({ ...user, assignedRoles: [...user.assignedRoles, { name: 'API key makers' }] })) });
  const auditor = await holder(tenant, LI);
  assert.equal((await audits.getAudits({}, auditor)).status, 200);
  for (const call of [() => audits.getAudits({}, bob), () => audits.getAuditTypes(bob), () => audits.getAuditsSettings(bob)]) {
    assert.equal((await refusal(call())).status, 403);
  }
});

test('answers 429 with Retry-After once the calls for events of a minute are spent', async () => {
  await tenant.switches({ budgets: { audits: 2, retry_after: 11 } });
  await audits.getAudits({}, ada);
  await audits.getAuditTypes(ada);
  const refused = await audits.getAudits({}, ada).then(() => assert.fail('let through'), (thrown) => thrown);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '11']);
  assert.equal((await apiKeys.getApiKeys({}, ada)).status, 200);
});
