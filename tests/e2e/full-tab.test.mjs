// The same screen in a tab of its own, acting on the tenant's tab that it was opened from.
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();

async function inTab({ tenant, open, browser }) {
  await only(tenant, aKey({ description: 'Nightly' }));
  const popup = await open();
  await popup.loaded();
  return new Popup(await browser.newTab(() => popup.click('button', 'Open in a tab')));
}

journey.smoke('lists the keys and revokes one', async (world) => {
  const screen = await inTab(world);
  await screen.find('heading', 'acme-corp');
  await screen.click('button', 'Revoke Nightly');
  await screen.find('alertdialog', 'Revoke key?');
  await screen.click('button', 'Revoke');
  await screen.key('Nightly', (key) => key.status === 'Revoked');
});

journey("asks for another click once the tenant's tab has gone elsewhere", async (world) => {
  const screen = await inTab(world);
  await screen.key('Nightly');
  await world.browser.tab.goto('https://news.example/');
  await screen.page.bringToFront();
  await screen.click('button', 'Refresh');
  await screen.says('Click its icon on that tab again.');
  await screen.key('Nightly');
});
