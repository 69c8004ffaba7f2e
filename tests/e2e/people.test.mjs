// The page of one owner: who they are, what they may do, and all their keys.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aGroup, aKey, aRole, aUser, inDays, only } from './harness/world.mjs';

const journey = journeys();
const leaver = aUser({ id: 'c1'.repeat(12), name: 'Lea Ver', email: 'lea@acme.example', status: 'disabled' });
const keys = [
  aKey({ description: 'First', sub: leaver.id, created: inDays(-1) }),
  aKey({ description: 'Second', sub: leaver.id, created: inDays(-2) }),
  aKey({ description: 'Over', sub: leaver.id, status: 'expired', expiry: inDays(-3), created: inDays(-3) }),
];

async function ready({ tenant, open }, facts = {}) {
  await only(tenant, ...keys, aKey({ description: 'Not theirs' }));
  await tenant.patch({ users: [{ ...leaver, ...facts }] });
  const popup = await open();
  await popup.loaded();
  await popup.says('Lea Ver');
  return popup;
}

async function page(popup) {
  await popup.click('button', 'Details of First');
  await popup.click('button', 'All keys of Lea Ver');
  return popup.find('region', 'Lea Ver');
}

const names = (popup) => popup.page.$$eval('section tbody th button', (buttons) => buttons.map((button) => button.innerText.trim()));

journey.smoke('opens the page of an owner from a key, and goes back to the key', async (given) => {
  const popup = await ready(given);
  await page(popup);
  assert.equal(await popup.focus(), 'heading Lea Ver');
  assert.deepEqual(await names(popup), ['First', 'Second', 'Over']);
  await popup.says('2 keys in use, 1 expired or revoked');
  await popup.says(/lea@acme\.example.*Disabled/);
  await popup.says('2 keys of theirs are still active');
  assert.deepEqual(await popup.violations(), []);
  await popup.click('button', 'Back to the list');
  await popup.find('grid', 'API keys');
  await popup.until(() => document.activeElement.closest('[role=row]')?.innerText.includes('First'));
});

journey('shows all keys of an owner, whatever the list shows, and closes by Escape', async (given) => {
  const popup = await ready(given);
  await popup.filter('Active');
  await page(popup);
  assert.deepEqual(await names(popup), ['First', 'Second', 'Over']);
  await popup.press('Escape');
  await popup.find('grid', 'API keys');
  assert.ok(popup.isOpen);
});

journey('tells the roles of an owner, by whom they come, and that they may hold keys', async ({ tenant, open }) => {
  const steward = aRole({ name: 'Steward', assignedScopes: [] });
  const builders = aRole({ name: 'Builders' });
  const group = aGroup({ name: 'Integrators', assignedRoles: [{ id: builders.id, name: builders.name }] });
  await tenant.patch({ roles: [steward, builders], groups: [group] });
  const popup = await ready({ tenant, open }, {
    assignedRoles: [{ id: steward.id, name: steward.name }],
    assignedGroups: [{ id: group.id, name: group.name }],
  });
  await page(popup);
  await popup.says(/Roles.*Steward.*Builders \(by Integrators\)/);
  await popup.says('Yes, “Manage API keys” is theirs');
});

journey('says that an owner has no role that lets them hold keys', async (given) => {
  const popup = await ready(given);
  await page(popup);
  await popup.says('no role of theirs has “Manage API keys”');
});

journey('leaves the permission open where roles can’t be read', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/roles' }, { kind: 'status', status: 403 });
  const popup = await ready({ tenant, open });
  await page(popup);
  await popup.says(/May hold keys Not known/);
});

journey('revokes one key on the page, with the focus back on it', async (given) => {
  const popup = await ready(given);
  await page(popup);
  await popup.click('button', 'Revoke Second');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await popup.says('1 key in use, 2 expired or revoked');
  await popup.gone('button', 'Revoke Second');
  await popup.until(() => document.activeElement.innerText.trim() === 'Second');
});

journey('revokes all keys in use of somebody who leaves, after showing the plan', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await page(popup);
  await popup.click('button', 'Revoke all 2 keys in use');
  await popup.find('alertdialog', 'Revoke 2 keys?');
  await popup.click('button', 'Revoke');
  await popup.says('0 keys in use, 3 expired or revoked');
  const world = await tenant.world();
  const theirs = world.keys.filter((key) => key.sub === leaver.id).map((key) => key.status);
  assert.deepEqual(theirs.toSorted(), ['expired', 'revoked', 'revoked']);
});

journey('calls the keys on the page what the eye reads, also nameless and hostile ones', async ({ tenant, open }) => {
  const [nameless, hostile] = [
    aKey({ description: '', sub: leaver.id }),
    aKey({ description: '\u202EgnitaeB', sub: leaver.id }),
  ];
  await only(tenant, ...keys, nameless, hostile);
  await tenant.patch({ users: [leaver] });
  const popup = await open();
  await popup.loaded();
  await popup.says('Lea Ver');
  await page(popup);
  await popup.find('button', `Details of No name ${nameless.id}`);
  await popup.find('button', 'Details of U+202EgnitaeB');
  assert.deepEqual(await popup.violations(), []);
});
