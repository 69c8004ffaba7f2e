// What happened to keys: read from the tenant's events, found, followed to its key, revoked, saved.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Downloads } from './harness/downloads.mjs';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ADA, aKey, anEvent, BOB, EVE, LI, only } from './harness/world.mjs';

const journey = journeys();
const HOUR = 3600 * 1000;
const CORE = 'com.qlik.core.api-key.';
const LEGACY = 'com.qlik.api-key.';

const nightly = aKey({ description: 'Nightly' });
const backup = aKey({ description: 'Backup', sub: ADA });
const gone = { id: randomUUID(), description: 'Leaked in a ticket' };

/** What the tenant records of a key: `verb` so many hours ago, by this person. */
function event(verb, { id, sub = EVE, description }, hours, { by = sub, family = CORE, ...data } = {}) {
  const eventTime = new Date(Date.now() - hours * HOUR).toISOString();
  const facts = { id, sub, subType: 'user', description, expiry: nightly.expiry, ...data };
  return anEvent({ eventType: family + verb, eventTime, userId: by, data: facts });
}

/** Both families tell of one act. */
const both = (verb, key, hours, facts) => [CORE, LEGACY].map((family) => event(verb, key, hours, { ...facts, family }));

/** What happened to these keys, and nothing else. */
async function happened(tenant, ...events) {
  await only(tenant, nightly, backup);
  await tenant.patch({ remove_events: true });
  await tenant.patch({ events });
}

const aWeek = (tenant) => happened(
  tenant,
  ...both('created', nightly, 50),
  ...both('created', { ...gone, description: 'Ticket' }, 40),
  ...both('updated', gone, 30),
  ...both('deleted', gone, 20, { by: ADA, status: 'revoked' }),
  event('created', backup, 200),
);

async function opened({ open }) {
  const popup = await open();
  await popup.loaded();
  await popup.click('tab', 'Activity');
  return popup;
}

async function read(given) {
  const popup = await opened(given);
  await popup.find('button', 'Read again');
  return popup;
}

/** The lines that are drawn, from top to bottom. */
const lines = (popup) => popup.page.$$eval('table.events tbody tr', (rows) => rows.map((row) => {
  const [, what, key, by, owner] = [...row.cells].map((cell) => cell.innerText.replace(/[\u2068\u2069]/g, '').trim().replace(/\s+/g, ' '));
  return { what, key, by, owner };
}));
const whats = async (popup) => (await lines(popup)).map(({ what, key }) => `${key.split(' ')[0]} ${what.split(',')[0]}`);

/** Chooses from a list, once it offers that. */
async function choose(popup, name, label) {
  const list = await popup.find('combobox', name);
  const value = await popup.until((list, label) => [...list.options].find((it) => it.text.startsWith(label))?.value, list, label);
  await list.select(value);
}

const asked = async (tenant) => (await tenant.log()).filter((call) => call.path.startsWith('/api/v1/audits'));

journey.smoke('tells what happened to keys, newest first, each act once, and what was covered', async ({ tenant, open }) => {
  await aWeek(tenant);
  const popup = await read({ open });
  await popup.says('4 events');
  assert.deepEqual(await whats(popup), ['Leaked Revoked', 'Leaked Renamed from Ticket', 'Leaked Created', 'Nightly Created']);
  const [revoked] = await lines(popup);
  assert.match(revoked.key, /^Leaked in a ticket /, 'a key that is no longer there has the name that its events tell');
  assert.match(revoked.by, /^Ada Lovelace/);
  assert.equal(revoked.owner, 'Eve Adams');
  await popup.says(/to .+, 12 of 12 kinds of events read to the end\./);
  await choose(popup, 'Period', 'Last 30 days');
  await popup.says('5 events');
  await choose(popup, 'Period', 'Last 24 hours');
  await popup.says('1 event');
  assert.deepEqual(await whats(popup), ['Leaked Revoked']);
});

journey.smoke('goes from an event to a revoked key in three steps', async ({ tenant, open }) => {
  await aWeek(tenant);
  const popup = await read({ open });
  await popup.says('4 events');
  let steps = 0;
  const step = async (role, name) => {
    await popup.click(role, name);
    steps += 1;
  };
  await step('tab', 'Activity');
  await step('button', 'Revoke Nightly');
  await popup.find('alertdialog', 'Revoke key?');
  await step('button', 'Revoke');
  await eventually(async () => (await tenant.world()).keys.find(({ id }) => id === nightly.id).status, 'revoked');
  await eventually(async () => (await lines(popup)).find(({ key }) => key.startsWith('Nightly')).key.endsWith('Revoked'), true);
  assert.ok(!(await popup.has('button', 'Revoke Nightly')));
  assert.equal(steps, 3);
  console.log(`From an event to a revoked key: ${steps} steps here, 9 in Qlik’s guide.`);
  assert.notEqual(await popup.page.evaluate(() => document.activeElement.localName), 'body', 'the focus did not fall to the page');
});

journey('gives the focus back to the line where the question is cancelled', async ({ tenant, open }) => {
  await aWeek(tenant);
  const popup = await read({ open });
  await popup.click('button', 'Revoke Nightly');
  await popup.focused('button Cancel');
  await popup.press('Escape');
  await popup.focused('button Revoke Nightly');
});

journey('finds by words and a pasted id, by kind, by key and by person', async ({ tenant, open }) => {
  await aWeek(tenant);
  const popup = await read({ open });
  await popup.says('4 events');
  await choose(popup, 'Kind', 'Key created');
  await popup.says('2 events');
  await choose(popup, 'Kind', 'All kinds');
  await popup.click('searchbox', 'Search activity');
  await popup.type('nightly');
  await popup.says('1 event');
  await popup.click('searchbox', 'Search activity', { count: 3 });
  await popup.paste(gone.id);
  await popup.says('3 events');
  await popup.click('searchbox', 'Search activity', { count: 3 });
  await popup.press('Backspace');
  await popup.click('button', 'Nightly');
  await popup.says('Only the key Nightly');
  await popup.says('1 event');
  await popup.click('button', 'Show events of every key');
  await popup.says('4 events');
  await popup.click('button', 'Ada Lovelace');
  await popup.says('Only Ada Lovelace');
  assert.deepEqual(await whats(popup), ['Leaked Revoked']);
  await popup.click('button', 'Show events of everybody');
  await popup.click('searchbox', 'Search activity');
  await popup.type('nothing of the kind');
  await popup.says('No events match.');
  await popup.click('button', 'Show all events');
  await popup.says('4 events');
  await popup.click('button', 'Details of Nightly');
  await popup.find('heading', 'Nightly');
  assert.equal(await (await popup.find('tab', 'Keys')).evaluate((tab) => tab.ariaSelected), 'true');
});

journey('shows lines while pages come, and keeps them when it is stopped', async ({ tenant, open }) => {
  await aWeek(tenant);
  const gate = await tenant.gate({ path: '/api/v1/audits', query: `eventType=${CORE}deleted` });
  const popup = await opened({ open });
  await popup.find('progressbar', 'Reading events');
  await popup.says('Renamed from Ticket');
  // All the others have been read.
  await popup.until(() => {
    const bar = document.querySelector('progress');
    return bar?.max - bar?.value === 1;
  });
  await popup.click('button', 'Stop');
  await popup.says('Stopped. Not fully loaded: keys deleted or revoked.');
  await popup.find('button', 'Read again');
  await popup.says('Renamed from Ticket');
  await gate.open();
  await popup.click('button', 'Read again');
  await popup.says('4 events');
});

journey('says what it could not read, and calls nothing complete that is not', async ({ tenant, open }) => {
  await happened(tenant);
  await tenant.switches({ audit_refused_type: `${CORE}deleted`, audit_settings_readable: false });
  const popup = await read({ open });
  await popup.says('Some events couldn’t be loaded: keys deleted or revoked. Qlik refused');
  await popup.says('How long this tenant keeps events could not be read.');
  await popup.says('No events found, but not all events are recorded or could be read.');
  await tenant.switches({ audit_refused_type: null, audit_settings_readable: true });
  await popup.click('button', 'Read again');
  await popup.says('No events about API keys recorded in this period.');
});

journey('goes no further back than the tenant keeps events, and tells what it does not record', async ({ tenant, open }) => {
  await aWeek(tenant);
  await tenant.switches({ audit_ttl_s: 25 * 3600, audit_families: 'legacy' });
  const popup = await read({ open });
  await popup.says('This tenant keeps no events from before');
  await popup.says('1 event');
  await choose(popup, 'Period', 'Last 24 hours');
  await popup.until(() => !document.body.innerText.includes('keeps no events from before'));
  await popup.says('1 event');
});

journey('joins what two families tell of one act, however the tenant orders it', async ({ tenant, open }) => {
  for (const switches of [{ audit_ties: 'unsteady', audit_item_links: 'both' }, { audit_arrivals: 'new', audit_cursors: 'shifting' }, { audit_families: 'core', audit_empty_page: 'without_data' }]) {
    await tenant.reset();
    await aWeek(tenant);
    await tenant.switches(switches);
    const popup = await read({ open });
    await tenant.clearLog();
    await popup.click('button', 'Read again');
    await eventually(async () => (await asked(tenant)).length > 10, true);
    await popup.find('button', 'Read again');
    await popup.says('4 events');
  }
});

journey('shows an AuditAdmin the names that events tell, without the list of keys', async ({ tenant, open }) => {
  await aWeek(tenant);
  await tenant.visitor(LI);
  const popup = await open();
  await popup.click('tab', 'Activity');
  await popup.says('4 events');
  const [revoked] = await lines(popup);
  assert.match(revoked.key, /^Leaked in a ticket /);
  assert.ok(!(await popup.has('button', 'Revoke Nightly')), 'somebody else’s key is not theirs to revoke');
});

journey('tells who may read events to somebody who may not', async ({ tenant, open }) => {
  await tenant.visitor(BOB);
  const popup = await open();
  await popup.click('tab', 'Activity');
  await popup.says('You may not read the events of this tenant. A TenantAdmin or an AuditAdmin may.');
});

journey('keeps what was read in memory for the same person, and nothing of it on disk', async ({ tenant, open, reopen }) => {
  await aWeek(tenant);
  const popup = await read({ open });
  await popup.says('4 events');
  const kept = await popup.storage();
  assert.ok(JSON.stringify(kept.session).includes('Leaked in a ticket'));
  assert.ok(!JSON.stringify([kept.local, kept.page]).includes('Leaked in a ticket'));
  await tenant.clearLog();
  const again = await reopen();
  await again.click('tab', 'Activity');
  await again.says('4 events');
  await again.says('As of');
  assert.deepEqual(await asked(tenant), [], 'nothing is read again without a word');
  await tenant.becomes(BOB);
  const other = await reopen();
  await other.click('tab', 'Activity');
  await other.says('You may not read the events of this tenant.');
  assert.ok(!(await other.text()).includes('Leaked in a ticket'));
});

journey('stops when the session ends in the middle, with what came so far', async ({ tenant, open }) => {
  await aWeek(tenant);
  const gate = await tenant.gate({ path: '/api/v1/audits', query: `eventType=${CORE}deleted` });
  const popup = await opened({ open });
  await popup.says('Renamed from Ticket');
  await tenant.endSessions();
  await gate.open();
  await popup.says('Sign in');
  await popup.says('Renamed from Ticket');
});

journey('waits where Qlik Cloud asks for it, and goes on by itself', async ({ tenant, open }) => {
  await aWeek(tenant);
  await tenant.fault({ path: '/api/v1/audits', query: `eventType=${CORE}deleted`, times: 1 }, { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const popup = await opened({ open });
  await popup.says(/slow down/);
  await popup.find('button', 'Read again');
  await popup.says('4 events');
});

journey('saves the lines as shown, where no name becomes a formula', async ({ tenant, open }) => {
  const formula = aKey({ description: '=HYPERLINK("https://evil.example")' });
  await only(tenant, formula, nightly);
  await tenant.patch({ remove_events: true });
  await tenant.patch({ events: [event('created', formula, 3), event('created', nightly, 2), event('updated', nightly, 1)] });
  const popup = await read({ open });
  await popup.says('3 events');
  await choose(popup, 'Kind', 'Key created');
  await popup.says('2 events');
  const downloads = await Downloads.of(popup.page);
  const save = async (form) => {
    await popup.click('button', 'Export');
    return downloads.file(() => popup.click('button', form));
  };
  const csv = await save('CSV for scripts and other programs');
  assert.match(csv.name, /activity.*\.csv$/);
  assert.equal(csv.text.trim().split('\r\n').length, 3);
  assert.ok(csv.text.includes('\'=HYPERLINK'));
  await popup.says(`Saved as ${csv.name}`);
  const json = await save('JSON for programs, every text exact');
  assert.deepEqual(JSON.parse(json.text).map((line) => line.keyName), ['Nightly', formula.description]);
  await downloads.close();
});

journey('marks what a run of Latchkey’s own did', async ({ tenant, open }) => {
  await happened(tenant);
  await tenant.patch({ keys: [aKey({ description: 'Other', tenantId: (await tenant.world()).tenant.id })] });
  const popup = await open();
  await popup.loaded();
  for (const name of ['Nightly', 'Other']) await popup.click('checkbox', `Select ${name}`);
  await popup.click('button', 'Revoke selected');
  await popup.find('alertdialog', 'Revoke 2 keys?');
  await popup.click('button', 'Revoke');
  await popup.find('heading', 'Done: 2 of 2 keys are out of use');
  await popup.click('tab', 'Activity');
  await popup.says('2 events');
  for (const { what, by } of await lines(popup)) {
    assert.match(what, /^Revoked.*by Latchkey$/);
    assert.match(by, /^Ada Lovelace/);
  }
});

journey('shows hostile names for what they are', async ({ tenant, open }) => {
  const hostile = { id: randomUUID(), sub: EVE, description: '<img src=x onerror=alert(1)>\u202Egpj.exe' };
  await happened(tenant, event('created', hostile, 2), event('deleted', hostile, 1, { status: 'deleted' }));
  const popup = await read({ open });
  await popup.says('2 events');
  await popup.says('<img src=x onerror=alert(1)>U+202Egpj.exe');
  assert.equal(await popup.page.$('table.events img'), null);
});

journey('reads a seeded quarter whole, with rules, roles, owners and limits', async ({ open }) => {
  const popup = await read({ open });
  await choose(popup, 'Period', 'Last 90 days');
  for (const kind of ['Key revoked', 'Key rejected', 'Rules changed', 'Permission given', 'Permission taken away', 'User deleted', 'Rate limit exceeded']) {
    await choose(popup, 'Kind', kind);
    const count = await (await popup.find('combobox', 'Kind')).evaluate((list) => Number(/\((\d+)\)/.exec(list.selectedOptions[0].text)[1]));
    await popup.says(new RegExp(`(^|\\s)${count} events?\\b`));
    assert.equal((await lines(popup)).length, count, kind);
  }
  await choose(popup, 'Kind', 'All kinds');
  await popup.click('checkbox', 'Include changes of users’ roles (up to 2,000 events)');
  await choose(popup, 'Kind', 'Permission given');
  await popup.says(/Priya.* was given “Manage API keys”/);
});

journey('has no fault that axe knows of, in light and dark, and fits 400 by 300', async ({ open }) => {
  const popup = await read({ open });
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), []);
  }
  await popup.resize(400, 300);
  assert.deepEqual(await popup.violations(), []);
  const wide = await popup.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 400, `${wide} px wide`);
});
