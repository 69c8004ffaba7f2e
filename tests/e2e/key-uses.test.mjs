// How a key is used, as far as its tenant records it: read on a word, told in numbers, a chart and a table.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, anEvent, BOB, only } from './harness/world.mjs';

const journey = journeys();
const HOUR = 3600 * 1000;
const USED = 'com.qlik.api-key.validated';

const nightly = aKey({ description: 'Nightly' });
const idle = aKey({ description: 'Idle' });
const weekly = aKey({ description: 'Weekly' });

const use = ({ id, sub, description }, hours) => anEvent({
  eventType: USED,
  eventTime: new Date(Date.now() - hours * HOUR).toISOString(),
  userId: sub,
  data: { id, sub, subType: 'user', description, createdByUser: sub },
});

/** These keys, and of their uses only these. */
async function used(tenant, ...uses) {
  await only(tenant, nightly, idle, weekly);
  await tenant.patch({ remove_events: true });
  await tenant.patch({ events: uses });
}

const asked = async (tenant) => (await tenant.log()).filter((call) => call.path.startsWith('/api/v1/audits'));

async function details({ open }, name = 'Nightly') {
  const popup = await open();
  await popup.loaded();
  await popup.click('button', `Details of ${name}`);
  await popup.find('region', 'Use of this key');
  return popup;
}

journey.smoke('counts the recorded uses of a key on a word, in numbers, a chart and a table', async ({ tenant, open }) => {
  await used(tenant, use(nightly, 1), use(nightly, 30), use(nightly, 31), use(weekly, 2));
  const popup = await details({ open });
  assert.deepEqual(await asked(tenant), [], 'nothing is read unasked');
  await popup.click('button', 'Read when it was used');
  await popup.says(/3 uses recorded between .+ and .+\./);
  await popup.says('Last use recorded on');
  await popup.find('image', '3 uses recorded, by day');
  await popup.page.locator('.uses details summary').click();
  const cells = await popup.page.$$eval('.uses table tbody tr', (rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ')));
  const counts = cells.map((cell) => Number(/ (\d+)$/.exec(cell)?.[1] ?? 0)).filter((count) => count > 0);
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 3);
  assert.doesNotMatch(await popup.text(), /last used|never used/i);
  const { local, session } = await popup.storage();
  assert.ok(!JSON.stringify([local, session]).includes('KeyUses'));
});

journey('needs no second reading for another key of the same owner', async ({ tenant, open }) => {
  await used(tenant, use(nightly, 1), use(weekly, 2), use(weekly, 3));
  const popup = await details({ open });
  await popup.click('button', 'Read when it was used');
  await popup.says(/1 use recorded between/);
  const before = (await asked(tenant)).length;
  await popup.click('button', 'Details of Weekly');
  await popup.says(/2 uses recorded between/);
  await popup.click('button', 'Details of Idle');
  await popup.says(/No use recorded between .+ and/);
  assert.equal((await asked(tenant)).length, before);
});

journey('says where a tenant records no uses, and who may read them', async ({ tenant, open }) => {
  await used(tenant);
  await tenant.switches({ audit_uses: 'none' });
  const popup = await details({ open });
  await popup.click('button', 'Read when it was used');
  await popup.says('This tenant doesn’t record uses of keys.');
  await tenant.switches({ audit_uses: 'every', audits_readable: 'nobody' });
  await popup.click('button', 'Read again');
  await popup.says('A TenantAdmin or an AuditAdmin may read events.');
});

journey('tells an owner who may not read events which roles may', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'Mine', sub: BOB }));
  await tenant.visitor(BOB);
  const popup = await details({ open }, 'Mine');
  await popup.click('button', 'Read when it was used');
  await popup.says('A TenantAdmin or an AuditAdmin may read events.');
});

journey('keeps what came when it is stopped, and calls it no whole', async ({ tenant, open }) => {
  await used(tenant);
  await tenant.uses(450, 20, nightly.id);
  const gate = await tenant.gate({ path: '/api/v1/audits', query: 'userId=', passing: 2 });
  const popup = await details({ open });
  await popup.click('button', 'Read when it was used');
  await popup.find('progressbar', 'Reading uses');
  await gate.held();
  await popup.click('button', 'Stop');
  await popup.says('Stopped before all events were read.');
  await popup.says(/were not read\./);
  await gate.open();
  await popup.click('button', 'Read again');
  await popup.says(/450 uses recorded between/);
});

journey.smoke('sorts the list by the last use that was recorded, once that was read for all keys', async ({ tenant, open }) => {
  await used(tenant, use(nightly, 50), use(weekly, 2));
  const popup = await open();
  await popup.loaded();
  assert.ok(!(await popup.has('button', 'Sort by Last use recorded')));
  await popup.click('button', 'Last uses');
  await popup.click('button', 'Read last uses');
  await popup.says('1 key without recorded uses.');
  await popup.click('button', 'Sort by Last use recorded');
  await popup.until(() => document.querySelector('[role=columnheader][aria-sort=ascending]') !== null);
  const up = (await popup.keys()).map(({ name }) => name);
  await popup.click('button', 'Sort by Last use recorded');
  await popup.until(() => document.querySelector('[role=columnheader][aria-sort=descending]') !== null);
  const down = (await popup.keys()).map(({ name }) => name);
  assert.deepEqual([up, down], [['Idle', 'Nightly', 'Weekly'], ['Weekly', 'Nightly', 'Idle']]);
  await popup.says('None recorded');
});

journey('keeps what it counted in memory for the same person, and nothing of it on disk', async ({ tenant, open, reopen }) => {
  await used(tenant, use(nightly, 1), use(weekly, 2));
  const popup = await details({ open });
  await popup.click('button', 'Read when it was used');
  await popup.says(/1 use recorded between/);
  await popup.click('button', 'Last uses');
  await popup.click('button', 'Read last uses');
  await popup.find('button', 'Sort by Last use recorded');
  await popup.find('button', 'Read last uses');
  const { local, page } = await popup.storage();
  assert.ok(!JSON.stringify([local, page]).includes('key-uses'));
  await tenant.clearLog();
  const again = await reopen();
  await again.loaded();
  await again.click('button', 'Details of Weekly');
  await again.says(/1 use recorded between/);
  await again.find('button', 'Sort by Last use recorded');
  assert.deepEqual(await asked(tenant), [], 'nothing is read again without a word');
});

journey('has no fault that axe knows of, in light, dark and forced colours', async ({ tenant, open }) => {
  await used(tenant, use(nightly, 1), use(nightly, 100), use(weekly, 2));
  const popup = await details({ open });
  await popup.click('button', 'Read when it was used');
  await popup.says(/2 uses recorded/);
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), []);
  }
  await popup.forcedColours();
  const bars = await popup.page.$$eval('svg rect', (all) => all.map((bar) => getComputedStyle(bar).fill));
  const back = await popup.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.ok(bars.length > 0 && bars.every((fill) => fill !== back), 'the bars can be told from the page');
});
