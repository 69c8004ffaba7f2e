// Ending many keys from the popup: picked, planned, confirmed, told.
import assert from 'node:assert/strict';
import { Downloads } from './harness/downloads.mjs';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ADA, EVE, aKey, keysOf, only } from './harness/world.mjs';

const journey = journeys();
const deletions = async (tenant) => (await tenant.log()).filter((call) => call.method === 'DELETE');
const left = async (tenant) => (await tenant.world()).keys.map((key) => `${key.description}: ${key.status}`).toSorted();

async function ready({ tenant, open }, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  return popup;
}

async function select(popup, ...names) {
  for (const name of names) await popup.click('checkbox', `Select ${name}`);
}

/** The plan for all keys is on the screen. */
async function planned(world, ...keys) {
  const popup = await ready(world, ...keys);
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  return popup;
}

journey.smoke('revokes the selected keys and tells what became of each', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(EVE, 3, 'Job'));
  await select(popup, 'Job 1', 'Job 3');
  await popup.says('2 selected');
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', 'Revoke 2 keys?');
  await popup.says(/Eve Adams.*2 revoked/);
  assert.equal(await popup.focus(), 'button Cancel');
  await popup.click('button', 'Revoke');
  await popup.find('heading', 'Done: 2 of 2 keys are out of use');
  await popup.key('Job 1', (key) => key.status === 'Revoked');
  await popup.key('Job 2', (key) => key.status === 'Active');
  assert.equal((await deletions(tenant)).length, 2);
  await popup.click('button', 'Results');
  await popup.says(/Job 3 ?Revoked/);
  await popup.click('button', 'Close');
  await popup.gone('heading', 'Done: 2 of 2 keys are out of use');
});

journey('saves what became of each key', async ({ tenant, open }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 2, '=Job'));
  const downloads = await Downloads.of(popup.page);
  await popup.click('button', 'Revoke');
  const { name, text } = await downloads.file(() => popup.click('button', 'Save as CSV'));
  await downloads.close();
  assert.match(name, /^acme-corp\.us-revoked-\d{4}-\d\d-\d\d\.csv$/);
  assert.match(text, /^\uFEFFid,name,owner,planned,result,status\r\n/);
  assert.match(text, /,'=Job 1,66a1b2c3d4e5f60718290e5e,revoke,revoked,\r\n/);
});

journey('selects all rows that search and filter show, also those that are not drawn', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(EVE, 120, 'Job'), ...keysOf(EVE, 5, 'Other'));
  await popup.search('Job');
  await popup.until(() => document.querySelector('[role=grid]').ariaRowCount === '121');
  await popup.click('button', 'Select all shown');
  await popup.says('120 selected');
  await popup.click('button', 'Select all shown');
  await popup.until(() => !document.body.innerText.includes('selected'));
});

journey('picks a row by the keyboard alone', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(EVE, 2, 'Job'));
  await popup.focusTable();
  await popup.press('ArrowLeft');
  assert.match(await popup.focus(), /^checkbox Select Job/);
  await popup.press('Space');
  await popup.says('1 selected');
  await popup.press('ArrowDown', 'Space');
  await popup.says('2 selected');
});

journey('leaves out own keys, those of identity providers and what is not active, unless asked', async ({ tenant, open }) => {
  const popup = await planned({ tenant, open },
    ...keysOf(EVE, 2, 'Eve'), ...keysOf(ADA, 2, 'Ada'), aKey({ description: 'Old', status: 'expired' }),
    aKey({ description: 'Entra', sub: 'SCIM\\77aa', subType: 'externalClient' }));
  await popup.find('alertdialog', 'Revoke 2 keys?');
  await popup.says(/You ?2 left out: your own/);
  await popup.says(/1 left out: provisions users/);
  await popup.says(/Eve Adams.*2 revoked ?1 left out: not active/);
  await popup.click('checkbox', 'Delete 2 keys of my own too');
  await popup.find('alertdialog', 'Revoke 2 and delete 2 of your own?');
  await popup.click('button', 'Revoke and delete');
  await popup.find('heading', 'Done: 4 of 4 keys are out of use');
  assert.deepEqual(await left(tenant), ['Entra: active', 'Eve 1: revoked', 'Eve 2: revoked', 'Old: expired']);
});

journey('says that an owner could not be read', async ({ tenant, open }) => {
  await tenant.fault({ path: '/api/v1/users' }, { kind: 'status', status: 500 });
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 1, 'Job'));
  await popup.find('alertdialog', 'Revoke 1 key?');
  await popup.says(new RegExp(`${EVE}.*1 revoked`));
});

journey('wants the number typed from ten keys up', async ({ tenant, open }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 10, 'Job'));
  await popup.find('alertdialog', 'Revoke 10 keys?');
  await popup.click('button', 'Revoke');
  await popup.find('alertdialog', 'Revoke 10 keys?');
  await popup.click('textbox', 'Type 10 to confirm');
  await popup.type('10');
  await popup.click('button', 'Revoke');
  await popup.find('heading', 'Done: 10 of 10 keys are out of use');
});

journey('deletes my expired and revoked keys, and no other', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(ADA, 1, 'Mine'), ...keysOf(ADA, 2, 'Over', { status: 'expired' }),
    ...keysOf(ADA, 1, 'Undone', { status: 'revoked' }), ...keysOf(EVE, 1, 'Eve', { status: 'expired' }));
  await popup.click('button', 'My keys');
  await popup.click('button', 'Delete my expired and revoked keys');
  await popup.find('alertdialog', 'Delete 3 keys?');
  await popup.click('textbox', 'Type 3 to confirm');
  await popup.type('3');
  await popup.click('button', 'Delete');
  await popup.find('heading', 'Done: 3 of 3 keys are out of use');
  assert.deepEqual(await left(tenant), ['Eve 1: expired', 'Mine 1: active']);
});

journey('deletes all my keys', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(ADA, 2, 'Mine'), ...keysOf(ADA, 1, 'Over', { status: 'expired' }), ...keysOf(EVE, 1, 'Eve'));
  await popup.click('button', 'My keys');
  await popup.click('button', 'Delete all my keys');
  await popup.find('alertdialog', 'Delete 3 keys?');
  await popup.click('textbox', 'Type 3 to confirm');
  await popup.type('3');
  await popup.click('button', 'Delete');
  await popup.find('heading', 'Done: 3 of 3 keys are out of use');
  assert.deepEqual(await left(tenant), ['Eve 1: active']);
});

journey('tells the truth about own keys that the tenant keeps', async ({ tenant, open }) => {
  await tenant.switches({ own_delete: 'revokes' });
  const popup = await ready({ tenant, open }, ...keysOf(ADA, 1, 'Mine'));
  await popup.click('button', 'My keys');
  await popup.click('button', 'Delete all my keys');
  await popup.click('textbox', 'Type 1 to confirm');
  await popup.type('1');
  await popup.click('button', 'Delete');
  await popup.find('heading', 'Done: 1 of 1 keys is out of use');
  await popup.click('button', 'Results');
  await popup.says(/Mine 1 ?Not removed by Qlik/);
});

journey('waits as Qlik asks, and sends no key twice that was answered', async ({ tenant, open }) => {
  await tenant.switches({ budgets: { tier2: 3, retry_after: 1 } });
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 8, 'Job'));
  await popup.click('button', 'Revoke');
  await popup.find('heading', 'Done: 8 of 8 keys are out of use');
  const answers = (await deletions(tenant)).map((call) => call.status);
  assert.equal(answers.filter((status) => status === 204).length, 8);
  assert.ok(answers.includes(429));
  assert.deepEqual([...new Set(answers)].toSorted(), [204, 429]);
});

journey('pauses after the key under way, and goes on', async ({ tenant, open }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 5, 'Job'));
  const third = await tenant.gate({ method: 'DELETE', passing: 2 });
  await popup.click('button', 'Revoke');
  await third.held();
  await popup.find('progressbar', 'Ending keys');
  await popup.click('button', 'Pause');
  await popup.says('Pausing: the key under way comes to its end first.');
  assert.match(await popup.focus(), /^heading /, 'the focus does not fall to the page');
  await third.open();
  await popup.find('heading', 'Not finished: 3 of 5 keys ended');
  assert.equal((await deletions(tenant)).length, 3);
  await popup.click('button', 'Resume');
  await popup.find('heading', 'Done: 5 of 5 keys are out of use');
  assert.equal((await deletions(tenant)).length, 5);
});

journey('stops for good', async ({ tenant, open, reopen }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 5, 'Job'));
  const second = await tenant.gate({ method: 'DELETE', passing: 1 });
  await popup.click('button', 'Revoke');
  await second.held();
  await popup.click('button', 'Stop');
  await second.open();
  await popup.find('heading', 'Stopped after 2 of 5 keys');
  const again = await reopen();
  await again.find('heading', 'Stopped after 2 of 5 keys');
  assert.ok(!(await again.has('button', 'Resume')));
  assert.equal((await deletions(tenant)).length, 2);
});

journey('goes on in the next popup after this one was closed', async ({ tenant, open, reopen }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 4, 'Job'));
  const second = await tenant.gate({ method: 'DELETE', passing: 1, when: 'after' });
  await popup.click('button', 'Revoke');
  await second.held();
  await popup.close();
  await second.open();
  const again = await reopen();
  await again.find('heading', 'Not finished: 1 of 4 keys ended');
  await again.click('button', 'Resume');
  await again.find('heading', 'Done: 4 of 4 keys are out of use');
  assert.equal((await deletions(tenant)).length, 4);
});

journey('reads a key after a lost answer, and sends it again only where it is in use', async ({ tenant, open }) => {
  const keys = keysOf(EVE, 2, 'Job');
  const popup = await planned({ tenant, open }, ...keys);
  await tenant.fault({ method: 'DELETE', path: `/api/v1/api-keys/${keys[0].id}`, times: 1 }, { kind: 'drop' });
  await tenant.fault({ method: 'DELETE', path: `/api/v1/api-keys/${keys[1].id}`, times: 1 }, { kind: 'drop_after' });
  await tenant.clearLog();
  await popup.click('button', 'Revoke');
  await popup.find('heading', 'Done: 2 of 2 keys are out of use');
  const calls = (key) => async () => (await tenant.log()).filter((call) => call.path.endsWith(key.id)).map((call) => call.method);
  await eventually(calls(keys[0]), ['DELETE', 'GET', 'DELETE']);
  await eventually(calls(keys[1]), ['DELETE', 'GET']);
});

journey('shows the plan anew when it is older than an hour', async ({ tenant, open, reopen }) => {
  const keys = keysOf(EVE, 3, 'Job');
  const popup = await planned({ tenant, open }, ...keys);
  const first = await tenant.gate({ method: 'DELETE' });
  await popup.click('button', 'Revoke');
  await first.held();
  await popup.click('button', 'Pause');
  await first.open();
  await popup.find('button', 'Resume');
  const path = (await deletions(tenant))[0].path;
  const [next] = keys.filter((key) => !path.endsWith(key.id));
  await popup.page.evaluate(async () => {
    const entries = Object.entries(await chrome.storage.local.get(null));
    const [name, text] = entries.find(([, text]) => typeof text === 'string' && text.includes('"targets"'));
    const header = JSON.parse(text);
    await chrome.storage.local.set({ [name]: JSON.stringify({ ...header, planned: header.planned - 2 * 3600 * 1000 }) });
  });
  await tenant.patch({ keys: [{ ...next, status: 'expired' }] });
  const again = await reopen();
  await again.loaded();
  await again.click('button', 'Resume');
  await again.find('alertdialog', 'Revoke 1 key?');
  await again.says('This was planned more than an hour ago.');
  await again.says(/1 left out: not active/);
  await again.click('button', 'Revoke');
  await again.find('heading', 'Done: 2 of 3 keys are out of use');
  await again.says('1 key did not end as planned');
  assert.equal((await deletions(tenant)).length, 2);
});

journey('tells in the plan what is noted on the keys', async ({ tenant, open }) => {
  const popup = await ready({ tenant, open }, ...keysOf(EVE, 2, 'Job'));
  await popup.click('button', 'Details of Job 2');
  await popup.click('textbox', 'System');
  await popup.type('Dawiso');
  await popup.click('button', 'Keep note');
  await popup.says('Kept.');
  await popup.click('button', 'Close');
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', 'Revoke 2 keys?');
  await popup.says(/Eve Adams.*2 revoked.*Job 2 System Dawiso/);
  assert.deepEqual(await popup.violations(), []);
});

for (const [word, end] of [['Pause', 'Not finished: 3 of 8 keys ended'], ['Stop', 'Stopped after 3 of 8 keys']]) {
  journey(`takes ${word} at once, also while Qlik asks to wait`, async ({ tenant, open }) => {
    await tenant.switches({ budgets: { tier2: 3, retry_after: 3600 } });
    const popup = await planned({ tenant, open }, ...keysOf(EVE, 8, 'Job'));
    await popup.click('button', 'Revoke');
    await eventually(async () => (await deletions(tenant)).at(-1)?.status, 429);
    await popup.click('button', word);
    await popup.find('heading', end);
    const statuses = (await deletions(tenant)).map((call) => call.status);
    assert.deepEqual(statuses, [204, 204, 204, 429]);
  });
}

journey('asks before it forgets what somebody else began', async ({ tenant, open, reopen }) => {
  const popup = await planned({ tenant, open }, ...keysOf(EVE, 3, 'Job'));
  const second = await tenant.gate({ method: 'DELETE', passing: 1 });
  await popup.click('button', 'Revoke');
  await second.held();
  await popup.close();
  await second.open();
  const { users } = await tenant.world();
  await tenant.patch({ users: [{ ...users.find((user) => user.id === EVE), assignedRoles: [{ name: 'TenantAdmin' }] }] });
  await tenant.visitor(EVE);
  const eves = await open();
  await eves.says('Somebody else has begun this.');
  await eves.click('button', 'Forget it');
  await eves.find('alertdialog', 'Forget what somebody else began?');
  await eves.says(/It was begun by .*\d keys? of it ha(s|ve) not ended/);
  assert.deepEqual(await eves.violations(), []);
  await eves.press('Escape');
  await eves.gone('alertdialog', 'Forget what somebody else began?');
  await eves.says('Somebody else has begun this.');
  await tenant.visitor(ADA);
  const adas = await open();
  await adas.find('button', 'Resume');
  await tenant.visitor(EVE);
  const again = await open();
  await again.click('button', 'Forget it');
  await (await again.page.waitForSelector('dialog .danger')).click();
  await again.gone('button', 'Forget it');
  assert.ok(!(await (await reopen()).has('button', 'Forget it')));
});
