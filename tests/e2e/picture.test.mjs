// The picture of the last opening: what is in front of the user before WebAssembly has started.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './harness/browser.mjs';
import { journeys } from './harness/journey.mjs';
import { aKey, only } from './harness/world.mjs';

const journey = journeys();

/** Notes in the popup what its picture showed, since that is gone within moments. */
const WITNESS = `new MutationObserver(() => {
  const picture = document.getElementById('picture');
  if (picture && !picture.hidden) globalThis.picture = { text: picture.textContent, inert: picture.inert, html: picture.innerHTML };
}).observe(document, { childList: true, subtree: true, attributes: true });`;

async function withWitness(use) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-picture-'));
  await cp(process.env.LATCHKEY_EXTENSION, folder, { recursive: true });
  await writeFile(join(folder, 'witness.js'), WITNESS);
  const page = join(folder, 'popup.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', '<head><script src="witness.js"></script>'));
  await use(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

journey('shows the keys of the last opening before anything has started', async ({ tenant }) => withWitness(async (extension) => {
  await only(tenant, aKey({ description: '<b>Nightly</b>' }));
  const browser = await Browser.launch(tenant, { extension });
  await browser.visit();
  const first = await browser.clickIcon();
  await first.loaded();
  await first.until(async () => (await chrome.storage.session.get('pictures')).pictures);
  assert.equal(await first.page.evaluate(() => globalThis.picture), undefined, 'there was nothing to show yet');
  await first.close();
  const again = await browser.clickIcon();
  await again.key('<b>Nightly</b>');
  const picture = await again.page.evaluate(() => globalThis.picture);
  assert.match(picture.text, /acme-corp.*<b>Nightly<\/b>/s, 'its text is text');
  assert.ok(picture.inert, 'nothing in it can be clicked');
  assert.doesNotMatch(picture.html, / (id|role|href|aria-label)=/, 'it is for the eye alone');
  await again.until(() => !document.getElementById('picture'));
  await browser.close();
}));

journey('keeps no picture of a list that was wiped', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Only for admins' }));
  const first = await open();
  await first.until(async () => JSON.stringify(await chrome.storage.session.get('pictures')).includes('Only for admins'));
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob')).id;
  await tenant.becomes(bob);
  const again = await reopen();
  await again.until(async () => !JSON.stringify(await chrome.storage.session.get()).includes('Only for admins'));
});
