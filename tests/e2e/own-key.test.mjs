// Whose key it is decides what DELETE does, so the dialog says which before, and the row says what happened after.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();
const mine = aKey({ description: 'Mine', sub: ADA });
const scim = aKey({ description: 'Entra', subType: 'externalClient', sub: `SCIM\\\\${'7a'.repeat(12)}` });

async function ready({ tenant, open }) {
  await only(tenant, mine, scim, aKey({ description: 'Of Eve' }));
  const popup = await open();
  await popup.loaded();
  return popup;
}

for (const own_delete of ['removes', 'revokes']) {
  journey(`deletes one's own key where the tenant ${own_delete} it`, async ({ tenant, open }) => {
    await tenant.switches({ own_delete });
    const popup = await ready({ tenant, open });
    await popup.click('button', 'Delete Mine');
    await popup.find('alertdialog', 'Delete key?');
    await popup.says(/stops working.*for good.*removes your own key.*may keep it as Revoked/);
    await popup.click('button', 'Delete');
    await popup.says(own_delete === 'revokes' ? 'Mine was deleted. Qlik keeps it in the list as Revoked.' : 'Mine was deleted. Qlik removed it from the list.');
    const left = (await tenant.world()).keys.find((key) => key.id === mine.id);
    assert.equal(left?.status, own_delete === 'revokes' ? 'revoked' : undefined);
  });
}

journey('warns that provisioning stops with a SCIM key', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Entra');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.says('Provisioning from the identity provider stops.');
  await popup.click('button', 'Revoke');
  await popup.key('Entra', (key) => key.status === 'Revoked');
});

journey.smoke('says both where it is not known whose key it is', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/users/me' }, { kind: 'status', status: 500 });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Of Eve');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.says(/stays in the list as Revoked.*your own.*removes it/);
});
