// The main jobs in Firefox, whose popups, permissions and storage are its own: the rest is the same code as in Chromium.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { eventually } from '../e2e/harness/eventually.mjs';
import { Tenant } from '../e2e/harness/tenant.mjs';
import { aKey, anEvent, only } from '../e2e/harness/world.mjs';
import { Firefox } from './harness/firefox.mjs';

const PICTURES = new URL('../../target/firefox/', import.meta.url).pathname;
const FORM = 'https://hub.stackone.example/';

let tenant;
let firefox;
let popup;

before(async () => {
  await mkdir(PICTURES, { recursive: true });
  tenant = await Tenant.start();
});
after(() => tenant?.stop());

beforeEach(async () => {
  await tenant.reset();
  firefox = await Firefox.launch(tenant);
});

afterEach(async ({ name }) => {
  try {
    await popup.picture(join(PICTURES, `${name.replace(/[^\w]+/g, '-')}.png`));
    assert.doesNotMatch(await popup.stored(), /eyJ[\w-]{8,}\.[\w-]{8,}/, 'nothing that looks like a token is stored');
  } finally {
    await firefox.close();
  }
});

async function open(url) {
  await firefox.visit(url);
  popup = await firefox.clickIcon();
}

/** Opened on the tenant, with the list read and kept, and closed again. */
async function openedBefore() {
  await open();
  await eventually(() => popup.stored(), (kept) => kept.includes('Postman'), 'the list is kept');
  await popup.close();
}

/** Revokes the key of that name by two clicks, and no other. */
async function revokeNightly(key) {
  await popup.click('button', 'Revoke Nightly');
  await popup.says('It stops working for good.');
  await popup.click('button', 'Revoke');
  await popup.says('Nightly is revoked.');
  const { keys } = await tenant.world();
  assert.deepEqual(keys.filter(({ status }) => status === 'revoked').map(({ id }) => id), [key.id]);
}

test('lists the keys in a popup of full size', async () => {
  await open();
  await popup.says('40 keys');
  await popup.says('Signed in as Ada Lovelace TenantAdmin');
  assert.deepEqual(await popup.size(), [800, 600]);
});

test('finds a key and revokes it by two clicks', async () => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key, aKey({ description: 'Another' }));
  await open();
  await popup.says('2 keys');
  await popup.click('searchbox', 'Search keys');
  await popup.type('nightly');
  await popup.says('1 of 2 keys');
  await revokeNightly(key);
});

test('opened again it has the list at once, before the tenant has answered', async () => {
  await openedBefore();
  const answers = await tenant.gate({ path: '/api/v1' });
  popup = await firefox.clickIcon();
  await popup.says('Postman');
  await popup.says('Checking who is signed in; until then you can look but not change anything.');
  await answers.held();
  await answers.open();
  await popup.says('Signed in as Ada Lovelace');
});

test('asks for another click once the page was loaded anew, which ends the permission in Firefox', async () => {
  await open();
  await popup.says('40 keys');
  await firefox.visit();
  await popup.click('button', 'Refresh');
  await popup.says('Click its icon on that tab again.');
  await popup.says('Postman');
  await popup.close();
  popup = await firefox.clickIcon();
  await popup.says('Signed in as Ada Lovelace');
});

test('makes a key, copies its secret and tests it', async () => {
  await open();
  await popup.click('tab', 'New key');
  await popup.says('active keys that the tenant allows');
  await popup.click('textbox', 'Name');
  await popup.type('From Firefox');
  await popup.click('button', 'Create key');
  await popup.says('“From Firefox” is made');
  await popup.click('button', 'Copy');
  await popup.says('Copied.');
  await popup.click('button', 'Test');
  await popup.says('It works: the tenant takes it as yours, Ada Lovelace.');
  await popup.click('button', 'Done');
  await popup.says('The secret of “From Firefox” is no longer here.');
});

test('fills a form of another product', async () => {
  await openedBefore();
  await open(FORM);
  await popup.says('Fill a form on hub.stackone.example');
  // What comes last moves what is below it.
  await popup.says('Allow access, in a tab');
  await popup.click('button', 'Fill');
  await popup.says('The key is not in the form yet.');
  const filled = await firefox.inTab(() => ['tenant_name', 'region'].map((id) => document.getElementById(id).value));
  assert.deepEqual(filled, ['acme-corp', 'us']);
});

test('says what it does on a page of nobody it knows', async () => {
  await open('https://news.example/');
  await popup.says('Not a Qlik Cloud tenant');
});

test('tells what happened to a key, and revokes it from there', async () => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key, aKey({ description: 'Another' }));
  await tenant.patch({ remove_events: true });
  await tenant.patch({ events: [anEvent({ data: { id: key.id, sub: key.sub, subType: 'user', description: 'Nightly', expiry: key.expiry } })] });
  await open();
  await popup.says('2 keys');
  await popup.click('tab', 'Activity');
  await popup.says('1 event');
  await revokeNightly(key);
});

test('counts the recorded uses of a key', async () => {
  const key = aKey({ description: 'Nightly' });
  await only(tenant, key);
  await tenant.patch({ remove_events: true });
  await tenant.uses(3, 2, key.id);
  await open();
  await popup.says('1 key');
  await popup.click('button', 'Details of Nightly');
  await popup.click('button', 'Read when it was used');
  await popup.says('3 uses recorded between');
});
