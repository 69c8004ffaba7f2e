// The main jobs by real clicks on the demo tenant: who and where, every key, one revoked, one made, one rotated, several
// revoked at once, how a key is used, what happened to keys, and another product's form filled. Pictures go to target/demo/.
// With --headful: the same browser for a person, until it is closed.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Browser } from './harness/browser.mjs';
import { STACKONE, values, wishForKey } from './harness/linking.mjs';
import { ALIAS, Tenant } from './harness/tenant.mjs';

const PICTURES = new URL('../../target/demo/', import.meta.url).pathname;
const say = (line = '') => process.stdout.write(`${line}\n`);
const column = (text, width) => (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

async function byHand(browser) {
  await browser.visit();
  say(`https://${ALIAS}/ is open. Click Latchkey's icon (behind the puzzle piece).`);
  say(`A form to fill is at ${STACKONE}; others at https://app.dawiso.example/ and https://wip.ebiexperts.example/.`);
  say('Close the browser to end.');
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
  await popup.click('button', 'Close');
  await makeOne(popup);
  await rotateOne(popup);
  await revokeSeveral(popup);
  await tellUse(popup);
  await tellActivity(popup);
  await popup.close();
  await fillForm(browser);
  say(`\nPictures: ${PICTURES}`);
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
  say(`\nRevoked "${name}" by two clicks: its row now says ${key.status}.`);
}

async function makeOne(popup) {
  await popup.click('tab', 'New key');
  await popup.click('textbox', 'Name');
  await popup.type('Reload on Mondays');
  await popup.click('button', 'Create key');
  await popup.find('textbox', 'API key');
  await popup.picture(join(PICTURES, '06-created.png'));
  await popup.click('button', 'Test');
  await popup.says(/works/);
  await popup.click('button', 'Done');
  say('Made "Reload on Mondays" and tested it. Its secret was shown once and is forgotten.');
}

async function rotateOne(popup) {
  await popup.click('tab', 'Keys');
  await popup.search('Nightly reload');
  await popup.click('button', 'Details of Nightly reload');
  await popup.click('button', 'Rotate Nightly reload');
  await popup.find('heading', 'Rotate “Nightly reload”?');
  await popup.until(() => document.querySelector('.rotation .main-action')?.ariaDisabled === 'false');
  await popup.click('button', 'Start');
  await popup.says('“Nightly reload” is made');
  await popup.click('button', 'Test');
  await popup.says(/The new key works/);
  await popup.picture(join(PICTURES, '07-rotate.png'));
  await popup.click('button', 'Delete Nightly reload (old)');
  await popup.says('“Nightly reload” is rotated: the old key is gone.');
  await popup.click('button', 'Done');
  say('Rotated "Nightly reload": renamed, made anew, tested, and only then the old one deleted.');
}

async function revokeSeveral(popup) {
  await popup.click('tab', 'Keys');
  await popup.search('');
  await popup.filter('Active');
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  const count = await popup.page.$eval('dialog h2', (heading) => heading.textContent.match(/\d+/)[0]);
  await popup.picture(join(PICTURES, '08-bulk.png'));
  await popup.click('button', 'Cancel');
  say(`Asked to revoke all that are active: it would have been ${count}, your own and the identity provider's left out.`);
}

async function tellUse(popup) {
  await popup.filter('All');
  await popup.search('deploy apps to production');
  await popup.click('button', 'Details of CI: deploy apps to production');
  await popup.click('button', 'Read when it was used');
  await popup.says(/uses recorded between/);
  await popup.page.$eval('.uses', (uses) => uses.scrollIntoView({ block: 'end' }));
  await popup.picture(join(PICTURES, '09-use.png'));
  say(`Use of "CI: deploy apps to production": ${await popup.page.$eval('.uses-said', (said) => said.innerText.split('\n')[0])}`);
}

async function tellActivity(popup) {
  await popup.click('tab', 'Activity');
  await popup.find('button', 'Read again');
  await popup.picture(join(PICTURES, '10-activity.png'));
  await pictureDark(popup, '11-activity-dark.png');
  say(`Activity of the last 7 days: ${await popup.page.$eval('.activity-count', (count) => count.textContent)}, the newest: ${await popup.page.$eval('table.events tbody tr .what', (what) => what.innerText.split('\n')[0])}.`);
}

async function fillForm(browser) {
  browser.tab = await browser.tab.browser().newPage();
  await browser.visit(STACKONE);
  const popup = await browser.clickIcon();
  await popup.scheme('light');
  await popup.find('button', 'Fill');
  await popup.says('Signed in as Ada Lovelace');
  await popup.picture(join(PICTURES, '12-form.png'));
  await wishForKey(popup);
  await popup.find('heading', 'Filled');
  await popup.picture(join(PICTURES, '13-filled.png'));
  const [name, region, key] = await values(browser.tab, 'tenant_name', 'region', 'api_key');
  say(`Filled ${new URL(STACKONE).host}: tenant ${name}, region ${region}, and a key made and tested for it (${key.length} characters, shown nowhere).`);
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
