// A key made for a form: it goes from the tenant into the field, and is seen by nobody, unless the form doesn't take it.
import assert from 'node:assert/strict';
import { beside, forgotten, holds, ready, STACKONE, values, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { creations } from './harness/new-key.mjs';
import { ADA } from './harness/world.mjs';

const journey = journeys();

const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
/** What StackOne's guide asks for: opening pages, switching keys on, making, copying, pasting, typing. */
const STEPS_OF_THE_GUIDE = 20;

journey.smoke('makes a key, tests it, fills it, and shows it nowhere', async (world) => {
  const { tenant, browser } = world;
  const popup = await beside(world);
  assert.equal(
    (await holds(popup)).replace(/[\u2068\u2069]/g, ''),
    'I know: this key can do all that Ada Lovelace can, TenantAdmin included, and hub.stackone.example will hold it.',
  );
  await wishForKey(popup);
  await popup.find('heading', 'Filled');
  await popup.says('Now look it over and click “Connect” in the form.');
  await popup.says('The key is in its field.');
  await forgotten(popup);
  const [name, region, key] = await values(browser.tab, 'tenant_name', 'region', 'api_key');
  assert.deepEqual([name, region], ['acme-corp', 'us']);
  assert.match(key, TOKEN);
  const [made] = await creations(tenant);
  assert.equal(JSON.parse(made.body).description, 'StackOne');
  assert.equal((await creations(tenant)).length, 1);
  const log = await tenant.log();
  const tests = log.filter((call) => call.path === '/api/v1/users/me' && call.authorization);
  assert.ok(log.indexOf(tests[0]) > log.indexOf(made), 'it was tested after it was made');
  assert.ok(!(await popup.html()).includes(key), 'it is not in the popup');
  assert.ok(!JSON.stringify(await popup.storage()).includes(key), 'and not in storage');
  assert.deepEqual(await tenant.sent(), [], 'and nothing was sent');
  await browser.tab.locator('::-p-aria([name="Connect"][role="button"])').click();
  await browser.tab.waitForFunction(() => document.getElementById('outcome').textContent === 'Connected');
});

journey('asks once for a site, and counts few steps', async (world) => {
  const popup = await beside(world);
  let steps = 4; // The tenant's tab, its icon, the form's tab, its icon.
  await wishForKey(popup);
  await forgotten(popup);
  steps += 3; // The tick, the button, the yes.
  steps += 1; // The form's own button.
  console.log(`Linking StackOne from nothing: ${steps} steps; its guide has ${STEPS_OF_THE_GUIDE}.`);
  assert.ok(steps < STEPS_OF_THE_GUIDE);
  const again = await world.open('https://hub.stackone.example/');
  await again.click('checkbox', await holds(again));
  await ready(again);
  await again.click('button', 'Create a key for this form');
  await forgotten(again);
  console.log(`Later: ${steps - 3} steps.`);
});

journey('takes a site that looks like another for a new one', async (world) => {
  const popup = await beside(world);
  await wishForKey(popup);
  await forgotten(popup);
  const alike = await world.open('https://hub.xn--stackne-dpf.example/');
  await alike.says('hub.xn--stackne-dpf.example');
  await alike.click('checkbox', await holds(alike));
  await ready(alike);
  await alike.click('button', 'Create a key for this form');
  await alike.find('alertdialog', 'Give this site a secret?');
  await alike.says('https://hub.xn--stackne-dpf.example');
  await alike.click('button', 'Cancel');
  assert.equal((await creations(world.tenant)).length, 1, 'the yes to the one is none to the other');
  assert.deepEqual(await values(world.browser.tab, 'api_key'), ['']);
});

journey('asks apart before a secret goes where it can be read on its way', async (world) => {
  const popup = await beside(world, 'http://forms.customer.example/');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(world.browser.tab, 'tenant', 'key'), ['acme-corp', ''], 'what is no secret needs no yes');
  await popup.click('checkbox', await holds(popup));
  await ready(popup);
  await popup.click('button', 'Create a key for this form');
  await popup.find('alertdialog', 'Send a secret unencrypted?');
  await popup.click('button', 'Cancel');
  await popup.gone('alertdialog', 'Send a secret unencrypted?');
  assert.deepEqual(await creations(world.tenant), []);
  await popup.click('button', 'Create a key for this form');
  await popup.find('alertdialog', 'Send a secret unencrypted?');
  await popup.click('button', 'Send it anyway');
  await forgotten(popup);
  assert.match((await values(world.browser.tab, 'key'))[0], TOKEN);
  assert.equal((await creations(world.tenant)).length, 1);
  // No yes is kept for a site that nobody vouches for.
  assert.equal((await popup.storage()).local.consents, undefined);
  await popup.click('checkbox', await holds(popup));
  await ready(popup);
  await popup.click('button', 'Create a key for this form');
  await popup.find('alertdialog', 'Send a secret unencrypted?');
  await popup.says('So this is asked each time.');
});

journey('makes none without the tick', async (world) => {
  const popup = await beside(world);
  await ready(popup);
  await popup.click('button', 'Create a key for this form');
  await popup.says('Tick this first');
  await popup.click('checkbox', await holds(popup));
  await popup.click('button', 'Create a key for this form');
  await popup.find('alertdialog', 'Give this site a secret?');
  await popup.says('https://hub.stackone.example');
  await popup.click('button', 'Cancel');
  await popup.gone('alertdialog', 'Give this site a secret?');
  assert.deepEqual(await creations(world.tenant), []);
});

journey('makes no key where the form changes the address a moment after it was filled', async (world) => {
  const { tenant, browser } = world;
  const popup = await beside(world);
  await browser.tab.evaluate(() => {
    const field = document.getElementById('tenant_name');
    field.addEventListener('change', () => requestIdleCallback(() => { field.value = 'globex'; }, { timeout: 100 }));
  });
  await wishForKey(popup);
  await popup.find('heading', 'No key was created');
  await popup.says(' does not surely hold your address, so no key was created.');
  assert.deepEqual(await creations(tenant), []);
  assert.deepEqual(await values(browser.tab, 'tenant_name', 'region', 'api_key'), ['globex', 'us', '']);
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
});

journey('makes no key where the form changes while it is filled, and lists it anew', async (world) => {
  const { tenant, browser } = world;
  const popup = await beside(world);
  await browser.tab.evaluate(() => {
    const label = document.querySelector('label[for=api_key]');
    document.getElementById('region').addEventListener('change', () => { label.textContent = 'API key'; });
  });
  await wishForKey(popup);
  await popup.find('heading', 'No key was created');
  await popup.says('The page changed while it was filled, so no key was created.');
  assert.deepEqual(await creations(tenant), []);
  await popup.click('button', 'Create a key for this form');
  await forgotten(popup);
  assert.match((await values(browser.tab, 'api_key'))[0], TOKEN);
});

journey('shows a key that the form did not take, and deletes it', async (world) => {
  const { tenant, browser } = world;
  const popup = await beside(world);
  await browser.tab.evaluate(() => {
    const field = document.getElementById('api_key');
    field.addEventListener('input', () => { field.value = field.value.slice(0, 4); });
  });
  await wishForKey(popup);
  await popup.find('heading', 'Look at the form: not all is surely filled');
  await popup.says('does not surely stand in the form');
  await popup.find('textbox', 'API key');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await popup.click('button', 'Delete it');
  await popup.says('“StackOne” was deleted');
  const { keys } = await tenant.world();
  assert.ok(!keys.some((key) => key.description === 'StackOne' && key.sub === ADA), 'it is gone from the tenant');
});

journey('keeps a key whose popup died until it is filled', async (world) => {
  const { tenant, browser, reopen } = world;
  const popup = await beside(world);
  const gate = await tenant.gate({ method: 'POST', path: '/api/v1/api-keys' });
  await wishForKey(popup);
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await again.find('textbox', 'API key');
  await again.click('button', 'Fill it');
  await forgotten(again);
  assert.match((await values(browser.tab, 'api_key'))[0], TOKEN);
  assert.equal((await creations(tenant)).length, 1);
});

journey('lets the old key of a rotation go once the new one is filled', async (world) => {
  const { browser, open } = world;
  const popup = await open();
  await popup.loaded();
  await popup.search('Nightly reload');
  await popup.click('button', 'Rotate Nightly reload');
  await popup.find('heading', 'Rotate “Nightly reload”?');
  await popup.until(() => document.querySelector('.rotation .main-action')?.ariaDisabled === 'false');
  await popup.click('button', 'Start');
  await popup.says('“Nightly reload” is made');
  await popup.close();
  const tenantTab = browser.tab;
  browser.tab = await browser.tab.browser().newPage();
  const form = await open(STACKONE);
  await form.find('textbox', 'API key');
  await form.click('button', 'Fill it');
  await form.find('alertdialog', 'Give this site a secret?');
  await form.click('button', 'Give it');
  await forgotten(form);
  await form.close();
  browser.tab = tenantTab;
  const again = await world.reopen();
  await again.click('button', 'Delete Nightly reload (old)');
  await again.says('“Nightly reload” is rotated: the old key is gone.');
});
