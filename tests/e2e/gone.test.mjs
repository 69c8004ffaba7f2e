// "Not found" means that a key is gone only to whom it was shown before, and where nothing was refused.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { ADA, BOB, EVE, aKey, inDays, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly', sub: BOB });
const path = (key) => `/api/v1/api-keys/${key.id}`;
const statusOf = async (tenant, key) => (await tenant.world()).keys.find(({ id }) => id === key.id)?.status;

journey.smoke('does not call a key gone that only somebody else cannot see', async ({ tenant, open }) => {
  await tenant.switches({ foreign_key: 'not_found' });
  await only(tenant, nightly);
  await tenant.fault({ method: 'DELETE', times: 1 }, { kind: 'drop' });
  const reading = await tenant.gate({ method: 'GET', path: path(nightly) });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  await reading.held();
  await tenant.becomes(EVE);
  await reading.open();
  await popup.says('Someone else is signed in now: Eve Adams, not Ada Lovelace.');
  await popup.says('Whether it still works is not known.');
  await popup.find('rowheader', 'Nightly');
  assert.equal(await statusOf(tenant, nightly), 'active');
});

journey('calls a key gone that its admin does not find any more', async ({ tenant, open }) => {
  await only(tenant, nightly);
  await tenant.fault({ method: 'DELETE', times: 1 }, { kind: 'drop' });
  const reading = await tenant.gate({ method: 'GET', path: path(nightly) });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  await reading.held();
  await tenant.patch({ remove_keys: [nightly.id] });
  await reading.open();
  await popup.says('Nightly is gone, although no answer came back: it is no longer in the tenant.');
});

journey('does not call an old key replaced whose deletion was refused', async ({ tenant, open, reopen }) => {
  const mine = aKey({ description: 'Nightly', sub: ADA, created: inDays(-60), expiry: inDays(30) });
  await only(tenant, mine);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Details of Nightly');
  await popup.click('button', 'Rotate Nightly');
  await popup.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  await popup.click('button', 'Start');
  await popup.says('“Nightly” is made');
  await popup.click('button', 'Test');
  await popup.says('The new key works.');
  await tenant.fault({ method: 'DELETE' }, { kind: 'status', status: 403 });
  await tenant.fault({ method: 'GET', path: path(mine) }, { kind: 'status', status: 404 });
  await popup.click('button', 'Delete Nightly (old)');
  await popup.says('Qlik refused (403)');
  assert.doesNotMatch(await popup.text(), /is rotated/);
  assert.equal(await statusOf(tenant, mine), 'active');
  // It isn't believed at the next opening either.
  const again = await reopen();
  await again.find('button', 'Delete Nightly (old)');
  assert.doesNotMatch(await again.text(), /is rotated/);
  await tenant.clearFaults();
  await again.click('button', 'Delete Nightly (old)');
  await again.says('“Nightly” is rotated: the old key is gone.');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
});
