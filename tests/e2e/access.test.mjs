// Every screen for everyone: axe-core in light and dark, small windows, and a way through by keyboard.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, aToken, only } from './harness/world.mjs';

const journey = journeys();

async function accessible(popup) {
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
}

/** At 200 % zoom nothing sticks out sideways. */
async function fits(popup) {
  await popup.resize(400, 300);
  const [needed, given] = await popup.page.$eval('#app', (app) => [app.scrollWidth, app.clientWidth]);
  assert.ok(needed <= given, `${needed} px wide in a window of ${given}`);
}

const screens = {
  'the list': async ({ open }) => {
    const popup = await open();
    await popup.loaded();
    return popup;
  },
  'the list half read': async ({ tenant, open }) => {
    await tenant.reset({ keys: 500 });
    const rest = await tenant.gate({ path: '/api/v1/api-keys', query: 'startingAfter' });
    const popup = await open();
    await rest.held();
    await popup.until(() => document.querySelector('[role=rowheader]'));
    return popup;
  },
  'the wait for the first answer': async ({ tenant, open }) => {
    const first = await tenant.gate({ path: '/api/v1' });
    const popup = await open();
    await first.held();
    await popup.find('heading', 'acme-corp');
    return popup;
  },
  'no keys': async ({ tenant, open }) => {
    await only(tenant);
    const popup = await open();
    await popup.says('No API keys yet');
    return popup;
  },
  'no match': async ({ open }) => {
    const popup = await open();
    await popup.loaded();
    await popup.search('no such key');
    await popup.says('No key matches');
    return popup;
  },
  'the dialog': async ({ tenant, open }) => {
    await only(tenant, aKey({ description: 'Nightly' }));
    const popup = await open();
    await popup.click('button', 'Revoke Nightly');
    await popup.find('alertdialog', 'Revoke key?');
    return popup;
  },
  'a pasted key': async ({ tenant, open }) => {
    const key = aKey({ description: 'Leaked' });
    await only(tenant, key);
    const popup = await open();
    await popup.loaded();
    await popup.click('searchbox', 'Search keys');
    await popup.paste(aToken({ jti: key.id }).whole);
    await popup.says('The key you pasted');
    return popup;
  },
  'an error': async ({ tenant, open }) => {
    await tenant.fault({ path: '/api/v1/api-keys' }, { kind: 'status', status: 500 });
    const popup = await open();
    await popup.until(() => [...document.querySelectorAll('[role=alert]')].some((alert) => alert.checkVisibility()));
    return popup;
  },
  'signed out': async ({ tenant, open }) => {
    await tenant.visitor(null);
    const popup = await open();
    await popup.says('Sign in to');
    return popup;
  },
  'elsewhere': async ({ open }) => {
    const popup = await open('https://news.example/');
    await popup.find('heading', 'Not a Qlik Cloud tenant');
    return popup;
  },
};

for (const [name, reach] of Object.entries(screens)) {
  journey(`${name}: no violation in light or dark, and it fits 400 by 300`, async (world) => {
    const popup = await reach(world);
    await accessible(popup);
    await fits(popup);
    assert.deepEqual(await popup.violations(), [], 'small');
  });
}

journey('the popup is at most 800 by 600', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.until(() => innerWidth > 600 && innerHeight > 400);
  const [width, height] = await popup.page.evaluate(() => [innerWidth, innerHeight]);
  assert.ok(width <= 800, `${width} wide`);
  assert.ok(height <= 600, `${height} high`);
});

journey.smoke('the table is one Tab stop, and arrows walk its cells', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.focusTable();
  const rowOf = () => popup.page.evaluate(() => Number(document.activeElement.closest('[role=row]').ariaRowIndex));
  const start = await rowOf();
  await popup.press('ArrowDown', 'ArrowDown', 'ArrowUp');
  await eventually(rowOf, start + 1);
  await popup.press('Tab');
  await popup.until(() => !document.activeElement.closest('[role=grid]'));
});

journey('the focus can be seen in forced colours', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.forcedColours();
  await popup.focusTable();
  assert.equal(await popup.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
});
