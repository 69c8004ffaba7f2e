// A form in a frame of another site, with access to that site granted, as the variant of the build has it.
// No test can grant it by a click: the browser's own question can't be answered headless.
import assert from 'node:assert/strict';
import { beside, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';

const journey = journeys({ extension: process.env.LATCHKEY_EXTENSION_HOST });

const PORTAL = 'https://portal.customer.example/';

const inFrame = (tab) => {
  const frame = tab.frames().find((frame) => frame.url().startsWith('https://hub.stackone.example/'));
  return frame.evaluate(() => ['tenant_name', 'region', 'api_key'].map((id) => document.getElementById(id).value));
};

journey('fills a form in a frame of another site, and says which site that is', async (world) => {
  const popup = await beside(world, PORTAL);
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await wishForKey(popup);
  await popup.find('heading', 'Filled');
  const [name, region, key] = await inFrame(world.browser.tab);
  assert.deepEqual([name, region], ['acme-corp', 'us']);
  assert.match(key, /^eyJ/);
  const consents = JSON.parse((await popup.storage()).local.consents);
  const pair = { page: 'https://portal.customer.example', frame: 'https://hub.stackone.example' };
  assert.deepEqual(consents.value.secrets, [pair], 'for this site within this page');
});
