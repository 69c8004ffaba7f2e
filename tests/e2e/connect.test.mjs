// The section Connect: what other products' forms ask for, under their own labels, ready to be copied.
import assert from 'node:assert/strict';
import { beside, choose, connect, copied } from './harness/connect.mjs';
import { Downloads } from './harness/downloads.mjs';
import { journeys } from './harness/journey.mjs';
import { ready, secret, section, wish } from './harness/new-key.mjs';
import { ALIAS, SYSTEM_HOST } from './harness/tenant.mjs';

const journey = journeys();
const ORIGIN = `https://${ALIAS}`;

journey.smoke('gives StackOne name and region, and leads to the key', async ({ open }) => {
  const popup = await connect({ open });
  await popup.find('heading', 'StackOne');
  assert.deepEqual(await copied(popup, 'Tenant Name', 'Region'), { 'Tenant Name': 'acme-corp', Region: 'us' });
  await popup.says('Then click “Connect” in the form.');
  await popup.says('Qlik shows a key’s text once, when it is made.');
  await popup.click('button', 'Make a key');
  await ready(popup);
  await popup.focused('tab New key');
  const name = await popup.find('textbox', 'Name');
  assert.equal(await name.evaluate((box) => box.value), 'StackOne', 'what the product suggests');
});

journey('gives Dawiso the host, and is still at it after the popup has closed', async ({ open, reopen }) => {
  let popup = await connect({ open });
  await choose(popup, 'Dawiso');
  assert.deepEqual(await copied(popup, 'Host'), { Host: ALIAS });
  assert.ok(!(await popup.has('button', 'Copy Server address')), 'which is for on-premises servers');
  popup = await reopen();
  await popup.click('tab', 'Connect');
  await popup.find('heading', 'Dawiso');
});

journey('gives ebiexperts WIP its endpoints and the e-mail address, and says where to find the rest', async ({ open, browser }) => {
  const popup = await connect({ open });
  await choose(popup, 'ebiexperts WIP');
  await popup.find('button', 'Copy Proxy User');
  const labels = ['Name', 'Url', 'Authorization endpoint', 'Authentication endpoint', 'Proxy User'];
  assert.deepEqual(await copied(popup, ...labels), {
    Name: 'Qlik Cloud acme-corp',
    Url: `${ORIGIN}/`,
    'Authorization endpoint': `${ORIGIN}/oauth/authorize`,
    'Authentication endpoint': `${ORIGIN}/oauth/token`,
    'Proxy User': 'ada.lovelace@acme.example',
  });
  await popup.says('An OAuth client of the type Web');
  await popup.says('It must be a key of ada.lovelace@acme.example.');
  assert.equal(await beside(popup, 'Secret Key'), 'Type it yourself: Administration, section OAuth, has it.');
  const page = await browser.newTab(() => popup.click('button', 'Open OAuth for Client Id'));
  assert.equal(page.url(), `${ORIGIN}/console/oauth`);
});

journey('takes for a proxy user only what is an e-mail address', async ({ tenant, open }) => {
  const { users } = await tenant.world();
  const ada = users.find((user) => user.name === 'Ada Lovelace');
  await tenant.patch({ users: [{ ...ada, email: 'ACME\\ada' }] });
  const popup = await connect({ open });
  await choose(popup, 'ebiexperts WIP');
  await popup.says('What the tenant has as your e-mail address is none.');
  assert.ok(!(await popup.has('button', 'Copy Proxy User')));
});

journey('gives any other form what there is', async ({ open }) => {
  const popup = await connect({ open });
  await choose(popup, 'Any other form');
  assert.deepEqual(await copied(popup, 'Tenant name', 'Region', 'Host', 'URL', 'Token endpoint'), {
    'Tenant name': 'acme-corp', Region: 'us', Host: ALIAS, URL: ORIGIN, 'Token endpoint': `${ORIGIN}/oauth/token`,
  });
});

journey('lets the name of the tenant be chosen, and says what it is', async ({ open }) => {
  const popup = await connect({ open });
  await popup.says(`${ALIAS} the alias that people know; once given up, another tenant can take it`);
  await popup.click('radio', SYSTEM_HOST);
  await popup.says('the system hostname; it never changes');
  assert.deepEqual(await copied(popup, 'Tenant Name'), { 'Tenant Name': SYSTEM_HOST.split('.')[0] });
  await popup.says(`--server https://${SYSTEM_HOST}`);
});

journey('says why StackOne takes no tenant of Qlik Cloud Government', async ({ tenant, open }) => {
  await tenant.fault({ host: 'acme-corp.us.qlikcloudgov.com', path: '/api/v1/' }, { kind: 'status', status: 503 });
  const popup = await connect({ open }, 'https://acme-corp.us.qlikcloudgov.com/');
  await choose(popup, 'StackOne');
  await popup.says('Not for Qlik Cloud Government: this product would take the values for those of a commercial tenant.');
  assert.equal(await popup.page.$('.values'), null, 'and offers no value');
  await choose(popup, 'Dawiso');
  assert.deepEqual(await copied(popup, 'Host'), { Host: 'acme-corp.us.qlikcloudgov.com' });
});

journey('has texts ready for tools, and saves two of them as files', async ({ open }) => {
  const popup = await connect({ open });
  assert.equal(await popup.copy('Copy qlik-cli'), `qlik context create acme-corp --server ${ORIGIN} --api-key "$QLIK_API_KEY"`);
  assert.match(await popup.copy('Copy curl'), /Bearer \$QLIK_API_KEY/);
  assert.equal(JSON.parse(await popup.copy('Copy Postman')).values.at(-1).value, '');
  assert.match(await popup.copy('Copy .env'), /^QLIK_API_KEY=$/m);
  assert.equal(await popup.page.$('.texts input'), null, 'there is no key to put in');
  const downloads = await Downloads.of(popup.page);
  const postman = await downloads.file(() => popup.click('button', 'Save Postman as a file'));
  assert.equal(postman.name, 'qlik-cloud.postman_environment.json');
  assert.equal(JSON.parse(postman.text).values.find(({ key }) => key === 'baseUrl').value, ORIGIN);
  await popup.says('Saved as qlik-cloud.postman_environment.json.');
  const env = await downloads.file(() => popup.click('button', 'Save .env as a file'));
  assert.match(env.text, new RegExp(`^QLIK_HOST=${ALIAS}$`, 'm'));
  await downloads.close();
});

journey('copies a new key into form and texts on a word, and never draws it', async ({ tenant, open }) => {
  const popup = await section({ tenant, open });
  await wish(popup, 'Hub');
  const token = await secret(popup);
  await popup.click('button', 'Hide');
  await popup.click('tab', 'Connect');
  await popup.says('“Hub” is new, and its text is still here');
  assert.equal(await popup.copy('Copy API Key'), token);
  await popup.says('Copied. Any program can read the clipboard');
  assert.doesNotMatch(await popup.copy('Copy curl'), /eyJ/, 'no key without a word');
  await popup.click('checkbox', 'With the new key “Hub”');
  await popup.says(/--api-key •+/);
  assert.doesNotMatch(await popup.html(), /eyJ/, 'it is masked');
  assert.ok((await popup.copy('Copy curl')).includes(`Bearer ${token}`));
  assert.ok(!(await popup.has('button', 'Save .env as a file')), 'and never in a file');
  await choose(popup, 'ebiexperts WIP');
  await popup.says('It is a key of the proxy user, as it must be.');
  assert.equal(await popup.copy('Copy Proxy User Key'), token);
  await popup.click('button', 'Clear clipboard');
  await popup.says('The clipboard is cleared.');
  await popup.click('tab', 'New key');
  await popup.click('button', 'Done');
  await popup.click('tab', 'Connect');
  await popup.says('Without a key.');
  await popup.says('--api-key "$QLIK_API_KEY"');
});

for (const [address, sure] of [['https://sense.example/sso/hub/my/work', true], ['https://sense.example/sso/hub', false]]) {
  journey(`offers the address of an on-premises server (${sure ? 'sure' : 'not sure'})`, async ({ tenant, open }) => {
    const popup = await open(address);
    await popup.find('heading', sure ? 'Qlik Sense Enterprise on Windows' : 'Looks like Qlik Sense Enterprise on Windows');
    await popup.says('This product has no Qlik Cloud API keys, so there are none to list.');
    await popup.find('heading', 'Dawiso');
    assert.deepEqual(await copied(popup, 'Host', 'Server address'), { Host: 'sense.example', 'Server address': 'https://sense.example/sso' });
    await popup.says('RootAdmin');
    await popup.says('Repository Service (QRS)');
    await choose(popup, 'StackOne');
    await popup.says('This product connects to Qlik Cloud only.');
    assert.deepEqual(await tenant.log(), [], 'and asks nobody anything');
    for (const scheme of ['light', 'dark']) {
      await popup.scheme(scheme);
      assert.deepEqual(await popup.violations(), [], scheme);
    }
  });
}

journey('is used without a mouse, in a popup zoomed to 200 %', async ({ open }) => {
  const popup = await open();
  await popup.loaded();
  await popup.resize(400, 300);
  await popup.click('tab', 'Keys');
  await popup.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await popup.focused('tab Connect');
  await popup.press('Tab');
  await popup.focused('radio StackOne');
  await popup.press('ArrowDown');
  await popup.focused('radio Dawiso');
  await popup.press('Tab', 'Tab');
  await popup.focused('button Copy Host');
  await popup.press('Enter');
  await popup.says('Copied: acme-corp.us.qlikcloud.com');
  assert.equal(await popup.page.evaluate(() => document.documentElement.scrollWidth), 400, 'nothing is wider than the window');
  assert.equal(await popup.page.$eval('.panel', (panel) => panel.scrollWidth <= panel.clientWidth), true);
});

journey('has no fault that axe knows of, in light and dark', async ({ tenant, open }) => {
  const popup = await section({ tenant, open });
  await wish(popup, 'Hub');
  await popup.find('button', 'Done');
  await popup.click('tab', 'Connect');
  await choose(popup, 'ebiexperts WIP');
  await popup.find('button', 'Copy Proxy User');
  await popup.click('checkbox', 'With the new key “Hub”');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await popup.click('tab', 'New key');
  await popup.click('button', 'Done');
  await popup.says('is no longer here');
});
