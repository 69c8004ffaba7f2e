// A change whose answer never came: the key is read before anything else, and nothing is repeated unasked.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly' });
const path = `/api/v1/api-keys/${nightly.id}`;
const deletions = async (tenant) => (await tenant.log()).filter((call) => call.method === 'DELETE').length;

async function revokedInto({ tenant, open, fault }) {
  await only(tenant, nightly);
  await tenant.fault({ method: 'DELETE', path, times: 1 }, fault);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  return popup;
}

journey.smoke('shows Revoked when it took effect and only the answer was lost', async ({ tenant, open }) => {
  const popup = await revokedInto({ tenant, open, fault: { kind: 'drop_after' } });
  await popup.key('Nightly', (key) => key.status === 'Revoked');
  assert.equal(await deletions(tenant), 1);
});

journey('says that the key is still active when nothing happened, and tries again on a word', async ({ tenant, open }) => {
  const popup = await revokedInto({ tenant, open, fault: { kind: 'drop' } });
  await popup.says('Nightly: No answer came back, and the key is still active.');
  assert.equal(await deletions(tenant), 1, 'nothing is repeated unasked');
  await popup.click('button', 'Try again');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await popup.key('Nightly', (key) => key.status === 'Revoked');
});

journey('says so when the key cannot be read either', async ({ tenant, open }) => {
  await tenant.fault({ method: 'GET', path, times: 1 }, { kind: 'drop' });
  const popup = await revokedInto({ tenant, open, fault: { kind: 'drop_after' } });
  await popup.says('Whether it still works is not known.');
  assert.equal(await deletions(tenant), 1);
});
