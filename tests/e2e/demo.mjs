// The main job by real clicks on the demo tenant: who and where, every key, one revoked. Pictures go to target/demo/.
// With --headful: the same browser for a person, until it is closed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser } from './harness/browser.mjs';
import { ALIAS, Tenant } from './harness/tenant.mjs';

const PICTURES = new URL('../../target/demo/', import.meta.url).pathname;
const say = (line = '') => process.stdout.write(`${line}\n`);
const column = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

async function byHand(browser) {
  await browser.visit();
  say(`https://${ALIAS}/ is open. Click Latchkey's icon (behind the puzzle piece). Close the browser to end.`);
  await browser.closed();
}

async function byItself(browser) {
  await mkdir(PICTURES, { recursive: true });
  await browser.visit();
  const popup = await browser.clickIcon();
  await popup.scheme('light');
  await popup.loaded();
  await tellWho(popup);
  const keys = await popup.allKeys();
  tellKeys(keys);
  await popup.picture(join(PICTURES, '01-list.png'));
  await pictureDark(popup, '02-list-dark.png');
  await revokeOne(popup, keys);
}

async function tellWho(popup) {
  for (const [label, button] of [['Tenant', 'Copy tenant name'], ['Region', 'Copy region'], ['Host', 'Copy host']]) {
    say(`${label.padEnd(8)}${await popup.copy(button)}`);
  }
  await popup.says('Ada Lovelace');
  say(`You     ${await popup.page.$eval('header', (header) => header.innerText.split('\n').find((line) => line.includes('Ada Lovelace')))}`);
}

function tellKeys(keys) {
  say(`\n${keys.length} keys\n`);
  say([column('Name', 34), column('Owner', 40), column('Status', 8), 'Expires'].join('  '));
  for (const key of keys) say([column(key.name, 34), column(key.owner, 40), column(key.status, 8), key.ends].join('  '));
}

async function revokeOne(popup, keys) {
  const { name } = keys.find((key) => key.buttons.includes(`Revoke ${key.name}`));
  await popup.search(name);
  await popup.click('button', `Revoke ${name}`);
  await popup.find('alertdialog', 'Revoke key?');
  await popup.picture(join(PICTURES, '03-revoke.png'));
  await popup.click('button', 'Revoke');
  const key = await popup.key(name, ({ status }) => status !== 'Active');
  await popup.picture(join(PICTURES, '04-revoked.png'));
  await pictureDark(popup, '05-revoked-dark.png');
  say(`\nRevoked "${name}" by two clicks: its row now says ${key.status}.\nPictures: ${PICTURES}`);
}

async function pictureDark(popup, name) {
  await popup.scheme('dark');
  await popup.picture(join(PICTURES, name));
  await popup.scheme('light');
}

const headful = process.argv.includes('--headful');
const tenant = await Tenant.start();
const browser = await Browser.launch(tenant, { headless: !headful });
try {
  await (headful ? byHand(browser) : byItself(browser));
} finally {
  if (!headful) await browser.close();
  await tenant.stop();
}
