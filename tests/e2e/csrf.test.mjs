// The CSRF token, which the tenant may refuse in two shapes and anybody's next fetch may replace.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly' });

async function ready({ tenant, open }) {
  await only(tenant, nightly);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  return popup;
}

for (const csrf_error of ['top_level', 'errors_array']) {
  journey(`takes a new token when another page has replaced it (${csrf_error})`, async ({ tenant, open, browser }) => {
    await tenant.switches({ csrf_error, csrf_fetch: 'replaces' });
    const token = await tenant.gate({ path: '/api/v1/csrf-token', when: 'after' });
    const popup = await ready({ tenant, open });
    await token.held();
    await token.open();
    await browser.tab.evaluate(() => fetch('/api/v1/csrf-token'));
    await popup.click('button', 'Revoke');
    await popup.key('Nightly', (key) => key.status === 'Revoked');
    const statuses = (await tenant.log()).filter((call) => call.method === 'DELETE').map((call) => call.status);
    assert.deepEqual(statuses, [403, 204]);
  });
}

journey.smoke('repeats a refused change once and no more', async ({ tenant, open }) => {
  await tenant.fault({ method: 'DELETE' }, { kind: 'status', status: 403, body: '{"code":"CSRF-TOKEN-2","title":"invalid token"}' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke');
  await popup.says('Nightly was not revoked.');
  assert.equal((await tenant.log()).filter((call) => call.method === 'DELETE').length, 2);
  await popup.key('Nightly', (key) => key.status === 'Active');
});

journey('takes a 403 without that code for what it is', async ({ tenant, open }) => {
  await tenant.fault({ method: 'DELETE' }, { kind: 'status', status: 403, body: '{"errors":[{"code":"APIKEYS-0","title":"Forbidden","status":403}]}' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke');
  await popup.says('Nightly was not revoked.');
  await popup.says('(403)');
  assert.equal((await tenant.log()).filter((call) => call.method === 'DELETE').length, 1);
});

journey('says in the dialog why no token can be had', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/csrf-token' }, { kind: 'status', status: 500 });
  const popup = await ready({ tenant, open });
  await popup.says('This can’t be done now.');
  await popup.says('(500)');
  assert.equal((await tenant.world()).keys[0].status, 'active');
});

journey('tries without a token where the tenant says that there is none', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/csrf-token' }, { kind: 'status', status: 404, body: '{"errors":[{"code":"CSRF-TOKEN-3"}]}' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke');
  await popup.says('Nightly was not revoked.');
});
