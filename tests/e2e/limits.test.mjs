// Too many requests: Latchkey waits as long as it was told, says so, and goes on.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();

journey('waits and goes on while the list is read', async ({ tenant, open }) => {
  await tenant.reset({ keys: 900 });
  await tenant.switches({ budgets: { tier1: 6, tier2: 100, retry_after: 1 } });
  const popup = await open();
  await popup.says(/slow down.*Going on in \d+ second/);
  await popup.loaded();
  assert.equal(await popup.total(), 900);
  await popup.until(() => !document.body.innerText.includes('slow down'));
});

journey.smoke('waits and goes on with a change', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  await tenant.fault({ method: 'DELETE', times: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  await popup.says(/slow down/);
  await popup.key('Nightly', (key) => key.status === 'Revoked');
});

journey('bears a 429 that does not say how long', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  await tenant.fault({ path: '/api/v1/api-keys', times: 1 }, { kind: 'status', status: 429 });
  const popup = await open();
  await popup.key('Nightly');
});
