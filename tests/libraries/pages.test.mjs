// That the pages are apps: a person who types and chooses fills their state. Without this a form that never takes
// anything would judge Latchkey, and one that takes everything would let it pass.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from '../e2e/harness/browser.mjs';
import { eventually, PATIENCE_MS } from '../e2e/harness/eventually.mjs';
import { Tenant } from '../e2e/harness/tenant.mjs';
import { bundle } from './bundles.mjs';
import { addressOf, CASES } from './cases.mjs';
import { held, settled, still } from './page.mjs';

const TYPED = { url: 'typed-address', region: 'us', apiKey: 'typed-key' };

let tenant;
let browser;
before(async () => {
  await bundle();
  tenant = await Tenant.start();
  browser = await Browser.launch(tenant);
});
after(async () => {
  await browser?.close();
  await tenant?.stop();
});

for (const tried of CASES) {
  test(`a person fills ${tried.library}, ${tried.kind}`, async () => {
    const tab = await (await browser.visit('about:blank')).browser().newPage();
    tab.setDefaultTimeout(PATIENCE_MS);
    await tab.goto(addressOf(tried));
    await settled(tab);
    const before = await held(tab);
    // The step with the key alone has the address from a step before.
    const names = Object.keys(tried.called).filter((name) => before[name] === '' && name in tried.expected);
    for (const name of names) {
      const field = await find(tab, tried.called[name], tried.at);
      await (name === 'region' ? choose(tab, field, tried) : type(tab, field, TYPED[name]));
    }
    const filled = Object.fromEntries(names.map((name) => [name, TYPED[name]]));
    await eventually(async () => picked(await held(tab), names), filled);
    await tab.close();
  });
}

const picked = (state, names) => Object.fromEntries(names.map((name) => [name, state[name]]));

/** The field by what a person knows it by; with some libraries a star is in it, or what is chosen. */
async function find(tab, name, at) {
  const names = [name, `* ${name}`, `${name}*`, `${name} Select a region`];
  const selectors = ['textbox', 'combobox', 'button'].flatMap((role) => names.map((name) => `::-p-aria([role="${role}"][name="${name}"])`));
  await tab.waitForSelector(selectors.join(', '));
  const fields = await tab.$$(selectors.join(', '));
  return fields.at(at);
}

async function type(tab, field, text) {
  await field.click();
  await tab.keyboard.type(text);
  await tab.keyboard.press('Tab');
}

/** Opens the list and clicks a choice; a list of the browser's own takes its choice by itself. */
async function choose(tab, field, { library, kind }) {
  if (await field.evaluate((field) => field instanceof HTMLSelectElement)) {
    await field.select(await field.evaluate((list) => [...list.options].find(({ text }) => text.includes('Virginia')).value));
    return;
  }
  await field.focus();
  // What is typed into a list that has no box to search in opens it.
  await tab.keyboard.type(kind === 'search' ? 'Virginia' : ' ');
  const option = library === 'shoelace' ? '>>> sl-option[value=us]' : '::-p-text(N. Virginia)';
  await tab.waitForSelector(option, { visible: true });
  await still(tab);
  await tab.locator(option).click();
}
