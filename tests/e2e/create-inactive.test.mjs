// A key may be made that isn't active: it is said, its secret is shown, and it takes no other key's place.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { beside, values, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { secret, section, wish } from './harness/new-key.mjs';
import { aKey, ADA, inDays, only } from './harness/world.mjs';

const journey = journeys();

/** Lets go of the secret, which is then kept nowhere. */
async function done(popup) {
  await popup.click('button', 'Done');
  await eventually(async () => Object.keys((await popup.storage()).session).filter((name) => name.startsWith('secret/')), []);
}

for (const [new_key_status, word] of [['expired', 'Expired'], ['suspended', 'suspended']]) {
  journey(`shows a new key that is ${word}, and says that it is`, async ({ tenant, open }) => {
    await tenant.switches({ new_key_status });
    const popup = await section({ tenant, open });
    await wish(popup, 'Nightly');
    await popup.says(`“Nightly” is made, but the tenant says it is ${word}`);
    assert.match(await secret(popup), /^eyJ/);
    await popup.click('button', 'Done');
    await popup.click('tab', 'Keys');
    await popup.key('Nightly', (key) => key.status === word);
  });
}

journey('reads a new key of which the answer did not tell the status', async ({ tenant, open }) => {
  await tenant.switches({ new_key_status: 'untold' });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says('“Nightly” is made');
  assert.ok(!(await popup.text()).includes('tenant says'));
  assert.ok(!(await popup.text()).includes('did not say'));
  const reads = (await tenant.log()).filter((call) => call.method === 'GET' && /^\/api\/v1\/api-keys\/[\w-]{36}$/.test(call.path));
  assert.equal(reads.length, 1);
  await done(popup);
});

journey('rotates nothing by a new key that is not active, in this opening or the next', async ({ tenant, open, reopen }) => {
  await tenant.switches({ new_key_status: 'expired' });
  await only(tenant, aKey({ description: 'Nightly', sub: ADA, created: inDays(-60), expiry: inDays(30) }));
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Details of Nightly');
  await popup.click('button', 'Rotate Nightly');
  await popup.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  await popup.click('button', 'Start');
  await popup.says('“Nightly” is made, but the tenant says it is Expired');
  const told = 'The tenant says the new key “Nightly” is Expired, so it can’t take the old key’s place.';
  const offers = async (popup) => Promise.all(['Delete Nightly (old)', 'Keep until this day'].map((name) => popup.has('button', name)));
  await popup.says(told);
  await popup.click('button', 'Test');
  await popup.says('The tenant refuses it (401)');
  assert.deepEqual(await offers(popup), [false, false]);
  const again = await reopen();
  await again.says(told);
  assert.deepEqual(await offers(again), [false, false]);
  await again.click('button', 'Put the name back');
  await eventually(async () => {
    const { keys } = await tenant.world();
    return keys.filter((key) => key.sub === ADA).map((key) => `${key.description} ${key.status}`).sort();
  }, ['Nightly active', 'Nightly expired']);
  await done(again);
  assert.ok(!(await tenant.log()).some((call) => call.method === 'DELETE'));
});

journey('puts no key that is not active into a form', async (world) => {
  await world.tenant.switches({ new_key_status: 'expired' });
  const popup = await beside(world);
  await wishForKey(popup);
  await popup.says('The key is made, but the tenant says it is Expired, so it was not filled.');
  assert.deepEqual(await values(world.browser.tab, 'api_key'), ['']);
  assert.match(await secret(popup), /^eyJ/);
  await done(popup);
});

journey('makes a key where the session cookies are SameSite=None', async ({ tenant, open }) => {
  await tenant.switches({ same_site: 'None', foreign_origin: 'refuses' });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says('“Nightly” is made');
  await popup.click('button', 'Test');
  await popup.says('It works: the tenant takes it as yours, Ada Lovelace.');
  await done(popup);
});
