// What Latchkey kept and can't read: it is said, stays, can be saved, and goes only on the user's word.
import assert from 'node:assert/strict';
import { Downloads } from './harness/downloads.mjs';
import { eventually } from './harness/eventually.mjs';
import { journeys } from './harness/journey.mjs';
import { ADA, EVE, aKey, inDays, keysOf, only } from './harness/world.mjs';

const journey = journeys({ reinstalls: true });
const mine = aKey({ description: 'Nightly', sub: ADA, created: inDays(-60), expiry: inDays(-60 + 90) });
const LATER = '{"version":9,"value":{"notes":[]}}';

/** The popup opens on a storage in which these entries stand. */
async function opened({ tenant, open, reopen }, entries, ...keys) {
  await only(tenant, ...keys);
  const popup = await open();
  await popup.loaded();
  await popup.page.evaluate((entries) => chrome.storage.local.set(entries), entries);
  return reopen();
}

const kept = async (popup, name) => (await popup.storage()).local[name];

async function tenantId(tenant) {
  return (await tenant.world()).tenant.id;
}

async function write(popup, text) {
  await popup.click('button', 'Details of Nightly');
  await popup.click('textbox', 'System', { count: 3 });
  await popup.type(text);
  await popup.click('button', 'Keep note');
}

journey('writes nothing over notes that it can’t read, and lets go of them after a copy', async (world) => {
  const name = `notes/${await tenantId(world.tenant)}`;
  const popup = await opened(world, { [name]: LATER }, mine);
  await popup.says('Latchkey can’t read the notes that it kept for this tenant.');
  for (const scheme of ['light', 'dark']) {
    await popup.scheme(scheme);
    assert.deepEqual(await popup.violations(), [], scheme);
  }
  await write(popup, 'Dawiso');
  await popup.says('Not kept: Latchkey can’t read what it kept here before');
  assert.equal(await kept(popup, name), LATER);
  const downloads = await Downloads.of(popup.page);
  const file = await downloads.file(() => popup.click('button', 'Save a copy'));
  await downloads.close();
  assert.match(file.name, /^latchkey-notes-.*\.txt$/);
  assert.equal(file.text.replace(/^\uFEFF/, ''), LATER);
  await popup.says(/Saved as latchkey-notes-/);
  await popup.click('button', 'Discard');
  await popup.gone('button', 'Discard');
  await popup.click('button', 'Keep note');
  await popup.says('Kept.');
  assert.match(await kept(popup, name), /Dawiso/);
});

journey('asks before it lets go of what was not saved', async (world) => {
  const name = `notes/${await tenantId(world.tenant)}`;
  const popup = await opened(world, { [name]: LATER }, mine);
  await popup.click('button', 'Discard');
  await popup.find('alertdialog', 'Discard it without a copy?');
  assert.equal(await popup.focus(), 'button Cancel');
  await popup.click('button', 'Cancel');
  assert.equal(await kept(popup, name), LATER);
  await popup.click('button', 'Discard');
  const dialog = await popup.find('alertdialog', 'Discard it without a copy?');
  await (await dialog.$('button.danger')).click();
  await eventually(() => kept(popup, name), undefined);
  await popup.gone('button', 'Save a copy');
});

journey('one note that it can’t read leaves the others to be read and changed', async (world) => {
  const name = `notes/${await tenantId(world.tenant)}`;
  const bad = { link: 'https://acme.example' };
  const notes = JSON.stringify({ [mine.id]: { system: 'Talend' }, other: bad });
  const popup = await opened(world, { [name]: notes }, mine);
  await popup.says('Latchkey can’t read the note that it kept on “other”.');
  await write(popup, 'Dawiso');
  await popup.says('Kept.');
  const { value } = JSON.parse(await kept(popup, name));
  assert.deepEqual(value, { [mine.id]: { system: 'Dawiso' }, other: bad });
});

journey('one rotation that it can’t read leaves the others to be gone on with', async (world) => {
  const tenant = await tenantId(world.tenant);
  const name = `rotating/${tenant}/${ADA}`;
  const good = {
    tenant_id: tenant, user_id: ADA, old: mine.id, name: 'Nightly', old_name: 'Nightly (old)', expiry: 'Longest', begun_at: Date.now(), stage: { Trying: { new: 'new' } },
  };
  const bad = { ...good, old: 'gone', name: 'Weekly', stage: 'Dreaming' };
  const popup = await opened(world, { [name]: JSON.stringify([bad, good]) }, mine);
  await popup.says('Latchkey can’t read how far the rotation of “Weekly” got.');
  await popup.says('Put the new key where “Nightly (old)” is used');
  await popup.click('button', 'Leave both keys');
  await eventually(async () => JSON.parse(await kept(popup, name)).value, [bad]);
  await popup.find('button', 'Save a copy');
});

journey('begins nothing over a run that it can’t read', async (world) => {
  const name = `run/${await tenantId(world.tenant)}`;
  const later = '{"version":2,"plan":[]}';
  const popup = await opened(world, { [name]: later }, ...keysOf(EVE, 2, 'Job'));
  await popup.says('Latchkey can’t read how far the last run over keys of this tenant got.');
  await popup.click('button', 'Select all shown');
  await popup.click('button', 'Revoke selected');
  await popup.click('button', 'Revoke');
  await popup.says('does not overwrite that. Discard it first');
  assert.equal(await kept(popup, name), later);
  assert.ok((await world.tenant.log()).every((call) => call.method !== 'DELETE'));
});

journey.smoke('keeps what is on disk from scripts in tabs', async ({ tenant, open }) => {
  await only(tenant, mine);
  const popup = await open();
  await popup.loaded();
  const seen = await popup.page.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const look = async () => {
      const told = [];
      for (const area of ['local', 'session']) {
        const read = async () => chrome.storage[area].get(null);
        await read().then(() => told.push('read'), () => told.push('refused'));
      }
      return told;
    };
    const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: look });
    return result;
  });
  assert.deepEqual(seen, ['refused', 'refused']);
  assert.ok((await popup.storage()).local.tenants, 'our own pages read it');
});
