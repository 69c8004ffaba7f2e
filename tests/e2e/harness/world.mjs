// People and keys for a story that needs its own, in the words of Qlik's API.
import { randomUUID } from 'node:crypto';

export const ADA = '66a1b2c3d4e5f60718293a4b';
export const BOB = '66a1b2c3d4e5f60718293a4d';
export const LI = '66a1b2c3d4e5f60718293a52';
export const EVE = '66a1b2c3d4e5f60718290e5e';

const DAY_MS = 24 * 3600 * 1000;

/** A moment as the API writes it, so many days from now; half an hour more keeps it off the edges of rounding. */
export const inDays = (days) => new Date(Date.now() + days * DAY_MS + 30 * 60 * 1000).toISOString();

/** A key as the tenant stores it: active, made today, good for a month, of Eve's unless told otherwise. */
export const aKey = (facts) => ({
  id: randomUUID(),
  sub: EVE,
  subType: 'user',
  status: 'active',
  description: 'A key',
  created: inDays(-1),
  lastUpdated: inDays(-1),
  expiry: inDays(30),
  createdByUser: facts.sub ?? EVE,
  ...facts,
});

/** So many keys of one owner: `Job 1`, `Job 2` and so on, all made at the same moment, so that their ids order them. */
export function keysOf(sub, count, name, facts = {}) {
  const { created, lastUpdated, expiry } = aKey({ sub });
  const same = { sub, created, lastUpdated, expiry };
  return Array.from({ length: count }, (_, at) => aKey({ ...same, description: `${name} ${at + 1}`, ...facts }));
}

export const aUser = (facts) => ({
  id: EVE,
  name: 'Eve Adams',
  subject: 'idp|eve',
  email: 'eve@acme.example',
  status: 'active',
  assignedRoles: [],
  assignedGroups: [],
  ...facts,
});

/** A role as the tenant stores it: custom, carrying "Manage API keys" unless told otherwise. */
export const aRole = (facts) => ({
  id: randomUUID().replaceAll('-', '').slice(0, 24),
  name: 'A role',
  type: 'custom',
  level: 'user',
  description: '',
  assignedScopes: ['api-keys'],
  permissions: [],
  canEdit: true,
  canDelete: true,
  createdAt: inDays(-60),
  lastUpdatedAt: inDays(-60),
  ...facts,
});

/** A group as the tenant stores it; members name it in their `assignedGroups` by its id. */
export const aGroup = (facts) => ({
  id: randomUUID().replaceAll('-', '').slice(0, 24),
  name: 'A group',
  status: 'active',
  providerType: 'idp',
  assignedRoles: [],
  createdAt: inDays(-60),
  lastUpdatedAt: inDays(-60),
  ...facts,
});

/** An event as the tenant answers it: of a key that Eve made just now, in the core family, unless told otherwise. */
export const anEvent = (facts) => ({
  id: randomUUID(),
  eventId: randomUUID(),
  eventTime: new Date().toISOString(),
  eventType: 'com.qlik.core.api-key.created',
  eventTypeVersion: '1.0.0',
  source: 'com.qlik/api-keys',
  userId: EVE,
  contentType: 'application/json',
  data: { id: randomUUID(), sub: EVE, subType: 'user', description: 'A key', expiry: inDays(30) },
  extensions: { actor: { subType: 'user' } },
  ...facts,
});

/** A whole API key: the three parts of a JWT, the last of them the secret one. */
export function aToken(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header, payload] = [part({ alg: 'ES384', typ: 'JWT', kid: 'k1' }), part({ iss: 'qlik.api/api-keys', aud: 'qlik.api', subType: 'user', ...claims })];
  const signature = Buffer.from(randomUUID() + randomUUID() + randomUUID()).toString('base64url');
  return { whole: `${header}.${payload}.${signature}`, unsigned: `${header}.${payload}`, parts: [payload, signature] };
}

/** A world of these keys alone; Eve is among the people. */
export async function only(tenant, ...keys) {
  const { tenant: { id: tenantId }, keys: seeded } = await tenant.world();
  await tenant.patch({
    remove_keys: seeded.map((key) => key.id),
    users: [aUser({ tenantId })],
    keys: keys.map((key) => ({ tenantId, ...key })),
  });
}
