// The screens of making and rotating a key for everyone: axe-core in light and dark, and small windows.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { section, wish } from './harness/new-key.mjs';
import { aKey, ADA, only } from './harness/world.mjs';

const journey = journeys();
const path = '/api/v1/api-keys';

async function rotation({ tenant, open }) {
  await only(tenant, aKey({ description: 'Nightly', sub: ADA }));
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Details of Nightly');
  await popup.click('button', 'Rotate Nightly');
  await popup.until(() => document.querySelector('.rotation .main-action')?.getAttribute('aria-disabled') === 'false');
  return popup;
}

async function done(popup, name) {
  await popup.click('button', 'Done');
  await popup.says(`The secret of “${name}” is no longer here.`);
}

const screens = {
  form: { show: section },
  'short life': {
    show: async (world) => {
      await world.tenant.setConfig({ max_keys_per_user: 5, max_api_key_expiry: 'PT24H' });
      return section(world);
    },
  },
  refusal: {
    show: async (world) => {
      await world.tenant.setConfig({ max_keys_per_user: 1, max_api_key_expiry: 'P365D' });
      const popup = await section(world);
      await wish(popup, 'One more');
      await popup.says('“One more” was not made');
      return popup;
    },
  },
  'new key': {
    show: async (world) => {
      const popup = await section(world);
      await wish(popup, 'Nightly reload');
      await popup.says('“Nightly reload” is made');
      await popup.click('button', 'Copy');
      await popup.says('Copied.');
      await popup.click('button', 'Test');
      await popup.says('It works');
      return popup;
    },
    leave: (popup) => done(popup, 'Nightly reload'),
  },
  'unseen key': {
    show: async (world) => {
      await world.tenant.fault({ method: 'POST', path, times: 1 }, { kind: 'drop_after' });
      const popup = await section(world);
      await wish(popup, 'Nightly');
      await popup.says('its secret was never seen: delete it?');
      return popup;
    },
  },
  'own key': {
    show: async ({ tenant, open }) => {
      await only(tenant, aKey({ description: 'Nightly', sub: ADA }));
      const popup = await open();
      await popup.loaded();
      await popup.click('button', 'Details of Nightly');
      await popup.click('button', 'Rename Nightly');
      await popup.find('textbox', 'New name');
      return popup;
    },
  },
  'rotation asked': { show: rotation },
  'rotation tried': {
    show: async (world) => {
      const popup = await rotation(world);
      await popup.click('button', 'Start');
      await popup.says('“Nightly” is made');
      await popup.click('button', 'Test');
      await popup.find('button', 'Delete Nightly (old)');
      return popup;
    },
    leave: (popup) => done(popup, 'Nightly'),
  },
};

for (const [name, { show, leave }] of Object.entries(screens)) {
  journey(`is accessible and fits: ${name}`, async (world) => {
    const popup = await show(world);
    for (const scheme of ['light', 'dark']) {
      await popup.scheme(scheme);
      assert.deepEqual(await popup.violations(), [], scheme);
      if (process.env.LATCHKEY_PICTURES) await popup.picture(`${process.env.LATCHKEY_PICTURES}/${name.replace(/ /g, '-')}-${scheme}.png`);
    }
    await popup.resize(400, 300);
    const [needed, given] = await popup.page.$eval('#app', (app) => [app.scrollWidth, app.clientWidth]);
    assert.ok(needed <= given, `${needed} px wide in a window of ${given}`);
    if (process.env.LATCHKEY_PICTURES) await popup.picture(`${process.env.LATCHKEY_PICTURES}/${name.replace(/ /g, '-')}-small.png`);
    await leave?.(popup);
  });
}
