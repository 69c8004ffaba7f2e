// The screens of ending many keys for everyone: axe-core in light and dark, and small windows.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journeys } from './harness/journey.mjs';
import { ADA, EVE, aKey, keysOf, only } from './harness/world.mjs';

const journey = journeys();
const PICTURES = process.env.LATCHKEY_PICTURES;

async function pictured(popup, name) {
  if (!PICTURES) return;
  await mkdir(PICTURES, { recursive: true });
  await popup.picture(join(PICTURES, `bulk-${name}.png`));
}

async function all(world) {
  await only(world.tenant, ...keysOf(EVE, 12, 'Reload'), ...keysOf(ADA, 2, 'Mine'), aKey({ description: 'Old', status: 'expired' }),
    aKey({ description: 'Entra', sub: 'SCIM\\77aa', subType: 'externalClient' }));
  const popup = await world.open();
  await popup.loaded();
  await popup.click('button', 'Select all shown');
  return popup;
}

async function planned(world) {
  const popup = await all(world);
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', 'Revoke 12 keys?');
  return popup;
}

async function confirmed(world) {
  const popup = await planned(world);
  await popup.click('textbox', 'Type 12 to confirm');
  await popup.type('12');
  await popup.click('button', 'Revoke');
  return popup;
}

const screens = {
  selection: all,
  mine: async (world) => {
    const popup = await all(world);
    await popup.click('button', 'My keys');
    await popup.find('button', 'Delete all my keys');
    return popup;
  },
  plan: planned,
  running: async (world) => {
    const held = await world.tenant.gate({ method: 'DELETE', passing: 5 });
    const popup = await confirmed(world);
    await held.held();
    await popup.says('5 of 12 keys ended');
    return popup;
  },
  results: async (world) => {
    await world.tenant.fault({ method: 'DELETE', times: 2 }, { kind: 'status', status: 403 });
    const popup = await confirmed(world);
    await popup.find('heading', 'Done: 10 of 12 keys are out of use');
    await popup.click('button', 'Results');
    await popup.says('Refused (HTTP 403)');
    return popup;
  },
};

for (const [name, reach] of Object.entries(screens)) {
  journey(`${name}: no violation in light or dark, and it fits 400 by 300`, async (world) => {
    const popup = await reach(world);
    for (const scheme of ['light', 'dark']) {
      await popup.scheme(scheme);
      assert.deepEqual(await popup.violations(), [], scheme);
      await pictured(popup, `${name}-${scheme}`);
    }
    await popup.resize(400, 300);
    const [needed, given] = await popup.page.$eval('#app', (app) => [app.scrollWidth, app.clientWidth]);
    assert.ok(needed <= given, `${needed} px wide in a window of ${given}`);
    assert.deepEqual(await popup.violations(), [], 'small');
    await pictured(popup, `${name}-small`);
  });
}
