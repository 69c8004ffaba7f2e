// Who may make keys: seen, given to chosen people, to oneself, to everyone, and taken away with open eyes.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aGroup, aRole } from './harness/world.mjs';

const journey = journeys();
const EVERYONE = '000000000000000000000001';
const changes = async (tenant) => (await tenant.log())
  .filter((call) => ['PATCH', 'POST'].includes(call.method))
  .map((call) => ({ method: call.method, path: call.path, body: JSON.parse(call.body) }));
const person = async (tenant, name) => (await tenant.world()).users.find((user) => user.name.startsWith(name));
const role = async (tenant, name) => (await tenant.world()).roles.find((role) => role.name === name);
const has = (thing, role) => thing.assignedRoles.some((held) => held.id === role.id || held.name === role.name);

async function settings({ tenant, open }, visitor) {
  if (visitor) await tenant.visitor((await person(tenant, visitor)).id);
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'Settings');
  await popup.says('Roles that carry it');
  return popup;
}

/** Chooses in a list, once it offers that: puppeteer takes a value that is not there for no choice, and says nothing. */
async function choose(popup, name, value) {
  await popup.until((value) => [...document.querySelectorAll('option')].some((option) => option.value === value), value);
  await (await popup.find('combobox', name)).select(value);
}

async function find(popup, words) {
  await popup.click('textbox', 'Name or e-mail address', { count: 3 });
  await popup.press('Backspace');
  await popup.type(words);
  await popup.press('Enter');
}

/** Ticks the box of the one person who is found so. */
async function pick(popup, words, name) {
  await find(popup, words);
  const box = await popup.page.waitForSelector(`::-p-xpath(//*[contains(@class,"found-people")]//label[contains(., "${name}")]//input)`);
  await box.click();
}

const typeCount = async (popup, count) => {
  await popup.click('textbox', `Type ${count} to confirm`);
  await popup.type(String(count));
};

journey('tells who may make keys and how', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await popup.says('You may make keys: by the role API key makers.');
  await popup.says('Only the people below may make keys, not everyone.');
  await popup.says(/API key makers .*Ada Lovelace.*Priya Raman.*Zoë Müller/);
  await popup.says(/Pipeline builders .*1 further permission.*All in the group Integrators/);
  await popup.says('Auditors</b> U+202EnimdA');
});

journey.smoke('gives it to several people found by name or e-mail, skipping who has it', async ({ tenant, open }) => {
  const makers = await role(tenant, 'API key makers');
  const popup = await settings({ tenant, open });
  await pick(popup, 'hopper', 'Grace Hopper');
  await pick(popup, 'partner.example', 'Iris Novak');
  await find(popup, 'bob');
  await popup.says('has it already, by the group Integrators with the role Pipeline builders');
  await popup.click('button', 'Give it to 2 people');
  await popup.says('Grace Hopper has the role API key makers now.');
  await popup.says('Iris Novak has the role API key makers now.');
  await popup.says('They may have to sign in again');
  for (const name of ['Grace', 'Iris']) assert.ok(has(await person(tenant, name), makers), name);
  const people = [await person(tenant, 'Grace'), await person(tenant, 'Iris')];
  assert.deepEqual(await changes(tenant), people.map(({ id }) => ({
    method: 'PATCH', path: `/api/v1/users/${id}`,
    body: [{ op: 'add', path: '/assignedRoles/-', value: { id: makers.id } }],
  })));
});

journey('makes a role of one\'s own words and gives it', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await choose(popup, 'Role', 'new');
  await popup.click('textbox', 'Name of the role', { count: 3 });
  await popup.type('Night shift');
  await popup.click('button', 'Give it to 1 person');
  await popup.says('The role Night shift was made.');
  await popup.says('Grace Hopper has the role Night shift now.');
  const made = await role(tenant, 'Night shift');
  assert.deepEqual(made.assignedScopes, ['api-keys']);
  assert.ok(has(await person(tenant, 'Grace'), made));
});

journey('says why a role was not made, and gives nothing then', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await choose(popup, 'Role', 'new');
  await popup.click('button', 'Give it to 1 person');
  await popup.says('The role was not made, so nobody has it.');
  assert.deepEqual((await changes(tenant)).map((call) => call.method), ['POST']);
});

journey('gives it to oneself in one step', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open }, 'Grace');
  await popup.says('being TenantAdmin is not enough');
  await popup.click('button', 'Give it to me');
  await popup.says('You may make keys: by the role API key makers.');
  assert.ok(has(await person(tenant, 'Grace'), await role(tenant, 'API key makers')));
});

journey('lets everyone, having said how many that are', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Let everyone make keys');
  await popup.find('alertdialog', 'Let everyone make keys?');
  await popup.says(/All \d+ users may then make keys\. Each key carries all the rights of its owner\./);
  await popup.click('button', 'Let everyone');
  await popup.says('The role UserDefault carries the permission now.');
  await popup.says('Everyone may make keys, with everyone, by User Default.');
  assert.ok((await role(tenant, 'UserDefault')).assignedScopes.includes('api-keys'));
  await popup.click('button', 'Take it from everyone');
  await popup.find('alertdialog', 'Take it from everyone?');
  await popup.says(/These \d+ keys may stop working at once/);
});

journey('says why everyone may not be let', async ({ tenant, open }) => {
  await tenant.switches({ default_role_patch: 'forbidden' });
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Let everyone make keys');
  await popup.says(/All \d+ users/);
  await popup.click('button', 'Let everyone');
  await popup.says('UserDefault: not done.');
  await popup.says('Only the people below may make keys, not everyone.');
});

journey('lists the keys that may stop before it is taken from a person, and asks for their number', async ({ tenant, open }) => {
  const makers = await role(tenant, 'API key makers');
  const zoe = await person(tenant, 'Zoë');
  const active = (await tenant.world()).keys.filter((key) => key.sub === zoe.id && key.status === 'active');
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Take away from Zoë Müller');
  await popup.find('alertdialog', 'Take it from Zoë Müller?');
  await popup.says(`These ${active.length} keys may stop working at once:`);
  for (const key of active) await popup.says(key.description);
  await popup.press('Escape');
  await popup.gone('alertdialog', 'Take it from Zoë Müller?');
  assert.equal(await popup.focus(), 'button Take away from Zoë Müller');
  assert.deepEqual(await changes(tenant), []);

  await popup.click('button', 'Take away from Zoë Müller');
  await popup.says('may stop working at once');
  await popup.click('button', 'Take away');
  assert.deepEqual(await changes(tenant), [], 'not before the number is typed');
  await typeCount(popup, active.length);
  await popup.click('button', 'Take away');
  await popup.says('Zoë Müller no longer has the role API key makers.');
  assert.deepEqual(await changes(tenant), [{
    method: 'PATCH', path: `/api/v1/users/${zoe.id}`,
    body: [{ op: 'remove-value', path: '/assignedRoles', value: { id: makers.id } }],
  }]);
});

journey('says that a role that comes by a group stays', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Take away from Priya Raman');
  await popup.says('They may go on making keys by the group Integrators with the role Pipeline builders.');
  await popup.says('No active key hangs on this.');
  await popup.click('button', 'Take away');
  await popup.says('Priya Raman no longer has the role API key makers.');
});

journey('takes a role from a group by its whole list, leaving its other roles', async ({ tenant, open }) => {
  const other = aRole({ name: 'Other', assignedScopes: ['apps'] });
  const integrators = (await tenant.world()).groups.find((group) => group.name === 'Integrators');
  await tenant.patch({ roles: [other], groups: [{ ...integrators, assignedRoles: [...integrators.assignedRoles, { id: other.id }] }] });
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Take away from the group Integrators');
  await popup.says(/These \d+ keys may stop working at once/);
  const count = (await popup.page.$$('.risk .keys li')).length;
  await typeCount(popup, count);
  await popup.click('button', 'Take away');
  await popup.says('Integrators no longer has the role Pipeline builders.');
  const path = `/api/v1/groups/${integrators.id}`;
  assert.deepEqual(await changes(tenant), [{ method: 'PATCH', path, body: [{ op: 'replace', path: '/assignedRoles', value: [{ id: other.id }] }] }]);
  const calls = (await tenant.log()).filter((call) => call.path === path).map((call) => call.method);
  assert.deepEqual(calls, ['GET', 'PATCH', 'GET'], 'read, changed, read again');
});

journey('takes the permission from a role, which people keep', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Take away from the role API key makers');
  await popup.says(/These \d+ keys may stop working at once/);
  await typeCount(popup, (await popup.page.$$('.risk .keys li')).length);
  await popup.click('button', 'Take away');
  await popup.says('The role API key makers no longer carries the permission.');
  await popup.says('being TenantAdmin is not enough');
  const makers = await role(tenant, 'API key makers');
  assert.deepEqual(makers.assignedScopes, []);
  assert.ok(has(await person(tenant, 'Ada'), makers));
});

journey('says of an Everyone that comes by a role how, and takes it from there', async ({ tenant, open }) => {
  const makers = await role(tenant, 'API key makers');
  const everyone = (await tenant.world()).groups.find((group) => group.id === EVERYONE);
  await tenant.patch({ groups: [{ ...everyone, assignedRoles: [...everyone.assignedRoles, { id: makers.id }] }] });
  const popup = await settings({ tenant, open });
  await popup.says('Everyone may make keys, with everyone, by the role API key makers.');
  await popup.click('button', 'Take it from everyone');
  await popup.says(/may stop working at once|No active key/);
  const count = (await popup.page.$$('.risk .keys li')).length;
  if (count > 0) await typeCount(popup, count);
  await popup.click('button', 'Take away');
  await popup.says('Everyone no longer has the role API key makers.');
  await popup.says('not everyone.');
});

journey('tells plainly of an answer that did only a part (207)', async ({ tenant, open }) => {
  await tenant.switches({ users_patch: 'partial' });
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await popup.click('button', 'Give it to 1 person');
  await popup.says(/Grace Hopper: not done\. .*207/);
  assert.ok(!has(await person(tenant, 'Grace'), await role(tenant, 'API key makers')));
});

journey('gives a role by its name where the tenant takes no id', async ({ tenant, open }) => {
  await tenant.switches({ given_role: 'name' });
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await popup.click('button', 'Give it to 1 person');
  await popup.says('Grace Hopper has the role API key makers now.');
  assert.ok(has(await person(tenant, 'Grace'), await role(tenant, 'API key makers')));
});

journey('goes on after a refusal, and says who was not come to when the session ends', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  for (const [words, name] of [['grace', 'Grace Hopper'], ['iris', 'Iris Novak'], ['tom', 'Tomás']]) await pick(popup, words, name);
  const [grace, iris] = [await person(tenant, 'Grace'), await person(tenant, 'Iris')];
  await tenant.fault({ method: 'PATCH', path: `/api/v1/users/${grace.id}` }, { kind: 'status', status: 403 });
  await tenant.fault({ method: 'PATCH', path: `/api/v1/users/${iris.id}` }, { kind: 'status', status: 401 });
  await popup.click('button', 'Give it to 3 people');
  await popup.says('Grace Hopper: not done.');
  await popup.says('Iris Novak: not done.');
  await popup.says(/Tomás Ibáñez: not tried/);
});

journey('looks what is so where an answer is lost', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await tenant.fault({ method: 'PATCH', path: '/api/v1/users/', times: 1 }, { kind: 'drop_after' });
  await popup.click('button', 'Give it to 1 person');
  await popup.says('Grace Hopper has the role API key makers now.');
  assert.equal((await changes(tenant)).length, 1, 'nothing is sent twice');
});

journey('says what could not be read, and shows the rest', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/groups' }, { kind: 'status', status: 403 });
  const popup = await settings({ tenant, open });
  await popup.says('The groups could not be read');
  await popup.says('Whether everyone may make keys is not known');
  await popup.says('Zoë Müller');
});

journey('says why it shows nothing where the roles cannot be read', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/roles', times: 1 }, { kind: 'status', status: 403 });
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'Settings');
  await popup.says('This could not be read.');
  await popup.click('button', 'Try again');
  await popup.says('Roles that carry it');
});

journey('finds people where the filter works by POST alone', async ({ tenant, open }) => {
  await tenant.switches({ users_filter: 'post_only' });
  const popup = await settings({ tenant, open });
  await popup.says('You may make keys: by the role API key makers.');
  await find(popup, 'grace');
  await popup.says('grace.hopper@acme.example');
});

journey('has no fault that axe knows of, in light and dark', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await pick(popup, 'grace', 'Grace Hopper');
  await choose(popup, 'Role', 'new');
  await popup.find('textbox', 'What it is for');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await popup.click('button', 'Take away from the role API key makers');
  await popup.says('may stop working at once');
  assert.deepEqual(await popup.violations(), []);
});

journey('gives it to a group together with people, by the group\'s whole list', async ({ tenant, open }) => {
  const other = aRole({ name: 'Other', assignedScopes: ['apps'] });
  const engineers = aGroup({ name: 'Gracious engineers', assignedRoles: [{ id: other.id }] });
  await tenant.patch({ roles: [other], groups: [engineers] });
  const makers = await role(tenant, 'API key makers');
  const popup = await settings({ tenant, open });
  await find(popup, 'grac');
  await popup.says(/Gracious engineers group ?all who are in it, now and later/);
  await pick(popup, 'grac', 'Gracious engineers');
  await pick(popup, 'grac', 'Grace Hopper');
  await popup.click('button', 'Give it to 1 person and 1 group');
  await popup.says('Gracious engineers has the role API key makers now.');
  await popup.says('Grace Hopper has the role API key makers now.');
  const path = `/api/v1/groups/${engineers.id}`;
  const [change] = (await changes(tenant)).filter((change) => change.path === path);
  assert.deepEqual(change.body, [{ op: 'replace', path: '/assignedRoles', value: [{ id: other.id }, { id: makers.id }] }]);
  const calls = (await tenant.log()).filter((call) => call.path === path).map((call) => call.method);
  assert.deepEqual(calls, ['GET', 'PATCH', 'GET'], 'read, changed, read again');
  await find(popup, 'engineers');
  await popup.says('has it already, by the role API key makers');
});

journey('gives it back to a role that it was taken from', async ({ tenant, open }) => {
  const popup = await settings({ tenant, open });
  await popup.click('button', 'Take away from the role API key makers');
  await popup.says(/These \d+ keys may stop working at once/);
  await typeCount(popup, (await popup.page.$$('.risk .keys li')).length);
  await popup.click('button', 'Take away');
  await popup.says('The role API key makers no longer carries the permission.');
  const makers = await role(tenant, 'API key makers');
  await choose(popup, 'A role without it', makers.id);
  await popup.click('button', 'Give it to this role');
  await popup.find('alertdialog', 'Give it to the role API key makers?');
  await popup.says('Whoever has this role may then make keys. Each key carries all the rights of its owner.');
  await popup.click('button', 'Give it');
  await popup.says('The role API key makers carries the permission now.');
  assert.deepEqual((await role(tenant, 'API key makers')).assignedScopes, ['api-keys']);
});
