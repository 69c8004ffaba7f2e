// With the host permission granted, as the variant of the build has it, no tab of the tenant is needed.
// No test can grant it by a click: the browser's own question can't be answered headless.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { BOB, EVE, aKey, keysOf, only } from './harness/world.mjs';

const journey = journeys({ extension: process.env.LATCHKEY_EXTENSION_HOST });

/** The full tab, whose tenant's tab has gone to another site. */
async function onItsOwn({ tenant, open, browser }) {
  await only(tenant, aKey({ description: 'Nightly' }));
  const popup = await open();
  await popup.loaded();
  const screen = new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
  await screen.key('Nightly');
  await screen.loaded();
  await browser.tab.goto('https://news.example/');
  await screen.page.bringToFront();
  await tenant.clearLog();
  return screen;
}

journey.smoke('reads and revokes with the session of the browser', async (world) => {
  const screen = await onItsOwn(world);
  await screen.click('button', 'Refresh');
  await screen.loaded();
  await screen.click('button', 'Revoke Nightly');
  await screen.click('button', 'Revoke');
  await screen.key('Nightly', (key) => key.status === 'Revoked');
  const [change] = (await world.tenant.log()).filter((call) => call.method === 'DELETE');
  assert.match(change.origin, /^chrome-extension:/);
});

journey('says so where the tenant takes changes from its own pages only', async (world) => {
  const screen = await onItsOwn(world);
  await world.tenant.switches({ foreign_origin: 'refuses' });
  await screen.click('button', 'Revoke Nightly');
  await screen.click('button', 'Revoke');
  await screen.says('Nightly was not revoked.');
  await screen.says('Open the tenant’s tab, click the icon there and try again.');
});

journey('stops a run whose tab is closed where the browser is signed in as somebody else', async ({ tenant, open, browser }) => {
  await tenant.switches({ foreign_key: 'not_found' });
  await only(tenant, ...keysOf(BOB, 2, 'Job'));
  const popup = await open();
  await popup.loaded();
  const screen = new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
  await screen.loaded();
  const change = await tenant.gate({ method: 'DELETE' });
  await tenant.fault({ method: 'DELETE', times: 1 }, { kind: 'drop' });
  await screen.click('button', 'Select all shown');
  await screen.click('button', 'Revoke selected');
  await screen.click('button', 'Revoke');
  await change.held();
  await tenant.becomes(EVE);
  await browser.tab.goto('https://news.example/');
  await screen.page.bringToFront();
  await change.open();
  await screen.says('Someone else is signed in now: Eve Adams, not Ada Lovelace.');
  const { keys } = await tenant.world();
  assert.deepEqual(keys.map((key) => key.status), ['active', 'active']);
  const kept = JSON.stringify((await screen.storage()).local);
  assert.doesNotMatch(kept, /Gone|NotKnown|Revoked/, 'nothing is written down as ended');
});
