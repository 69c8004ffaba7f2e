// Text composed by Firefox's own input processor, as an input method does it: the screen is drawn anew with every part
// of it, and leaves the box alone.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Tenant } from '../e2e/harness/tenant.mjs';
import { aKey, only } from '../e2e/harness/world.mjs';
import { Firefox } from './harness/firefox.mjs';

const PARTS = ['に', 'にほ', 'にほん', '日本'];

let tenant;
let firefox;
let popup;

before(async () => {
  tenant = await Tenant.start();
});
after(() => tenant?.stop());

beforeEach(async () => {
  await tenant.reset();
  firefox = await Firefox.launch(tenant);
  await only(tenant, aKey({ description: '日本' }), aKey({ description: 'Another' }));
  await firefox.visit();
  popup = await firefox.clickIcon();
  await popup.says('2 keys');
});
afterEach(() => firefox.close());

/** Composed behind an “x” that stands there, without a letter lost or written twice, as one composition. */
async function compose() {
  await popup.type('x');
  const { stood, heard, stands } = await popup.compose(...PARTS);
  assert.deepEqual(stood, PARTS.map((part) => `x${part}`));
  assert.equal(stands, 'x日本');
  assert.deepEqual(heard, ['compositionstart', 'compositionend']);
}

test('a search is composed while the rows follow it', async () => {
  await popup.click('searchbox', 'Search keys');
  const { stood, heard, stands } = await popup.compose(...PARTS);
  assert.deepEqual([...stood, stands], [...PARTS, '日本']);
  assert.deepEqual(heard, ['compositionstart', 'compositionend']);
  await popup.says('1 of 2 keys');
});

test('a name to look for is composed in Settings', async () => {
  await popup.click('tab', 'Settings');
  await popup.click('textbox', 'Name or e-mail address');
  await compose();
  await popup.click('button', 'Find people');
  await popup.says('Nobody has this in their name or e-mail address');
});

test('a new key\'s name is composed', async () => {
  await popup.click('tab', 'New key');
  await popup.says('active keys that the tenant allows');
  await popup.click('textbox', 'Name');
  await compose();
});
