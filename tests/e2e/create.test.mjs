// Making a key: the wish and what is said before it, the secret shown once, and where it never is.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();

/** The section New key, its rules read. */
async function section({ tenant, open }, keys = []) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'New key');
  await popup.until(() => document.querySelector('[type=submit]')?.getAttribute('aria-disabled') === 'false');
  return popup;
}

async function create(popup, name) {
  await popup.click('textbox', 'Name');
  await popup.type(name);
  await popup.click('button', 'Create key');
}

journey('makes a key, shows its secret once, tests it and forgets it', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 5, max_api_key_expiry: 'P365D' });
  const popup = await section({ tenant, open }, [aKey({ description: 'Mine', sub: ADA })]);
  await popup.says('You have 1 of the 5 active keys that the tenant allows each user.');
  await popup.says('The key can do all that Ada Lovelace can, TenantAdmin included.');
  await create(popup, 'Nightly reload');
  await popup.says('“Nightly reload” is made');
  const box = await popup.find('textbox', 'API key');
  assert.match(await box.evaluate((box) => box.value), /^•+$/, 'the secret is masked');
  assert.doesNotMatch(await popup.html(), /eyJ/, 'and not in the page');
  await popup.click('button', 'Show');
  const token = await popup.until(() => document.getElementById('api-key').value.startsWith('eyJ') && document.getElementById('api-key').value);
  await popup.click('button', 'Test');
  await popup.says('It works: the tenant takes it as yours, Ada Lovelace.');
  await popup.click('button', 'Copy');
  await popup.says(/Copied\. Any program can read the clipboard/);
  assert.equal(await popup.clipboard(), token);
  await popup.click('button', 'Clear clipboard');
  await popup.says('The clipboard is cleared.');
  assert.equal(await popup.clipboard(), '');
  await popup.click('button', 'Done');
  await popup.says('The secret of “Nightly reload” is no longer here.');
});
