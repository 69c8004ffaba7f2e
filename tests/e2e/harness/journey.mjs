// One test file's world: a tenant, a browser, and for each journey a fresh installation of Latchkey.
// Whatever a journey is about, it ends with the promises that hold everywhere: see `promises`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Tenant } from './tenant.mjs';

const TOKEN = /eyJ[\w-]{8,}\.[\w-]{8,}/;

/** Registers the file's set-up; returns `journey(name, story)`, where the story is given `{ tenant, browser, open }`. */
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
    const open = async (url) => {
      await popup?.close();
      await browser.visit(url);
      popup = await browser.clickIcon();
      return popup;
    };
    const reopen = async () => {
      await popup?.close();
      popup = await browser.clickIcon();
      return popup;
    };
    await story({ tenant, browser, open, reopen });
    if (popup?.isOpen) await promises(popup);
  });
}

/** No token is kept, and the page met no error of its own. */
async function promises(popup) {
  assert.doesNotMatch(JSON.stringify(await popup.storage()), TOKEN, 'nothing that looks like a token is stored');
  assert.deepEqual(popup.complaints, [], 'the console of the popup is clean');
}
