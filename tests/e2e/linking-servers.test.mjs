// Qlik Sense Enterprise on Windows: the icon clicked on a server's page, and then on a form that asks for its address.
import assert from 'node:assert/strict';
import { choose, STACKONE, values } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { ALIAS } from './harness/tenant.mjs';

const journey = journeys();

const SERVER = 'https://sense.acme.example/sso';
const DAWISO = 'https://app.dawiso.example/windows.html';
const NO_KEYS = 'Qlik Sense Enterprise on Windows has no Qlik Cloud API keys, so none is made for this form.';

/** The icon was clicked on a page of the server. */
async function seen(open, page = 'hub/my/work') {
  const popup = await open(`${SERVER}/${page}`);
  await popup.says('This product has no Qlik Cloud API keys');
  await popup.until(async () => (await chrome.storage.local.get('servers')).servers);
  return popup;
}

const offered = async (popup, name) => {
  const list = await popup.find('combobox', name);
  return list.evaluate((list) => [...list.options].map((option) => option.text));
};

const server = (tab) => tab.$eval('[name=server]', (field) => field.value);

journey.smoke('fills the address of the server that was seen, and makes no key', async ({ browser, open, tenant }) => {
  const there = await open();
  await there.loaded();
  const page = await seen(open, 'hub/my/work?ticket=s3cret#here');
  assert.deepEqual(JSON.parse((await page.storage()).local.servers).value, [SERVER], 'nothing but the address is kept');
  await tenant.clearLog();
  const popup = await open(DAWISO);
  assert.deepEqual(await offered(popup, 'Tenant or server'), [`acme-corp · us · ${ALIAS}`, `Qlik Sense server · ${SERVER}`]);
  await choose(popup, 'Tenant or server', 'acme-corp');
  await popup.focused('combobox Tenant or server');
  await popup.says('Nothing can be filled yet.');
  await choose(popup, 'Tenant or server', SERVER);
  await popup.says(NO_KEYS);
  await popup.says('A user with the role RootAdmin.');
  await popup.says('1 value goes into the form.');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.equal(await server(browser.tab), SERVER);
  assert.ok(!(await popup.has('button', 'Create a key for this form')));
  assert.deepEqual(await tenant.sent(), []);
});

journey('says why nothing of a server goes into a form for Qlik Cloud', async ({ browser, open, tenant }) => {
  await seen(open);
  const popup = await open(STACKONE);
  assert.deepEqual(await offered(popup, 'Tenant or server'), [`Qlik Sense server · ${SERVER}`]);
  await popup.says('This product connects to Qlik Cloud only.');
  await popup.says(NO_KEYS);
  await popup.click('button', 'Fill');
  await popup.says('Nothing can be filled yet.');
  assert.deepEqual(await values(browser.tab, 'tenant_name', 'region', 'api_key'), ['', '', '']);
  assert.deepEqual(await tenant.log(), [], 'and nobody is asked anything');
});

journey('leaves out what is kept and is no server', async ({ open }) => {
  const page = await seen(open);
  const kept = JSON.stringify(['javascript:alert(1)', 7, null, { host: 'x' }, `https://${ALIAS}`, 'https://user:word@qs.example', SERVER]);
  await page.page.evaluate((servers) => chrome.storage.local.set({ servers }), kept);
  const popup = await open(DAWISO);
  assert.deepEqual(await offered(popup, 'Tenant or server'), [`Qlik Sense server · ${SERVER}`]);
  await popup.page.evaluate(() => chrome.storage.local.set({ servers: '{"not": "a list"' }));
  const again = await open(DAWISO);
  await again.says('Latchkey has seen no tenant yet.');
  await again.says('Latchkey can’t read which tenants or servers it has seen.');
  const later = await seen(open, 'qmc/');
  assert.equal((await later.storage()).local.servers, '{"not": "a list"', 'it stays until the user lets go of it');
});

/** The icon is clicked on StackOne's page, whose own script has given it another address. */
async function renamed({ browser }, path, change = () => {}) {
  await browser.visit(STACKONE);
  await browser.tab.evaluate((path) => history.replaceState(null, '', path), path);
  await browser.tab.evaluate(change);
  return browser.clickIcon();
}

journey('takes a form for a form where its address looks like a server’s', async (world) => {
  const there = await world.open();
  await there.loaded();
  const popup = await renamed(world, '/hub');
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(world.browser.tab, 'tenant_name', 'region'), ['acme-corp', 'us']);
  assert.equal((await popup.storage()).local.servers, undefined, 'and no server is remembered');
  await popup.close();
});

journey('fills a form on a page that is surely a server’s from a tenant', async (world) => {
  const there = await world.open();
  await there.loaded();
  const popup = await renamed(world, '/qmc/deploymentsetup');
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(world.browser.tab, 'tenant_name', 'region'), ['acme-corp', 'us']);
  await popup.close();
});

journey('takes a page for a server’s where there is no form, until one comes', async (world) => {
  const { browser } = world;
  const popup = await renamed(world, '/hub', () => {
    globalThis.late = document.querySelector('main');
    document.title = 'Portal';
    document.body.replaceChildren();
  });
  await popup.find('heading', 'Looks like Qlik Sense Enterprise on Windows');
  await browser.tab.evaluate(() => document.body.append(globalThis.late));
  await popup.find('heading', 'Fill a form on hub.stackone.example');
  await popup.close();
});

journey('lets a form be filled by hand on a page that may be a server’s', async (world) => {
  const there = await world.open();
  await there.loaded();
  const popup = await renamed(world, '/hub', () => {
    document.title = 'Portal';
    document.body.innerHTML = '<label>Our name for it <input id="own"></label>';
  });
  await popup.find('heading', 'Looks like Qlik Sense Enterprise on Windows');
  await popup.click('button', 'Fill a form here');
  await popup.focused('heading Fill a form on hub.stackone.example');
  await choose(popup, 'Field for Host', 'Our name for it');
  await popup.click('button', 'Fill');
  await popup.find('heading', 'Filled');
  assert.deepEqual(await values(world.browser.tab, 'own'), [ALIAS]);
  await popup.close();
});
