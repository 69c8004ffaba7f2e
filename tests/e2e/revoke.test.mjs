// Revoking one key: two clicks, or the keyboard, and never by accident.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();
const nightly = aKey({ description: 'Nightly' });
const changes = async (tenant) => (await tenant.log()).filter((call) => call.method !== 'GET').map((call) => `${call.method} ${call.path}`);

async function ready({ tenant, open }) {
  await only(tenant, nightly, aKey({ description: 'Another' }), aKey({ description: 'Third' }));
  const popup = await open();
  await popup.loaded();
  return popup;
}

journey.smoke('revokes by two clicks and shows what became of the key', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.says(/Nightly.*Eve Adams.*for good/);
  await popup.says(nightly.id.slice(0, 8));
  await popup.click('button', 'Revoke');
  const { buttons } = await popup.key('Nightly', (key) => key.status === 'Revoked');
  assert.ok(!buttons.includes('Revoke Nightly'), 'what would not work is not offered');
  await popup.gone('alertdialog', 'Revoke key?');
  assert.deepEqual(await changes(tenant), [`DELETE /api/v1/api-keys/${nightly.id}`]);
  assert.equal((await tenant.world()).keys.find((key) => key.id === nightly.id).status, 'revoked');
});

journey('revokes by keyboard alone', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.search('Nightly');
  await popup.until(() => document.querySelectorAll('[role=rowheader]').length === 1);
  await popup.focusTable();
  for (let cells = 0; cells < 7 && (await popup.focus()) !== 'button Revoke Nightly'; cells += 1) await popup.press('ArrowRight');
  await popup.press('Enter');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.focused('button Cancel');
  await popup.press('Tab');
  await popup.focused('button Revoke');
  await popup.press('Enter');
  await popup.key('Nightly', (key) => key.status === 'Revoked');
  await popup.until(() => document.activeElement.closest('[role=row]')?.innerText.includes('Nightly'));
});

journey('starts on Cancel', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.focused('button Cancel');
});

journey('takes no hasty second click for a confirmation', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  for (const name of ['Nightly', 'Another', 'Third']) {
    await popup.click('button', `Revoke ${name}`, { count: 4 });
    await popup.find('alertdialog', 'Revoke key?');
    await popup.press('Escape');
    await popup.gone('alertdialog', 'Revoke key?');
  }
  assert.deepEqual(await changes(tenant), []);
});

for (const [way, cancel] of [['Cancel', (popup) => popup.click('button', 'Cancel')], ['Escape', (popup) => popup.press('Escape')]]) {
  journey(`lets one think again by ${way}, with the focus back on the row`, async ({ tenant, open }) => {
    const popup = await ready({ tenant, open });
    await popup.click('button', 'Revoke Nightly');
    await popup.find('alertdialog', 'Revoke key?');
    await cancel(popup);
    await popup.gone('alertdialog', 'Revoke key?');
    assert.ok(popup.isOpen, 'Escape closes the dialog and not the popup');
    await popup.until(() => document.activeElement.closest('[role=row]')?.innerText.includes('Nightly'));
    assert.deepEqual(await changes(tenant), []);
  });
}

journey('asks for the CSRF token before the confirmation, and reads the key after it', async ({ tenant, open }) => {
  const token = await tenant.gate({ path: '/api/v1/csrf-token' });
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await token.held();
  await token.open();
  await popup.click('button', 'Revoke');
  await popup.key('Nightly', (key) => key.status === 'Revoked');
  const calls = (await tenant.log()).map((call) => `${call.method} ${call.path}`);
  assert.equal(calls.filter((call) => call === 'GET /api/v1/csrf-token').length, 1);
  assert.deepEqual(calls.filter((call) => call.endsWith(nightly.id)), [`DELETE /api/v1/api-keys/${nightly.id}`, `GET /api/v1/api-keys/${nightly.id}`]);
});

journey('keeps the revoked row in sight until the filter changes', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.filter('Active');
  await popup.click('button', 'Revoke Nightly');
  await popup.click('button', 'Revoke');
  await popup.key('Nightly', (key) => key.status === 'Revoked');
  await popup.filter('All');
  await popup.filter('Active');
  await popup.until(() => !document.querySelector('[role=grid]').innerText.includes('Nightly'));
});

journey('tells a refusal in sight in a small window, and covers no row that has the focus', async ({ tenant, open }) => {
  await tenant.fault({ method: 'DELETE' }, { kind: 'status', status: 403 });
  const popup = await ready({ tenant, open });
  await popup.resize(400, 300);
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await popup.click('button', 'Revoke');
  await popup.says('Nightly was not revoked.');
  const inSight = (selector) => popup.until((selector) => {
    const element = selector ? document.querySelector(selector) : document.activeElement.closest('[role=gridcell], [role=rowheader]');
    if (!element) return false;
    const { top, bottom, left, width } = element.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => element.contains(document.elementFromPoint(left + width / 2, y)));
  }, selector);
  await inSight('.notice');
  await inSight(null);
});

journey('names the key by its id where it has no name', async ({ tenant, open }) => {
  const nameless = aKey({ description: '' });
  await only(tenant, nameless);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', `Revoke ${nameless.id}`);
  await popup.find('alertdialog', 'Revoke key?');
});

for (const status of [204, 403, 404]) {
  journey(`shows the truth about a key that another admin revoked first (${status})`, async ({ tenant, open }) => {
    await tenant.switches({ delete_revoked: status });
    const popup = await ready({ tenant, open });
    await tenant.patch({ keys: [{ ...nightly, status: 'revoked' }] });
    await popup.click('button', 'Revoke Nightly');
    await popup.click('button', 'Revoke');
    await popup.key('Nightly', (key) => key.status === 'Revoked');
  });
}

journey('says that a key is gone which its owner removed meanwhile', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open });
  await popup.click('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await tenant.patch({ remove_keys: [nightly.id] });
  await popup.click('button', 'Revoke');
  await popup.says('Nightly is gone: it is no longer in the tenant.');
});

for (const same_site of ['Lax', 'Strict', 'None']) {
  journey(`works with session cookies that are SameSite=${same_site}, as the tenant's own page would`, async ({ tenant, open }) => {
    await tenant.switches({ same_site, foreign_origin: 'refuses' });
    const popup = await ready({ tenant, open });
    await popup.click('button', 'Revoke Nightly');
    await popup.click('button', 'Revoke');
    await popup.key('Nightly', (key) => key.status === 'Revoked');
    const [change] = (await tenant.log()).filter((call) => call.method === 'DELETE');
    assert.equal(change.origin, 'https://acme-corp.us.qlikcloud.com');
    assert.equal(change.sec_fetch_site, 'same-origin');
  });
}

for (const switches of [
  { redirects: 'absolute' },
  { redirects: 'system_hostname' },
  { links: 'system_hostname' },
  { roles_readable: false },
  { users_filter: 'post_only' },
  { sort: 'ignored' },
]) {
  const [[name, value]] = Object.entries(switches);
  journey(`revokes where ${name} is ${value}`, async ({ tenant, open }) => {
    await tenant.switches(switches);
    const popup = await ready({ tenant, open });
    await popup.click('button', 'Revoke Nightly');
    await popup.click('button', 'Revoke');
    await popup.key('Nightly', (key) => key.status === 'Revoked');
    const { keys } = await tenant.world();
    assert.equal(keys.find((key) => key.description === 'Nightly').status, 'revoked');
  });
}
