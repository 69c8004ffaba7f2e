// Finding one key among many: search, filters with their counts, and the order of the table.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, ADA, aUser, EVE, inDays, only } from './harness/world.mjs';

const journey = journeys();
const names = async (popup) => (await popup.keys()).map((key) => key.name);
const shows = (popup, ...expected) => popup.until((expected) => {
  const names = [...document.querySelectorAll('[role=grid] [role=row]:has([role=rowheader])')]
    .toSorted((a, b) => a.ariaRowIndex - b.ariaRowIndex).map((row) => row.querySelector('[role=rowheader]').innerText.trim());
  return JSON.stringify(names) === JSON.stringify(expected);
}, expected);

const zoe = aUser({ id: 'b1'.repeat(12), name: 'Zoë Müller', email: 'zoe@acme.example' });

async function three(tenant) {
  await only(tenant,
    aKey({ description: 'Nightly reload', id: '0b7c2c9e-5a41-4f0e-9a53-2d1f6f0c1a11', created: inDays(-2) }),
    aKey({ description: 'Café export', sub: zoe.id, created: inDays(-1) }),
    aKey({ description: 'Weekly reload', sub: ADA, status: 'expired', expiry: inDays(-3) }));
  await tenant.patch({ users: [zoe] });
}

journey.smoke('searches name, id and owner, all words, without regard to case or accents', async ({ tenant, open }) => {
  await three(tenant);
  const popup = await open();
  await popup.loaded();
  for (const [words, ...found] of [
    ['RELOAD nightly', 'Nightly reload'],
    ['cafe', 'Café export'],
    ['muller zoe', 'Café export'],
    ['0b7c2c9e', 'Nightly reload'],
    ['zoe@acme', 'Café export'],
    [EVE, 'Nightly reload'],
    ['lovelace', 'Weekly reload'],
  ]) {
    await popup.search(words);
    await shows(popup, ...found);
  }
});

journey('says so when nothing matches, and shows all again at a word', async ({ tenant, open }) => {
  await three(tenant);
  const popup = await open();
  await popup.loaded();
  await popup.search('no such key');
  await popup.says('No key matches');
  await popup.click('button', 'Show all keys');
  await shows(popup, 'Café export', 'Nightly reload', 'Weekly reload');
});

journey('filters, and every filter says how many it has', async ({ tenant, open }) => {
  await only(tenant,
    aKey({ description: 'Fresh' }),
    aKey({ description: 'Ending', created: inDays(-30), expiry: inDays(3) }),
    aKey({ description: 'Short and young', created: inDays(-1), expiry: inDays(5) }),
    aKey({ description: 'Over', status: 'expired', expiry: inDays(-1) }),
    aKey({ description: 'Stopped', status: 'revoked' }),
    aKey({ description: 'Alone', sub: 'f0'.repeat(12) }),
    aKey({ description: 'Entra', subType: 'externalClient', sub: `SCIM\\\\${'7a'.repeat(12)}` }),
    aKey({ description: 'Mighty', sub: ADA }),
    aKey({ description: 'Old', created: inDays(-91), expiry: inDays(300) }));
  const popup = await open();
  await popup.loaded();
  await popup.key('Alone', (key) => key.owner.includes('Ownerless'));
  for (const [filter, ...found] of [
    ['Expiring soon', 'Ending'],
    ['Expired', 'Over'],
    ['Revoked', 'Stopped'],
    ['Ownerless', 'Alone'],
    ['SCIM', 'Entra'],
    ['Admin owner', 'Mighty'],
    ['Older than 90 days', 'Old'],
  ]) {
    await popup.filter(filter);
    await shows(popup, ...found);
    assert.equal(await popup.count(filter), found.length);
  }
  assert.equal(await popup.count('Active'), 7);
  assert.equal(await popup.count('All'), 9);
});

journey('filters and searches at once', async ({ tenant, open }) => {
  await three(tenant);
  const popup = await open();
  await popup.loaded();
  await popup.filter('Active');
  await popup.search('reload');
  await shows(popup, 'Nightly reload');
});

journey('sorts by each column, either way', async ({ tenant, open }) => {
  await only(tenant,
    aKey({ description: 'B', expiry: inDays(1), created: inDays(-1) }),
    aKey({ description: 'A', expiry: inDays(2), created: inDays(-3) }),
    aKey({ description: 'C', expiry: inDays(3), created: inDays(-2) }));
  const popup = await open();
  await popup.loaded();
  for (const [column, ...order] of [['Name', 'A', 'B', 'C'], ['Expires', 'B', 'A', 'C'], ['Created', 'A', 'C', 'B']]) {
    await popup.click('button', `Sort by ${column}`);
    await popup.until((column) => [...document.querySelectorAll('[role=columnheader][aria-sort]')].some((header) => header.innerText.trim().startsWith(column)), column);
    const first = await names(popup);
    await popup.click('button', `Sort by ${column}`);
    await shows(popup, ...first.toReversed());
    assert.ok([order.join(), order.toReversed().join()].includes(first.join()), `by ${column}: ${first}`);
  }
});

journey('takes the search box at a slash, and empties it at Escape', async ({ tenant, open }) => {
  await three(tenant);
  const popup = await open();
  await popup.loaded();
  await popup.focusTable();
  await popup.press('/');
  await popup.focused('searchbox Search keys');
  await popup.type('cafe');
  await shows(popup, 'Café export');
  await popup.press('Escape');
  await shows(popup, 'Café export', 'Nightly reload', 'Weekly reload');
  assert.ok(popup.isOpen);
});
