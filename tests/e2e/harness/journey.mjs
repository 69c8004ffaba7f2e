// One test file's world: a tenant, a browser with Latchkey, and for each journey both as on the first day.
// Whatever a journey is about, it ends with the promises that hold everywhere: see `promises`.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Tenant } from './tenant.mjs';

const PICTURES = new URL('../../../target/e2e/', import.meta.url).pathname;
const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}/;
/** Only journeys that are marked so are run. */
const SMOKE = Boolean(process.env.LATCHKEY_SMOKE);

/**
 * Returns `journey(name, story)`, where the story is given `tenant`, `browser`, `open(url)` (visit, then click the icon)
 * and `reopen()` (close the popup, click again). `journey.smoke(name, story)` marks one that `cargo xtask test smoke` runs
 * as well: one for each feature and each promise.
 *
 * Latchkey is installed once a file, with the first journey that runs, and emptied between journeys. With `reinstalls` it
 * is installed anew for each: for those that kill the browser, whose profile is then as the crash has left it, and for
 * those about what the browser keeps beside what Latchkey has stored.
 */
export function journeys({ extension, reinstalls = false } = {}) {
  let tenant;
  let browser;
  after(async () => {
    const strangers = await browser?.close();
    await tenant?.stop();
    assert.deepEqual(strangers ?? [], [], 'no host but the tenants is ever asked for anything');
  });

  async function firstDay() {
    tenant ??= await Tenant.start();
    if (!browser) browser = await Browser.launch(tenant, { extension, isPinned: true });
    else if (reinstalls) await browser.reinstall();
    else await browser.empty();
    // Last, so that nothing of the journey before is asked of it any more.
    await tenant.reset();
  }

  const smoke = (name, story) => test(name, async () => {
    await firstDay();
    let popup;
    const reopen = async () => {
      if (popup?.isOpen) await popup.close();
      popup = await browser.clickIcon();
      return popup;
    };
    const open = async (url) => {
      if (popup?.isOpen) await popup.close();
      await browser.visit(url);
      return reopen();
    };
    await story({ tenant, browser, open, reopen }).catch(async (error) => {
      throw await witnessed(error, popup, name);
    });
    if (popup?.isOpen) await promises(popup);
  });
  const journey = SMOKE ? () => {} : (...given) => smoke(...given);
  return Object.assign(journey, { smoke });
}

/** The failure of a journey, with the words of the screen then; its picture is left in target/e2e/. */
async function witnessed(error, popup, name) {
  if (!popup?.isOpen) return error;
  try {
    await mkdir(PICTURES, { recursive: true });
    await popup.picture(join(PICTURES, `${name.replace(/[^\w]+/g, '-')}.png`));
    const seen = [`The screen said:\n${await popup.text()}`, ...popup.complaints];
    return new Error([error.message, ...seen].join('\n'), { cause: error });
  } catch (blindness) {
    return new AggregateError([error, blindness], error.message);
  }
}

/** No token is kept, and the page met no error of its own. */
async function promises(popup) {
  assert.doesNotMatch(JSON.stringify(await popup.storage()), TOKEN, 'nothing that looks like a token is stored');
  assert.deepEqual(popup.complaints, [], 'the console of the popup is clean');
}
