// Counting the recorded uses of one key: many events, read page by page and let go.
import { Browser } from '../e2e/harness/browser.mjs';
import { heap } from './opening.mjs';

const PAGE = 100;
const LONG_MS = 15 * 60 * 1000;

/** So many uses of one key within 90 days, read in its details: what it took. */
export async function countUses(tenant, contestant, count) {
  await tenant.reset();
  const { keys } = await tenant.world();
  const key = keys.find(({ description }) => description === 'Nightly reload');
  await tenant.patch({ remove_events: true });
  await tenant.uses(count, 89, key.id);
  const browser = await Browser.launch(tenant, { extension: contestant.folder, isPinned: true });
  await browser.visit();
  const popup = await browser.clickIcon();
  await popup.loaded();
  await popup.search('Nightly reload');
  await popup.click('button', `Details of ${key.description}`);
  await (await popup.find('combobox', 'Period')).select('90');
  const before = await heap(popup);
  await tenant.clearLog();
  await popup.click('button', 'Read when it was used');
  await popup.page.waitForFunction(() => /uses recorded between/.test(document.body.innerText), { timeout: LONG_MS });
  const after = await heap(popup);
  const asked = (await tenant.log()).filter(({ path, query }) => path === '/api/v1/audits' && query.includes('api-key.validated'));
  await browser.close();
  return { requests: asked.length, forced: Math.ceil(count / PAGE), before, after };
}
