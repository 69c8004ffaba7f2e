// Changes to who may make keys that were cut short: the next opening says what is so, and goes on with the rest.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ADA, EVE, aUser } from './harness/world.mjs';

const journey = journeys();
const patches = async (tenant) => (await tenant.log()).filter((call) => call.method === 'PATCH').map((call) => call.path);
const person = async (tenant, name) => (await tenant.world()).users.find((user) => user.name.startsWith(name));
const noted = async (popup) => Object.keys((await popup.storage()).local).filter((name) => name.startsWith('access/'));

async function settings({ open }) {
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'Settings');
  await popup.says('Roles that carry it');
  return popup;
}

async function pick(popup, words, name) {
  await popup.click('textbox', 'Name or e-mail address', { count: 3 });
  await popup.press('Backspace');
  await popup.type(words);
  await popup.press('Enter');
  const box = await popup.page.waitForSelector(`::-p-xpath(//*[contains(@class,"found-people")]//label[contains(., "${name}")]//input)`);
  await box.click();
}

/** Three people are being given the role, and the popup closes while the second answer is on its way. */
async function closed({ tenant, open }, when) {
  const gate = await tenant.gate({ method: 'PATCH', path: '/api/v1/users/', passing: 1, when });
  const popup = await settings({ open });
  for (const [words, name] of [['grace', 'Grace Hopper'], ['iris', 'Iris Novak'], ['tom', 'Tomás']]) await pick(popup, words, name);
  await popup.click('button', 'Give it to 3 people');
  await gate.held();
  await popup.close();
  await gate.open();
}

journey('says what was done and what not, and gives it to the rest alone', async ({ tenant, open, reopen }) => {
  await closed({ tenant, open }, 'after');
  const popup = await reopen();
  await popup.find('heading', 'Not finished');
  await popup.says('Grace Hopper has the role API key makers now.');
  await popup.says('Iris Novak has the role API key makers now.');
  await popup.says('Tomás Ibáñez: not done yet.');
  assert.deepEqual(await popup.violations(), []);
  assert.doesNotMatch(JSON.stringify((await popup.storage()).local), /Grace|Iris|Tomás/, 'ids, not names, are noted');
  await popup.click('button', 'Go on with 1 change');
  await popup.says('Tomás Ibáñez has the role API key makers now.');
  await popup.gone('heading', 'Not finished');
  const people = await Promise.all(['Grace', 'Iris', 'Tomás'].map((name) => person(tenant, name)));
  assert.deepEqual(await patches(tenant), people.map(({ id }) => `/api/v1/users/${id}`), 'each is asked for once');
  await eventually(() => noted(popup), []);
  const later = await reopen();
  await later.loaded();
  assert.ok(!(await later.has('heading', 'Not finished')));
});

journey('leaves the rest as it is on a word', async ({ tenant, open, reopen }) => {
  await closed({ tenant, open }, 'before');
  const popup = await reopen();
  await popup.find('heading', 'Not finished');
  await popup.click('button', 'Leave it as it is');
  await popup.gone('heading', 'Not finished');
  await eventually(() => noted(popup), []);
  assert.equal((await patches(tenant)).length, 2);
});

journey('tells nobody else of it, and keeps it for who began it', async ({ tenant, open }) => {
  await closed({ tenant, open }, 'after');
  const { tenant: { id: tenantId } } = await tenant.world();
  await tenant.patch({ users: [aUser({ tenantId, assignedRoles: [{ name: 'TenantAdmin' }] })] });
  await tenant.visitor(EVE);
  const eves = await settings({ open });
  assert.ok(!(await eves.has('heading', 'Not finished')));
  await tenant.visitor(ADA);
  const adas = await open();
  await adas.find('button', 'Go on with 1 change');
});

journey('asks again, with the keys that may stop, before the rest is taken away', async ({ tenant, open, reopen }) => {
  const zoe = await person(tenant, 'Zoë');
  const active = (await tenant.world()).keys.filter((key) => key.sub === zoe.id && key.status === 'active').length;
  await tenant.fault({ method: 'PATCH', path: '/api/v1/users/', times: 1 }, { kind: 'drop' });
  const gate = await tenant.gate({ method: 'PATCH', path: '/api/v1/users/' });
  const popup = await settings({ open });
  const confirm = async (popup) => {
    await popup.click('textbox', `Type ${active} to confirm`);
    await popup.type(String(active));
    await popup.click('button', 'Take away');
  };
  await popup.click('button', 'Take away from Zoë Müller');
  await confirm(popup);
  await gate.held();
  await popup.close();
  await gate.open();
  const again = await reopen();
  await again.says('Zoë Müller: not done yet.');
  await again.click('button', 'Go on with 1 change');
  await again.find('alertdialog', 'Take away the rest?');
  await again.says(`These ${active} keys may stop working at once`);
  await confirm(again);
  await again.says('Zoë Müller no longer has the role API key makers.');
});

journey('goes on after the answer to the making of a role was lost, without a second role', async ({ tenant, open }) => {
  await tenant.fault({ method: 'POST', path: '/api/v1/roles', times: 1 }, { kind: 'drop_after' });
  const popup = await settings({ open });
  await pick(popup, 'grace', 'Grace Hopper');
  await (await popup.find('combobox', 'Role')).select('new');
  await popup.click('textbox', 'Name of the role', { count: 3 });
  await popup.type('Night shift');
  await popup.click('button', 'Give it to 1 person');
  await popup.says('The answer was lost');
  await popup.says('Grace Hopper: not done yet.');
  await popup.click('button', 'Go on with 1 change');
  await popup.says('Grace Hopper has the role Night shift now.');
  assert.equal((await tenant.world()).roles.filter((role) => role.name === 'Night shift').length, 1);
});
