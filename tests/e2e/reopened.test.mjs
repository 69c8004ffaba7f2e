// Closed and opened again within minutes.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();

/** Opened once with all keys read and kept, then again while the tenant holds back who is signed in. */
async function twice({ tenant, open, reopen }) {
  const first = await open();
  await first.loaded();
  await first.until(async () => (await chrome.storage.session.getBytesInUse()) > 0);
  const identity = await tenant.gate({ path: '/api/v1/users/me' });
  return { popup: await reopen(), identity };
}

journey('shows the list at once, to look at only, until it is known who is there', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  const { popup, identity } = await twice({ tenant, open, reopen });
  await popup.key('Nightly');
  await popup.says(/As of \d+:\d\d\. Checking who is signed in/);
  assert.ok(!(await popup.has('button', 'Revoke Nightly')), 'nothing can be changed yet');
  await identity.open();
  await popup.find('button', 'Revoke Nightly');
});

journey('brings the list up to date behind', async ({ tenant, open, reopen }) => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key);
  const { popup, identity } = await twice({ tenant, open, reopen });
  await popup.key('Nightly', ({ status }) => status === 'Active');
  await tenant.patch({ keys: [{ ...key, status: 'revoked' }] });
  await identity.open();
  await popup.key('Nightly', ({ status }) => status === 'Revoked');
});

journey('wipes the list when somebody else is there', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Only for admins' }));
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob')).id;
  const { popup, identity } = await twice({ tenant, open, reopen });
  await popup.key('Only for admins');
  await tenant.becomes(bob);
  await identity.open();
  await popup.until(() => !document.body.innerText.includes('Only for admins'));
  assert.doesNotMatch(JSON.stringify(await popup.storage()), /Only for admins/);
});

journey('keeps no secret and no CSRF token', async ({ tenant, open, browser }) => {
  await only(tenant, aKey({ description: 'Nightly', sub: ADA }));
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Delete Nightly');
  await popup.find('alertdialog', 'Delete key?');
  const csrf = await browser.tab.evaluate(async () => (await fetch('/api/v1/csrf-token')).headers.get('qlik-csrf-token'));
  const kept = JSON.stringify(await popup.storage());
  assert.ok(csrf.length > 0);
  assert.ok(!kept.includes(csrf));
});

journey('does without the copy where it would be too large', async ({ tenant, open, reopen }) => {
  const long = 'x'.repeat(20_000);
  await only(tenant, ...Array.from({ length: 600 }, (_, at) => aKey({ description: `${at} ${long}` })));
  const first = await open();
  await first.loaded();
  const again = await reopen();
  await again.loaded();
  assert.equal(await again.total(), 600);
});
