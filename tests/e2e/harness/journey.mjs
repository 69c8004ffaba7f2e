// One test file's world: a tenant, a browser, and for each journey a fresh installation of Latchkey.
// Whatever a journey is about, it ends with the promises that hold everywhere: see `promises`.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Tenant } from './tenant.mjs';

const PICTURES = new URL('../../../target/e2e/', import.meta.url).pathname;
const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}/;

/**
 * Registers the file's set-up; returns `journey(name, story)`, where the story is given `tenant`, `browser`,
 * `open(url)` (visit, then click the icon) and `reopen()` (close the popup, click again).
 */
export function journeys({ extension } = {}) {
  let tenant;
  let browser;
  before(async () => {
    tenant = await Tenant.start();
    browser = await Browser.launch(tenant, { extension });
  });
  after(async () => {
    const strangers = await browser?.close();
    await tenant?.stop();
    assert.deepEqual(strangers, [], 'no host but the tenants is ever asked for anything');
  });

  return (name, story) => test(name, async () => {
    await tenant.reset();
    await browser.reinstall();
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
