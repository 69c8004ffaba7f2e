// That the pages are apps. Where Latchkey is to fill a field, the journey itself shows that the app takes it; the others
// are tried here by a person who types and chooses, or a form that never takes anything would be a form well left alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from '../e2e/harness/browser.mjs';
import { eventually, PATIENCE_MS } from '../e2e/harness/eventually.mjs';
import { Tenant } from '../e2e/harness/tenant.mjs';
import { bundle } from './bundles.mjs';
import { addressOf, CASES, DOUBTED, HELD, NOTHING, YOURS } from './cases.mjs';
import { held, settled, still } from './page.mjs';

const BUNDLES = 'pages';
let tenant;
let browser;
before(async () => {
  await bundle(BUNDLES);
  tenant = await Tenant.start();
  browser = await Browser.launch(tenant);
});
after(async () => {
  await browser?.close();
  await tenant?.stop();
});

/** What Latchkey leaves to the user, or alone. */
const left = ({ expected }) => Object.keys(expected).filter((name) => [DOUBTED, HELD, NOTHING, YOURS].includes(expected[name]));

for (const tried of CASES.filter((tried) => left(tried).length > 0)) {
  test(`${tried.library}, ${tried.kind}: the app takes what a person enters`, async () => {
    const tab = await (await browser.visit('about:blank')).browser().newPage();
    tab.setDefaultTimeout(PATIENCE_MS);
    await tab.goto(addressOf(tried, BUNDLES));
    await settled(tab);
    const names = left(tried);
    for (const name of names) {
      const [called, at] = place(tried, name);
      const field = await find(tab, called, at);
      await (name === 'region' ? choose(tab, field, tried) : type(tab, field, `typed ${name}`));
    }
    const entered = Object.fromEntries(names.map((name) => [name, name === 'region' ? 'us' : `typed ${name}`]));
    await eventually(async () => picked(await held(tab), names), entered);
    await tab.close();
  });
}

/** What a field is called, and which of that name it is. */
function place({ called, at, beside }, name) {
  if (name === 'other.url') return [beside, 0];
  return name === 'other.apiKey' ? [called.apiKey, -1 - at] : [called[name], at];
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
