// Thousands of keys: read from both ends, drawn a screenful at a time, and still under the pointer.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();
const LIST = '/api/v1/api-keys';

/** The first rows are there and the pages behind the first are held back. */
async function halfRead({ tenant, open, keys }) {
  await tenant.reset({ keys });
  const rest = await tenant.gate({ path: LIST, query: 'startingAfter' });
  const popup = await open();
  await rest.held();
  await popup.until(() => document.querySelectorAll('[role=rowheader]').length > 5);
  return { popup, rest };
}

/** To the end of the rows that are there: the pages still to come belong above it. */
async function toTheEnd(popup) {
  await popup.focusTable();
  await popup.chord('Control', 'End');
  await popup.until(() => document.activeElement.closest('[role=row]').ariaRowIndex === document.querySelector('[role=grid]').ariaRowCount);
}

/** Which key lies at that point of the screen. */
const keyAt = (popup, x, y) => popup.page.evaluate((x, y) =>
  document.elementFromPoint(x, y).closest('[role=row]').querySelector('[role=rowheader]').innerText, x, y);

/** Which key has the focus, and how far down the screen. */
const focused = (popup) => popup.page.evaluate(() => {
  const row = document.activeElement.closest('[role=row]');
  return [row.querySelector('[role=rowheader]').innerText, Math.round(row.getBoundingClientRect().top)];
});

journey.smoke('reads 10,000 keys from both ends and draws only what can be seen', async ({ tenant, open }) => {
  await tenant.reset({ keys: 10_000 });
  const popup = await open();
  await popup.loaded();
  assert.equal(await popup.total(), 10_000);
  assert.ok((await popup.keys()).length < 60);
  const pages = (await tenant.log()).filter((call) => call.path === LIST);
  assert.ok(pages.length <= 100 + 4, `${pages.length} pages were asked for`);
  assert.ok(pages.every((call) => new URLSearchParams(call.query).get('limit') === '100'));
});

journey('reaches the last of 10,000 rows by keyboard, and the first again', async ({ tenant, open }) => {
  await tenant.reset({ keys: 10_000 });
  const popup = await open();
  await popup.loaded();
  await popup.focusTable();
  await popup.chord('Control', 'End');
  await popup.until(() => document.activeElement.closest('[role=row]')?.ariaRowIndex === '10001');
  await popup.chord('Control', 'Home');
  await popup.until(() => document.activeElement.closest('[role=row]')?.ariaRowIndex === '2');
});

journey('keeps the table where it is while keys are counted', async ({ tenant, open }) => {
  await tenant.reset({ keys: 10_000 });
  const first = await tenant.gate({ path: LIST });
  const popup = await open();
  await first.held();
  await popup.until(() => document.querySelector('.ghosts'));
  const top = () => popup.page.$eval('.list', (list) => list.getBoundingClientRect().top);
  const before = await top();
  await first.open();
  await popup.loaded();
  assert.ok(await popup.count('Older than 90 days') > 1000);
  assert.equal(await top(), before);
});

journey('paints the active keys before the rest has come, and says how far it is', async ({ tenant, open }) => {
  const { popup, rest } = await halfRead({ tenant, open, keys: 500 });
  await popup.says(/Reading keys: \d+ so far/);
  await rest.open();
  await popup.loaded();
  assert.equal(await popup.total(), 500);
});

journey('moves no row from under the pointer while pages arrive', async ({ tenant, open }) => {
  const { popup, rest } = await halfRead({ tenant, open, keys: 500 });
  await toTheEnd(popup);
  await popup.page.mouse.move(300, 400);
  const before = await keyAt(popup, 300, 400);
  await rest.open();
  await popup.loaded();
  assert.equal(await keyAt(popup, 300, 400), before);
  await popup.click('searchbox', 'Search keys');
  await popup.until(() => document.querySelector('[role=grid]').ariaRowCount === '501');
});

journey('moves no row from under the focus while pages arrive', async ({ tenant, open }) => {
  const { popup, rest } = await halfRead({ tenant, open, keys: 500 });
  await toTheEnd(popup);
  const before = await focused(popup);
  await rest.open();
  await popup.loaded();
  assert.deepEqual(await focused(popup), before);
});

journey('counts a key once that moves between pages while they are read', async ({ tenant, open }) => {
  const { popup, rest } = await halfRead({ tenant, open, keys: 350 });
  const { keys } = await tenant.world();
  await tenant.patch({ keys: [aKey({ description: 'Newcomer', tenantId: keys[0].tenantId })], remove_keys: [keys[200].id] });
  await rest.open();
  await popup.loaded();
  const indexes = (await popup.allKeys()).map((key) => key.index);
  assert.equal(new Set(indexes).size, indexes.length);
  assert.ok((await popup.total()) >= 349);
});

journey('follows links that name the system hostname on the origin in use', async ({ tenant, open }) => {
  await tenant.reset({ keys: 450 });
  await tenant.switches({ links: 'system_hostname' });
  const popup = await open();
  await popup.loaded();
  assert.equal(await popup.total(), 450);
  assert.ok((await tenant.log()).every((call) => call.host === 'acme-corp.us.qlikcloud.com'));
});

journey('needs no help from the server to sort', async ({ tenant, open }) => {
  await tenant.switches({ sort: 'ignored' });
  await only(tenant, ...Array.from({ length: 250 }, (_, at) => aKey({ description: `Key ${at}` })));
  const popup = await open();
  await popup.loaded();
  assert.equal(await popup.total(), 250);
});
