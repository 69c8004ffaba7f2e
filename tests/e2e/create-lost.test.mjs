// A key that is asked for is sent once, and whatever dies on the way, the next opening tells what became of it.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { creations, section, wish } from './harness/new-key.mjs';

const journey = journeys({ reinstalls: true });
const UNSEEN = /“Nightly” was made .+ ago and its secret was never seen: delete it\?/;
const made = async (tenant) => (await tenant.world()).keys.filter((key) => key.description === 'Nightly').length;

/** The wish is sent and held by the tenant, before or after it took effect. */
async function held({ tenant, open }, when) {
  const gate = await tenant.gate({ method: 'POST', path: '/api/v1/api-keys', when });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await gate.held();
  return { popup, gate };
}

for (const when of ['before', 'after']) {
  journey(`loses nothing when the popup closes ${when} the tenant makes the key`, async ({ tenant, open, reopen }) => {
    const { popup, gate } = await held({ tenant, open }, when);
    await popup.says('Making “Nightly”…');
    await popup.close();
    const again = await reopen();
    await again.says('Making “Nightly”…');
    await gate.open();
    await again.says('“Nightly” is made');
    assert.equal((await creations(tenant)).length, 1);
    await again.click('button', 'Done');
    await again.says('The secret of “Nightly” is no longer here.');
  });
}

journey.smoke('asks about a key whose answer was lost, and deletes it', async ({ tenant, open }) => {
  await tenant.fault({ method: 'POST', path: '/api/v1/api-keys', times: 1 }, { kind: 'drop_after' });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says(UNSEEN);
  assert.equal(await made(tenant), 1);
  await popup.click('button', 'Delete Nightly');
  await popup.says('“Nightly” was deleted.');
  assert.equal(await made(tenant), 0);
  assert.equal((await creations(tenant)).length, 1, 'no second key is made unasked');
});

journey('keeps such a key on a word', async ({ tenant, open }) => {
  await tenant.fault({ method: 'POST', path: '/api/v1/api-keys', times: 1 }, { kind: 'truncate' });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says(UNSEEN);
  await popup.click('button', 'Keep it');
  await popup.says('“Nightly” stays in the list.');
  assert.equal(await made(tenant), 1);
});

journey('waits for a request that may still arrive, and then says that nothing was made', async ({ tenant, open, reopen }) => {
  await tenant.fault({ method: 'POST', path: '/api/v1/api-keys', times: 1 }, { kind: 'drop' });
  const popup = await section({ tenant, open });
  await wish(popup, 'Nightly');
  await popup.says('No answer came, and there is no key “Nightly” so far.');
  await popup.click('button', 'Look again');
  await popup.says('No answer came, and there is no key “Nightly” so far.');
  await tenant.switches({ clock_offset_s: 180 });
  const later = await reopen();
  await later.says('“Nightly” was not made: no such key came up.');
  assert.equal((await creations(tenant)).length, 1);
});

journey('finds the key when the worker dies in the middle', async ({ tenant, browser, open, reopen }) => {
  const { popup, gate } = await held({ tenant, open }, 'after');
  await popup.close();
  await browser.stopWorker();
  await gate.open();
  const again = await reopen();
  await again.says(UNSEEN);
  await again.click('button', 'Delete Nightly');
  await again.says('“Nightly” was deleted.');
  assert.equal((await creations(tenant)).length, 1);
});

journey('finds the key when the browser dies in the middle', async ({ tenant, browser, open }) => {
  await held({ tenant, open }, 'after');
  await browser.crash();
  const again = await open();
  await again.says(UNSEEN);
  await again.click('button', 'Keep it');
  await again.says('“Nightly” stays in the list.');
  assert.equal((await creations(tenant)).length, 1);
});
