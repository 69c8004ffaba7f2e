// Names are written by strangers.
import assert from 'node:assert/strict';
import { journeys } from './harness/journey.mjs';
import { aKey, aUser, EVE, only } from './harness/world.mjs';

const journey = journeys();

journey.smoke('shows markup as text, in the row and in the dialog', async ({ tenant, open }) => {
  const markup = '<img src=x onerror=alert(1)>';
  await only(tenant, aKey({ description: markup }));
  await tenant.patch({ users: [aUser({ name: `Eve ${markup}` })] });
  const popup = await open();
  await popup.key(markup, (key) => key.owner.includes(`Eve ${markup}`));
  await popup.click('button', `Revoke ${markup}`);
  await popup.find('alertdialog', 'Revoke key?');
  assert.equal(await popup.page.$('img[src=x]'), null);
});

journey('makes characters visible that turn text around', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'backup \u202Egnp.exe' }));
  await tenant.patch({ users: [aUser({ name: 'Eve \u2066nimda' })] });
  const popup = await open();
  await popup.says('U+202E');
  await popup.says('U+2066');
  assert.ok(!(await popup.text()).includes('\u202E'));
  await (await popup.page.waitForSelector('[role=row] button[aria-label^=Revoke]')).click();
  await popup.find('alertdialog', 'Revoke key?');
  await popup.until(() => document.querySelector('[role=alertdialog]').innerText.includes('U+202E'));
});

journey('stays in shape with names of any length, and with none', async ({ tenant, open }) => {
  await only(tenant, aKey({ description: 'n'.repeat(3000) }), aKey({ description: '' }), aKey({ description: ' \n\t ' }));
  await tenant.patch({ users: [aUser({ id: EVE, name: 'E'.repeat(2000), email: `${'e'.repeat(500)}@acme.example` })] });
  const popup = await open();
  await popup.loaded();
  await popup.until(() => [...document.querySelectorAll('[role=row]')].some((row) => row.innerText.includes('E'.repeat(2000))));
  const boxes = await popup.page.$$eval('[role=row]', (rows) => rows.map((row) => [row.scrollWidth - row.clientWidth, row.getBoundingClientRect().height]));
  assert.ok(boxes.every(([over, height]) => over <= 1 && height < 100), JSON.stringify(boxes));
});

journey('tells two keys of one name apart', async ({ tenant, open }) => {
  const twins = [aKey({ description: 'Twin' }), aKey({ description: 'Twin' })];
  await only(tenant, ...twins);
  const popup = await open();
  await popup.loaded();
  const told = await popup.page.$$eval('button[aria-label="Revoke Twin"]', (buttons) =>
    buttons.map((button) => button.ariaDescription));
  assert.equal(told.length, 2);
  for (const twin of twins) assert.ok(told.some((words) => words.includes(twin.id.slice(0, 8))));
});
