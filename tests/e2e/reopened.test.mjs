// Closed and opened again within minutes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();

/** Opened once with all keys read and kept, then again while the tenant holds back every answer. */
async function twice({ tenant, open, reopen, between = () => {} }) {
  const first = await open();
  await first.loaded();
  await first.until(async () => (await chrome.storage.session.getBytesInUse()) > 0);
  await between();
  const answers = await tenant.gate({ path: '/api/v1' });
  return { popup: await reopen(), answers };
}

journey('shows the list at once, to look at only, until it is known who is there', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  const { popup, answers } = await twice({ tenant, open, reopen });
  await popup.key('Nightly');
  await popup.says(/As of \d+:\d\d[^.]*\. Checking who is signed in/);
  const revoke = await popup.find('button', 'Revoke Nightly');
  assert.equal(await revoke.evaluate((button) => button.ariaDisabled), 'true', 'nothing can be changed yet');
  await revoke.click();
  assert.ok(!(await popup.has('alertdialog', 'Revoke key?')));
  await answers.open();
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
});

journey('calls the worker when it is closed, so that the next opening finds the process there', async ({ tenant, browser, open }) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  const popup = await open();
  await popup.loaded();
  const worker = await browser.worker();
  await worker.evaluate(() => chrome.runtime.onMessage.addListener(({ closed }) => { globalThis.wasCalled = closed; }));
  await popup.close();
  await eventually(() => worker.evaluate(() => globalThis.wasCalled), true);
});

journey('brings the list up to date behind', async ({ tenant, open, reopen }) => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key);
  const { popup, answers } = await twice({ tenant, open, reopen });
  await popup.key('Nightly', ({ status }) => status === 'Active');
  await tenant.patch({ keys: [{ ...key, status: 'revoked' }] });
  await answers.open();
  await popup.key('Nightly', ({ status }) => status === 'Revoked');
});

journey.smoke('wipes the list when somebody else is there', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Only for admins' }));
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob')).id;
  const { popup, answers } = await twice({ tenant, open, reopen, between: () => tenant.becomes(bob) });
  await popup.key('Only for admins');
  await answers.open();
  await popup.until(() => !document.body.innerText.includes('Only for admins'));
  // The browser forgets a moment after the screen does.
  await popup.until(async () => !JSON.stringify(await chrome.storage.session.get()).includes('Only for admins'));
  assert.doesNotMatch(JSON.stringify(await popup.storage()), /Only for admins/);
});

journey('keeps no CSRF token, not even one that was used', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Nightly', sub: ADA }));
  const csrf = randomUUID();
  await tenant.fault({ path: '/api/v1/csrf-token', times: 1 }, { kind: 'status', status: 204, headers: { 'qlik-csrf-token': csrf } });
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Delete Nightly');
  await popup.find('alertdialog', 'Delete key?');
  await popup.click('button', 'Delete');
  await popup.says('Nightly was deleted.');
  const statuses = (await tenant.log()).filter((call) => call.method === 'DELETE').map((call) => call.status);
  assert.deepEqual(statuses, [403, 204], 'the token was sent once, and the tenant knows it not');
  assert.ok(!JSON.stringify(await popup.storage()).includes(csrf));
});

journey('does without the copy where it would be too large', async ({ tenant, open, reopen }) => {
  await only(tenant);
  const { tenant: { id: tenantId } } = await tenant.world();
  const long = 'x'.repeat(40_000);
  for (let batch = 0; batch < 10; batch += 1) {
    await tenant.patch({ keys: Array.from({ length: 30 }, () => aKey({ tenantId, description: long })) });
  }
  const first = await open();
  await first.loaded();
  const again = await reopen();
  await again.loaded();
  assert.equal(await again.total(), 300);
});
