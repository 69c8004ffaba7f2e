// Making a key: the wish and what is said before it, the secret shown once, and where it never is.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { secret, section, wish } from './harness/new-key.mjs';

const journey = journeys();

journey.smoke('makes a key, shows its secret once, tests it and forgets it', async ({ tenant, open }) => {
  await tenant.setConfig({ max_keys_per_user: 5, max_api_key_expiry: 'P365D' });
  const popup = await section({ tenant, open });
  await popup.says('You have 1 of the 5 active keys that the tenant allows each user.');
  await popup.says('The key can do all that Ada Lovelace can, TenantAdmin included.');
  await wish(popup, 'Nightly reload');
  await popup.says('“Nightly reload” is made');
  const box = await popup.find('textbox', 'API key');
  assert.match(await box.evaluate((box) => box.value), /^•+$/, 'the secret is masked');
  assert.doesNotMatch(await popup.html(), /eyJ/, 'and not in the page');
  const token = await secret(popup);
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
