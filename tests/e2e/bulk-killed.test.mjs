// A long run in the full tab: killed, resumed, refused, and nothing done twice or forgotten.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { Popup } from './harness/popup.mjs';
import { ADA, EVE, aKey, keysOf, only } from './harness/world.mjs';

const journey = journeys({ reinstalls: true });
const isChange = (call) => call.method === 'DELETE';

/** The plan for all keys is confirmed, and the tab that it runs in is open. */
async function running({ tenant, open, browser }, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  await popup.click('button', 'Select all shown');
  await popup.says(`${keys.length} selected`);
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', `Revoke ${keys.length} keys?`);
  await popup.says('they run in a tab of their own');
  await popup.click('textbox', `Type ${keys.length} to confirm`);
  await popup.type(String(keys.length));
  return inTab({ browser }, () => popup.click('button', 'Revoke'));
}

const inTab = async ({ browser }, action) => new Popup(await browser.newTab(action));

/** What the tenant was asked about one key, in order. */
const callsFor = (log, key) => log.filter((call) => call.path.endsWith(key.id));

journey('ends 300 keys though popup, tab and browser are closed on it and the session ends', async ({ tenant, open, reopen, browser }) => {
  const keys = keysOf(EVE, 300, 'Job');
  // The tab is closed while an answer is on its way: the tenant has done it, and nobody has heard.
  const answered = await tenant.gate({ method: 'DELETE', passing: 40, when: 'after' });
  const first = await running({ tenant, open, browser }, ...keys);
  await answered.held();
  await first.close();
  await answered.open();

  // The browser is killed before a change has reached the tenant.
  const unheard = await tenant.gate({ method: 'DELETE', passing: 60 });
  const popup = await reopen();
  await popup.find('heading', 'Not finished: 40 of 300 keys ended');
  await inTab({ browser }, () => popup.click('button', 'Resume'));
  await unheard.held();
  await browser.crash();
  await unheard.open();

  // The session ends.
  const last = await tenant.gate({ method: 'DELETE', passing: 50 });
  const later = await open();
  await later.find('button', 'Resume');
  const third = await inTab({ browser }, () => later.click('button', 'Resume'));
  await last.held();
  await tenant.endSessions();
  await last.open();
  await third.says('Nothing is lost: go on when that is set right.');

  // Somebody else signs in: refused, in that tab and in a popup.
  await tenant.visitor(EVE);
  await tenant.patch({ users: [{ ...(await tenant.world()).users.find((user) => user.id === EVE), assignedRoles: [{ name: 'TenantAdmin' }] }] });
  const before = (await tenant.log()).filter(isChange).length;
  const eves = await open();
  await eves.says('Somebody else has begun this. Only they can go on with it.');
  assert.ok(!(await eves.has('button', 'Resume')));
  await third.page.bringToFront();
  await third.click('button', 'Resume');
  await third.says(/somebody else/i);
  assert.equal((await tenant.log()).filter(isChange).length, before, 'nothing is sent for somebody else');

  // After the sign-in, by a new click.
  await tenant.visitor(ADA);
  const back = await open();
  const nearly = await tenant.gate({ method: 'DELETE', passing: 130, when: 'after' });
  const fourth = await inTab({ browser }, () => back.click('button', 'Resume'));
  await nearly.held();
  await fourth.close();
  await nearly.open();

  // What is left now runs in a popup, and that closes too.
  const few = await tenant.gate({ method: 'DELETE', passing: 5, when: 'after' });
  const closing = await reopen();
  await closing.find('heading', 'Not finished: 281 of 300 keys ended');
  await closing.click('button', 'Resume');
  await few.held();
  await closing.close();
  await few.open();
  const end = await reopen();
  await end.find('heading', 'Not finished: 287 of 300 keys ended');
  await end.click('button', 'Resume');
  await end.find('heading', 'Done: 300 of 300 keys are out of use');

  const log = await tenant.log();
  for (const key of keys) {
    const calls = callsFor(log, key).map((call) => call.method);
    assert.match(calls.join(' '), /^DELETE( GET)*( GET DELETE)?$/, `${key.description}: one reading before any repeat`);
    const final = callsFor(log, key).filter((call) => isChange(call) && call.status === 204);
    assert.equal(final.length, 1, `${key.description}: one final answer`);
  }
  assert.equal(log.filter(isChange).length, 302, 'only the change that was never heard and the one without a session are sent again');
  const { keys: world } = await tenant.world();
  assert.ok(world.every((key) => key.status === 'revoked'));
});

journey.smoke('lets a popup revoke one key while the run goes on in a tab', async ({ tenant, open, reopen, browser }) => {
  const keys = keysOf(EVE, 30, 'Job');
  // The first one's answer, so the tab has a token of its own just fetched.
  const [first] = keys.map((key) => key.id).sort();
  const held = await tenant.gate({ method: 'DELETE', path: `/api/v1/api-keys/${first}` });
  const tab = await running({ tenant, open, browser }, ...keys);
  await held.held();
  await tenant.patch({ keys: [aKey({ description: 'Leak', tenantId: (await tenant.world()).tenant.id })] });
  const popup = await reopen();
  await popup.says('This is running in a tab.');
  await popup.click('button', 'Revoke Leak');
  await popup.click('button', 'Revoke');
  await popup.key('Leak', (key) => key.status === 'Revoked');
  await popup.says('0 of 30 keys ended');
  await held.open();
  await popup.find('heading', 'Done: 30 of 30 keys are out of use');
  await tab.page.bringToFront();
  await tab.find('heading', 'Done: 30 of 30 keys are out of use');
  assert.equal((await tenant.log()).filter(isChange).length, 31);
});
