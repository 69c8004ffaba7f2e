// The forms of Dawiso and ebiexperts WIP, with all that a tenant can give them, and one of no known product, made with
// React. What only a person has is said.
import assert from 'node:assert/strict';
import { before } from 'node:test';
import { bundle } from './harness/bundles.mjs';
import { beside, forgotten, wishForKey } from './harness/linking.mjs';
import { journeys } from './harness/journey.mjs';
import { ALIAS } from './harness/tenant.mjs';

before(bundle);
const journey = journeys();

const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** What stands in the fields of the page, by their names. */
const named = (tab) => tab.$$eval('main [name], form [name], td [name]', (fields) =>
  Object.fromEntries(fields.map((field) => [field.name, field.value])));

journey('fills the form of Dawiso, its search box left alone', async (world) => {
  const popup = await beside(world, 'https://app.dawiso.example/');
  await popup.find('heading', 'Fill a form on app.dawiso.example');
  await wishForKey(popup);
  await forgotten(popup);
  const { host, token } = await named(world.browser.tab);
  assert.equal(host, ALIAS);
  assert.match(token, TOKEN);
  assert.equal(await world.browser.tab.$eval('[type=search]', (box) => box.value), '');
  assert.deepEqual(await world.tenant.sent(), []);
});

journey('fills the form of ebiexperts WIP with the key of the user it names', async (world) => {
  const popup = await beside(world, 'https://wip.ebiexperts.example/');
  await popup.says('An OAuth client of the type Web, made in Administration, section OAuth.');
  await popup.says('Type it yourself: Administration, section OAuth, has it.');
  await wishForKey(popup);
  await forgotten(popup);
  await popup.says('Now look it over and click “Save” in the form.');
  const { proxy_user_key: key, ...plain } = await named(world.browser.tab);
  assert.deepEqual(plain, {
    name: 'Qlik Cloud acme-corp',
    url: `https://${ALIAS}/`,
    authorization_endpoint: `https://${ALIAS}/oauth/authorize`,
    authentication_endpoint: `https://${ALIAS}/oauth/token`,
    client_id: '',
    secret_key: '',
    proxy_user: 'ada.lovelace@acme.example',
  });
  assert.match(key, TOKEN);
});

journey.smoke('fills a form of no known product, whose framework then holds the values', async (world) => {
  const { browser, tenant } = world;
  const popup = await beside(world, 'https://frameworks.customer.example/react.html');
  await popup.says('Not recognised as a certain product’s');
  await wishForKey(popup);
  await forgotten(popup);
  await browser.tab.click('button');
  await browser.tab.waitForFunction(() => document.title === 'Connected');
  const [{ body }] = await tenant.sent();
  const { tenant: name, region, key } = JSON.parse(body);
  assert.deepEqual([name, region], ['acme-corp', 'us']);
  assert.match(key, TOKEN);
});
