// A key is replaced step by step, the old one last; stopped anywhere, the next opening goes on.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { creations } from './harness/new-key.mjs';
import { aKey, ADA, inDays, only } from './harness/world.mjs';

const journey = journeys();
const mine = aKey({ description: 'Nightly', sub: ADA, created: inDays(-60), expiry: inDays(-60 + 90) });
const names = async (tenant) => (await tenant.world()).keys.filter((key) => key.sub === ADA).map((key) => key.description).sort();
const calls = async (tenant, method) => (await tenant.log()).filter((call) => call.method === method).length;

async function proposed({ tenant, open }, ...keys) {
  await only(tenant, mine, ...keys);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Details of Nightly');
  await popup.click('button', 'Rotate Nightly');
  await popup.find('heading', 'Rotate “Nightly”?');
  return popup;
}

async function started(world) {
  const popup = await proposed(world);
  await popup.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  await popup.click('button', 'Start');
  return popup;
}

async function tried(popup) {
  await popup.says('“Nightly” is made');
  await popup.click('button', 'Test');
  await popup.says('The new key works. When it is in place, delete “Nightly (old)”, or keep it until a day.');
}

journey.smoke('replaces a key: renamed, made, tested, and only then deleted', async ({ tenant, open }) => {
  const popup = await started({ tenant, open });
  await popup.says('“Nightly” is made');
  assert.deepEqual(await names(tenant), ['Nightly', 'Nightly (old)']);
  assert.match((await creations(tenant))[0].body, /"expiry":"P90D"/, 'as long a life as the old one had');
  assert.ok(!await popup.has('button', 'Delete Nightly (old)'), 'not before the new one works');
  await tried(popup);
  await popup.click('button', 'Delete Nightly (old)');
  await popup.says('“Nightly” is rotated: the old key is gone.');
  assert.deepEqual(await names(tenant), ['Nightly']);
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
  assert.equal(await calls(tenant, 'DELETE'), 1);
});

journey('warns first where there is no room for one more', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 1, max_api_key_expiry: 'P365D' });
  const popup = await proposed({ tenant, open });
  await popup.says('You have 1 active key, as many as the tenant allows, and a rotation needs room for one more.');
  await popup.click('button', 'Start');
  assert.equal(await calls(tenant, 'PATCH'), 0);
  await popup.click('button', 'Cancel');
  await popup.gone('heading', 'Rotate “Nightly”?');
});

journey('goes on where the popup closed while the key was renamed', async ({ tenant, open, reopen }) => {
  const gate = await tenant.gate({ method: 'PATCH', when: 'after' });
  const popup = await started({ tenant, open });
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await again.says('The old key is now “Nightly (old)” and goes on working. The new one is still to be made.');
  await again.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  await again.click('button', 'Make the new key');
  await tried(again);
  await again.click('button', 'Leave both keys');
  await again.says('Both keys of “Nightly” stay as they are.');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
  assert.deepEqual([await calls(tenant, 'PATCH'), await calls(tenant, 'DELETE')], [1, 0]);
});

journey('goes on where the popup closed while the new key was made', async ({ tenant, open, reopen }) => {
  const gate = await tenant.gate({ method: 'POST', path: '/api/v1/api-keys', when: 'after' });
  const popup = await started({ tenant, open });
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await tried(again);
  await again.click('button', 'Delete Nightly (old)');
  await again.says('“Nightly” is rotated: the old key is gone.');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
  assert.equal((await creations(tenant)).length, 1);
  assert.deepEqual(await names(tenant), ['Nightly']);
});

journey('goes on where the popup closed while the old key was deleted', async ({ tenant, open, reopen }) => {
  const gate = await tenant.gate({ method: 'DELETE', when: 'after' });
  const popup = await started({ tenant, open });
  await tried(popup);
  await popup.click('button', 'Delete Nightly (old)');
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await again.says('“Nightly” is rotated: the old key is gone.');
  await again.click('button', 'Done');
  await again.says('The secret of “Nightly” is no longer here.');
  assert.equal(await calls(tenant, 'DELETE'), 1);
});

journey('puts the name back where no new key is made', async ({ tenant, open, reopen }) => {
  const gate = await tenant.gate({ method: 'PATCH', when: 'after' });
  const popup = await started({ tenant, open });
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await again.click('button', 'Put the name back');
  await again.says('“Nightly” is as it was.');
  assert.deepEqual(await names(tenant), ['Nightly']);
});

journey('keeps the old key until a day, and reminds then', async ({ tenant, open, reopen }) => {
  const popup = await started({ tenant, open });
  await tried(popup);
  await popup.page.waitForSelector('input[type=date]');
  await popup.page.$eval('input[type=date]', (input, day) => {
    input.value = day;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, inDays(5).slice(0, 10));
  await popup.click('button', 'Keep until this day');
  await popup.says('“Nightly (old)” is kept until');
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
  await tenant.switches({ clock_offset_s: 6 * 24 * 3600 });
  const later = await reopen();
  await later.says(/“Nightly \(old\)” was to be kept until .* Delete it now\?/);
  await later.click('button', 'Delete Nightly (old)');
  await later.says('“Nightly” is rotated: the old key is gone.');
  assert.deepEqual(await names(tenant), ['Nightly']);
});

journey('is as it was where the tenant refuses the new name', async ({ tenant, open }) => {
  await tenant.fault({ method: 'PATCH', times: 1 }, { kind: 'status', status: 403 });
  const popup = await started({ tenant, open });
  await popup.says('“Nightly” was not rotated and is as it was.');
  assert.deepEqual(await names(tenant), ['Nightly']);
  assert.equal((await creations(tenant)).length, 0);
});

journey('begins at the row of the key, and carries its note over', async ({ tenant, open }) => {
  await only(tenant, mine);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Details of Nightly');
  await popup.click('textbox', 'System');
  await popup.type('Dawiso');
  await popup.click('button', 'Keep note');
  await popup.says('Kept.');
  await popup.click('button', 'Close');
  await popup.click('button', 'Rotate Nightly');
  await popup.says('The key is renamed to “Nightly (old)”.');
  await popup.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  await popup.click('button', 'Start');
  await tried(popup);
  await popup.says('The key is renamed to “Nightly (old)”.');
  await popup.click('button', 'Delete Nightly (old)');
  await popup.says('“Nightly” is rotated: the old key is gone.');
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly” is no longer here.');
  await popup.click('tab', 'Keys');
  await popup.click('button', 'Details of Nightly');
  assert.equal(await (await popup.find('textbox', 'System')).evaluate((box) => box.value), 'Dawiso');
});

journey('goes on with a rotation by the name that it gave, whatever it would call the old key today', async ({ tenant, open, reopen }) => {
  const gate = await tenant.gate({ method: 'PATCH', when: 'after' });
  const popup = await started({ tenant, open });
  await gate.held();
  await popup.page.evaluate(async () => {
    const entries = Object.entries(await chrome.storage.local.get(null));
    const [name, text] = entries.find(([name]) => name.startsWith('rotating/'));
    await chrome.storage.local.set({ [name]: text.replace('(old)', '(alt)') });
  });
  await popup.close();
  await gate.open();
  const { id: tenantId } = (await tenant.world()).tenant;
  await tenant.patch({ keys: [{ ...mine, description: 'Nightly (alt)', tenantId }] });
  const again = await reopen();
  await again.says('The old key is now “Nightly (alt)” and goes on working. The new one is still to be made.');
  await again.click('button', 'Put the name back');
  await again.says('“Nightly” is as it was.');
  assert.deepEqual(await names(tenant), ['Nightly']);
});
