// Signed out, signed out in the middle, or suddenly somebody else.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { ALIAS } from './harness/tenant.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly' });
const changes = async (tenant) => (await tenant.log()).filter((call) => call.method !== 'GET').length;
const statusOf = async (tenant, id) => (await tenant.world()).keys.find((key) => key.id === id).status;

async function ready({ tenant, open }) {
  await only(tenant, nightly);
  const popup = await open();
  await popup.loaded();
  return popup;
}

/** Confirmed, and the change on its way to the tenant. */
async function justConfirmed({ tenant, open }) {
  const change = await tenant.gate({ method: 'DELETE' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await change.held();
  return { popup, change };
}

journey('offers to open the tenant where nobody is signed in', async ({ tenant, open, browser }) => {
  await tenant.visitor(null);
  const popup = await open();
  await popup.find('heading', `Sign in to ${ALIAS}`);
  await tenant.visitor('66a1b2c3d4e5f60718293a4b');
  const page = await browser.newTab(() => popup.click('button', `Open ${ALIAS}`));
  assert.equal(new URL(page.url()).host, ALIAS);
});

journey('says that there is no tenant at an address that is spelled wrong, and asks nobody to sign in there', async ({ open }) => {
  const popup = await open('https://acne.us.qlikcloud.com/');
  await popup.find('heading', 'No tenant at this address');
  await popup.says('There is no tenant at acne.us.qlikcloud.com. Check the spelling of this address.');
  await popup.says('Qlik says: No authentication configured for this hostname · LOGIN-2');
  assert.ok(!await popup.has('button', 'Open acne.us.qlikcloud.com'));
});

journey('asks nobody to sign in where the sign-in itself is refused', async ({ tenant, open }) => {
  const body = '{"errors":[{"title":"Illegal returnto value","code":"LOGIN-8","status":"401"}],"traceId":"d06a"}';
  await tenant.fault({ path: '/api/v1/' }, { kind: 'status', status: 401, body });
  const popup = await open();
  await popup.find('heading', 'Nobody can sign in at this address');
  await popup.says('Qlik says: Illegal returnto value · LOGIN-8');
});

journey('keeps no list for whoever comes after a sign-out', async ({ tenant, open, reopen }) => {
  const popup = await ready({ tenant, open });
  await popup.until(async () => JSON.stringify(await chrome.storage.session.get(null)).includes('Nightly'));
  await tenant.endSessions();
  const next = await reopen();
  await next.find('heading', `Sign in to ${ALIAS}`);
  await next.until(async () => !JSON.stringify(await chrome.storage.session.get(null)).includes('Nightly'));
});

journey('keeps the list when the session ends, and says what was not done', async ({ tenant, open }) => {
  const { popup, change } = await justConfirmed({ tenant, open });
  await tenant.endSessions();
  await change.open();
  await popup.says('Nightly was not revoked.');
  await popup.says('Your session has ended.');
  await popup.says(/The list is as of \d+:\d\d/);
  await popup.key('Nightly', (key) => key.status === 'Active');
  assert.equal(await statusOf(tenant, nightly.id), 'active');
});

journey('says so in the dialog when the session ended before the confirmation', async ({ tenant, open }) => {
  const token = await tenant.gate({ path: '/api/v1/csrf-token' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await token.held();
  await tenant.endSessions();
  await token.open();
  await popup.says('This can’t be done now. Your session has ended.');
  await popup.press('Escape');
  await popup.key('Nightly', (key) => key.status === 'Active');
  assert.equal(await changes(tenant), 0);
});

journey('keeps what was read when the session ends between pages', async ({ tenant, open }) => {
  await tenant.reset({ keys: 500 });
  const rest = await tenant.gate({ path: '/api/v1/api-keys', query: 'startingAfter' });
  const popup = await open();
  await rest.held();
  await popup.until(() => document.querySelectorAll('[role=rowheader]').length > 5);
  await tenant.endSessions();
  await rest.open();
  await popup.says('Your session has ended.');
  assert.ok((await popup.keys()).length > 5);
});

journey.smoke('sends nothing once somebody else is signed in', async ({ tenant, open }) => {
  const grace = (await tenant.world()).users.find((user) => user.name.startsWith('Grace')).id;
  const { popup, change } = await justConfirmed({ tenant, open });
  await tenant.becomes(grace);
  await change.open();
  await popup.says('Someone else is signed in now: Grace Hopper, not Ada Lovelace. Nothing was sent.');
  assert.equal(await statusOf(tenant, nightly.id), 'active');
  const carriedOut = (await tenant.log()).filter((call) => call.method === 'DELETE' && call.status < 400);
  assert.deepEqual(carriedOut, []);
});

journey('reads everything anew as the one who is signed in now', async ({ tenant, open }) => {
  const grace = (await tenant.world()).users.find((user) => user.name.startsWith('Grace')).id;
  const popup = await ready({ tenant, open });
  await tenant.becomes(grace);
  await popup.click('button', 'Refresh');
  await popup.says('Grace Hopper');
  await popup.loaded();
  assert.equal(await changes(tenant), 0);
});
