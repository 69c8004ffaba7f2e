// Pictures: of the last opening, in front of the user before WebAssembly has started, or of the first keys, before the
// popup has drawn itself.
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
  if (!picture || picture.hidden) return;
  const icons = [...picture.querySelectorAll('.icon > *')].map((stroke) => stroke instanceof SVGPathElement);
  globalThis.picture = { text: picture.textContent, inert: picture.inert, html: picture.innerHTML, icons };
}).observe(document, { childList: true, subtree: true, attributes: true });`;

/** Starts WebAssembly only once the tenant has answered: which of the two is quicker is otherwise the PC's affair. */
const ANSWER_FIRST = `const { executeScript } = chrome.scripting;
const answer = new Promise((answered) => {
  chrome.scripting.executeScript = (...asked) => {
    const answer = executeScript(...asked);
    answer.then(answered);
    return answer;
  };
});
const { compile } = WebAssembly;
WebAssembly.compile = async (code) => {
  await answer;
  return compile(code);
};`;

/** A browser on the tenant with the witness in the popup, closed whatever comes. */
async function withWitness(tenant, story, witness = WITNESS) {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-picture-'));
  await cp(process.env.LATCHKEY_EXTENSION, folder, { recursive: true });
  await writeFile(join(folder, 'witness.js'), witness);
  const page = join(folder, 'popup.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace('<head>', '<head><script src="witness.js"></script>'));
  const browser = await Browser.launch(tenant, { extension: folder });
  try {
    await browser.visit();
    await story(browser);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function isForTheEye(picture, ...texts) {
  for (const text of texts) assert.ok(picture.text.includes(text), `${text} is text in it: ${picture.text}`);
  assert.ok(picture.inert, 'nothing in it can be clicked');
  assert.doesNotMatch(picture.html, / (id|role|href|aria-label)=| class="sr"/, 'it is for the eye alone');
  assert.ok(picture.icons.length > 4 && picture.icons.every(Boolean), 'its icons are strokes');
}

journey('shows the first keys of a first opening before the popup has drawn itself', async ({ tenant }) => withWitness(tenant, async (browser) => {
  await only(tenant, aKey({ description: '<b>Nightly</b>' }), aKey({ description: 'Weekly' }));
  const popup = await browser.clickIcon();
  await popup.key('Weekly', (key) => key.ends === 'in 30 days');
  isForTheEye(await popup.page.evaluate(() => globalThis.picture), 'acme-corp', '<b>Nightly</b>', 'Weekly');
  await popup.until(() => !document.getElementById('picture'));
  await popup.click('button', 'Revoke Weekly');
  await popup.find('alertdialog', 'Revoke key?');
}, WITNESS + ANSWER_FIRST));

journey('waits for no picture of keys that take long to come', async ({ tenant }) => withWitness(tenant, async (browser) => {
  await only(tenant, aKey({ description: 'Nightly' }));
  const keys = await tenant.gate({ method: 'GET', path: '/api/v1/api-keys' });
  const popup = await browser.clickIcon();
  await popup.says('Reading keys');
  await keys.open();
  await popup.key('Nightly');
  assert.equal(await popup.page.evaluate(() => globalThis.picture), undefined);
}));

journey('shows the keys of the last opening before anything has started', async ({ tenant }) => withWitness(tenant, async (browser) => {
  await only(tenant, aKey({ description: '<b>Nightly</b>' }));
  const first = await browser.clickIcon();
  await first.loaded();
  await first.until(async () => (await chrome.storage.session.get('pictures')).pictures);
  await first.close();
  const again = await browser.clickIcon();
  await again.key('<b>Nightly</b>');
  const picture = await again.page.evaluate(() => globalThis.picture);
  isForTheEye(picture, 'acme-corp', '<b>Nightly</b>', 'in 30 days');
  await again.until(() => !document.getElementById('picture'));
}));

journey.smoke('keeps no picture of a list that was wiped', async ({ tenant, open, reopen }) => {
  await only(tenant, aKey({ description: 'Only for admins' }));
  const first = await open();
  await first.until(async () => JSON.stringify(await chrome.storage.session.get('pictures')).includes('Only for admins'));
  const bob = (await tenant.world()).users.find((user) => user.name.startsWith('Bob')).id;
  await tenant.becomes(bob);
  const again = await reopen();
  await again.until(async () => !JSON.stringify(await chrome.storage.session.get()).includes('Only for admins'));
});
