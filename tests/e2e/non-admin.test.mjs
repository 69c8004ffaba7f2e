// Someone who is no admin: own keys only, and a line that says so.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';

const journey = journeys();

async function asBob({ tenant, open }) {
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob'));
  await tenant.visitor(bob.id);
  const popup = await open();
  await popup.loaded();
  return { popup, bob };
}

for (const foreign_list of ['forbidden', 'empty']) {
  journey(`shows own keys and says that it does (others' keys: ${foreign_list})`, async ({ tenant, open }) => {
    await tenant.switches({ foreign_list });
    const { popup, bob } = await asBob({ tenant, open });
    await popup.says('You see only your own keys');
    const own = (await tenant.world()).keys.filter((key) => key.sub === bob.id);
    const shown = await popup.allKeys();
    assert.deepEqual(shown.map((key) => key.name).toSorted(), own.map((key) => key.description).toSorted());
    assert.ok(shown.every((key) => !key.buttons.some((button) => button.startsWith('Revoke '))));
  });
}

journey.smoke('deletes one of them', async ({ tenant, open }) => {
  const { popup, bob } = await asBob({ tenant, open });
  const key = (await tenant.world()).keys.find((key) => key.sub === bob.id && key.status === 'active');
  await popup.click('button', `Delete ${key.description}`);
  await popup.find('alertdialog', 'Delete key?');
  await popup.click('button', 'Delete');
  await popup.says(`${key.description} was deleted.`);
  assert.ok(!(await tenant.world()).keys.some(({ id }) => id === key.id));
});
