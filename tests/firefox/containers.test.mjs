// Firefox's containers, in each of which somebody else may be signed in to the same tenant.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { eventually } from '../e2e/harness/eventually.mjs';
import { ALIAS, Tenant } from '../e2e/harness/tenant.mjs';
import { aKey, aUser, EVE } from '../e2e/harness/world.mjs';
import { Firefox } from './harness/firefox.mjs';

const ORIGIN = `https://${ALIAS}`;
const CONTAINER = /#firefox-container-\d+$/;

let tenant;
let tenantId;
let firefox;
let popup;

before(async () => {
  tenant = await Tenant.start();
});
after(() => tenant?.stop());

beforeEach(async () => {
  await tenant.reset();
  ({ tenant: { id: tenantId } } = await tenant.world());
  await tenant.patch({ users: [aUser({ tenantId })], keys: [aKey({ tenantId, description: 'Eve’s own' })] });
  firefox = await Firefox.launch(tenant);
});
afterEach(() => firefox.close());

/** What is kept in one of the browser's storages. */
const kept = (area) => popup.look(({ wrappedJSObject: { browser } }, area) => browser.storage[area].get(null), area);

/** The icon is clicked on a tab outside of containers, where Ada is signed in. */
async function openAsAda() {
  await firefox.visitAside(`${ORIGIN}/`);
  popup = await firefox.clickIcon();
  await popup.says('Signed in as Ada Lovelace');
}

/** The icon is clicked on a tab of a new container, in which Eve is signed in. */
async function openAsEve() {
  await tenant.visitor(EVE);
  await firefox.visitAside(`${ORIGIN}/`, { container: true });
  popup = await firefox.clickIcon();
}

test('shows nothing in a container of what was kept outside of it, and finds its own again', async () => {
  await openAsAda();
  await eventually(() => kept('session'), ({ first }) => first?.[ORIGIN], 'the list is kept');
  await popup.close();
  let answers = await tenant.gate({ path: '/api/v1' });
  await openAsEve();
  await answers.held();
  await popup.says('Checking who is signed in');
  assert.doesNotMatch(await popup.text(), /Postman/);
  await answers.open();
  await popup.says('Signed in as Eve Adams');
  const { first, pictures } = await eventually(() => kept('session'), ({ first }) => Object.keys(first).length === 2);
  const names = Object.keys(first).sort();
  assert.deepEqual(Object.keys(pictures).sort(), names);
  assert.equal(names[0], ORIGIN);
  assert.match(names[1], CONTAINER);
  assert.doesNotMatch(first[names[1]], /Postman/);
  await popup.close();
  answers = await tenant.gate({ path: '/api/v1' });
  popup = await firefox.clickIcon();
  await popup.says('Eve’s own');
  await popup.says('until then you can look but not change anything');
  await answers.open();
});

test('keeps a note in a container apart from those outside', async () => {
  await openAsEve();
  await popup.click('button', 'Details of Eve’s own');
  await popup.click('textbox', 'System');
  await popup.type('Dawiso');
  await popup.click('button', 'Keep note');
  await popup.says('Kept.');
  const notes = Object.keys(await kept('local')).filter((name) => name.startsWith('notes/'));
  assert.equal(notes.length, 1);
  assert.equal(notes[0].replace(CONTAINER, ''), `notes/${tenantId}`);
  assert.match(notes[0], CONTAINER);
});

test('asks nobody in place of a tab of a container that is gone', async () => {
  await openAsEve();
  await popup.says('Signed in as Eve Adams');
  await firefox.grant(`${ORIGIN}/*`);
  await tenant.clearLog();
  await firefox.closeTab();
  await popup.click('button', 'Refresh');
  await popup.says('It was in one of Firefox’s containers');
  assert.deepEqual(await tenant.log(), []);
});

test('asks directly in place of any other tab that is gone', async () => {
  await openAsAda();
  await firefox.grant(`${ORIGIN}/*`);
  await tenant.clearLog();
  await firefox.closeTab();
  await popup.click('button', 'Refresh');
  await eventually(() => tenant.log(), (calls) => calls.some(({ path }) => path.startsWith('/api/v1/api-keys')));
});
