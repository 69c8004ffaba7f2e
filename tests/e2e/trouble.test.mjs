// Every endpoint in every kind of trouble: a clear sentence, and whatever else was read goes on working.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();

const faults = {
  'fails with 500': { kind: 'status', status: 500, body: '{"errors":[{"code":"X-1","title":"Oops"}]}' },
  'refuses with 403': { kind: 'status', status: 403, body: '<html>Denied</html>', headers: { 'content-type': 'text/html' } },
  'answers 404': { kind: 'status', status: 404 },
  'answers with a page of HTML': { kind: 'html' },
  'stops in the middle of its JSON': { kind: 'truncate' },
  'hangs up': { kind: 'drop' },
};

const aside = {
  'users/me': { path: '/api/v1/users/me' },
  'tenants/me': { path: '/api/v1/tenants/me' },
  'the owner look-up': { path: '/api/v1/users', query: 'filter' },
};

for (const [what, fault] of Object.entries(faults)) {
  journey(`says so when the list itself ${what}, and reads it again at a word`, async ({ tenant, open }) => {
    await only(tenant, aKey({ description: 'Nightly' }));
    await tenant.fault({ path: '/api/v1/api-keys' }, fault);
    const popup = await open();
    await popup.until(() => [...document.querySelectorAll('[role=alert]')].some((alert) => alert.checkVisibility() && alert.innerText.length > 20));
    await popup.find('heading', 'acme-corp');
    await tenant.clearFaults();
    await popup.click('button', 'Refresh');
    await popup.key('Nightly');
  });

  for (const [part, match] of Object.entries(aside)) {
    journey(`lists the keys although ${part} ${what}`, async ({ tenant, open }) => {
      await only(tenant, aKey({ description: 'Nightly' }));
      await tenant.fault(match, fault);
      const popup = await open();
      await popup.key('Nightly', (key) => key.status === 'Active');
      await popup.loaded();
    });
  }
}

journey('keeps the pages that came when a later one fails', async ({ tenant, open }) => {
  await tenant.reset({ keys: 500 });
  await tenant.fault({ path: '/api/v1/api-keys', query: 'startingAfter' }, { kind: 'status', status: 500 });
  const popup = await open();
  await popup.until(() => [...document.querySelectorAll('[role=alert]')].some((alert) => alert.checkVisibility()));
  assert.ok((await popup.keys()).length > 5);
});

journey('says that the change failed when the tenant is in trouble, and which key it was', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  await tenant.fault({ method: 'DELETE' }, { kind: 'status', status: 503 });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  await popup.says('Nightly was not revoked.');
  await popup.says('(503)');
  await popup.key('Nightly', (key) => key.status === 'Active');
});
