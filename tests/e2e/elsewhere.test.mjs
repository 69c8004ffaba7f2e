// The icon clicked on a page that is no tenant.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ALIAS } from './harness/tenant.mjs';

const journey = journeys();

const NO_TENANTS = [
  'https://news.example/', 'https://acme-corp.us.qlikcloud.com.news.example/', 'https://us.qlikcloud.com/', 'https://cdn.us.qlikcloud.com/',
  'https://console.us.qlikcloud.com/', 'https://register.us.qlikcloud.com/', 'https://acme-corp.services.qlikcloud.com/', 'about:blank',
];

for (const url of NO_TENANTS) {
  journey(`says so on ${url}`, async ({ tenant, open }) => {
    const popup = await open(url);
    await popup.find('heading', 'Not a Qlik Cloud tenant');
    assert.deepEqual(await tenant.log(), [], 'and asks nobody anything');
  });
}

journey('offers the tenants seen before', async ({ open, browser }) => {
  const there = await open();
  await there.loaded();
  const elsewhere = await open('https://news.example/');
  await elsewhere.find('heading', 'Not a Qlik Cloud tenant');
  const page = await browser.newTab(() => elsewhere.click('button', `Open ${ALIAS}`));
  assert.equal(new URL(page.url()).host, ALIAS);
});

/** The tenant's tab shows the browser's own error page. */
async function notLoaded({ browser }) {
  const { tab } = browser;
  await tab.setOfflineMode(true);
  await assert.rejects(tab.goto(`https://${ALIAS}/`), /ERR_INTERNET_DISCONNECTED/);
  await tab.waitForFunction(() => location.protocol === 'chrome-error:');
}

journey('says that the page did not load where the icon is clicked on the browser’s own error page', async ({ browser, reopen }) => {
  await browser.visit();
  await notLoaded({ browser });
  const popup = await reopen();
  await popup.says('The tenant’s page did not load: its tab shows the browser’s own error page. Reload it, then click the icon there.');
  await browser.tab.setOfflineMode(false);
  await browser.visit();
  const again = await reopen();
  await again.loaded();
});

journey('says what helps where an error page has ended the right that the click gave', async ({ browser, open }) => {
  const popup = await open();
  await popup.loaded();
  const screen = new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
  await screen.loaded();
  await notLoaded({ browser });
  await screen.page.bringToFront();
  await screen.click('button', 'Refresh');
  await screen.says('Click its icon on that tab again. If that does not help, reload the page there first');
  await browser.tab.setOfflineMode(false);
});
