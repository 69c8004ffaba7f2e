// Forms made with the libraries that products are made with, each judged by what its app then holds: where Latchkey says
// "Filled", the app has the value; where the app lacks it, the user is told; and no secret is anywhere but where keys go.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { journeys } from '../e2e/harness/journey.mjs';
import { wishForKey } from '../e2e/harness/linking.mjs';
import { bundle } from './bundles.mjs';
import { addressOf, CASES, DOUBTED, KEY, LATER, NOTHING, YOURS } from './cases.mjs';
import { held, settled } from './page.mjs';
import { recognises, report, rows } from '../e2e/harness/form-screen.mjs';
import { line, printed } from './table.mjs';

const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const SECRET = /eyJ[\w-]{8,}/;
/** Words that leave something to the user. */
const TO_THE_USER = /yourself|look at|look it|by hand|Choose/i;

const BUNDLES = 'journeys';
before(() => bundle(BUNDLES));
const journey = journeys();
const table = [];
after(() => console.log(printed(table)));

for (const tried of CASES) {
  journey(`${tried.library}, ${tried.kind}: the app holds what Latchkey says`, async (world) => {
    const popup = await opened(world, tried);
    const [before, offered] = [await held(world.browser.tab), await recognises(popup) ? await rows(popup) : undefined];
    const told = offered && await filled(popup, offered, tried);
    const state = await held(world.browser.tab);
    const found = { offered, told, state, before };
    table.push(line(tried, found));
    judge(tried, found);
  });
}

/** The tenant's tab and its icon, then the form's own tab, at rest, and its icon. */
async function opened({ browser, open, reopen }, tried) {
  const popup = await open();
  await popup.loaded();
  await popup.close();
  // The tenant of the journey before stands in a tab of its own still.
  const tenant = browser.tab;
  const others = (await browser.pages()).filter((page) => page !== tenant && !page.isClosed());
  await Promise.all(others.map((page) => page.close()));
  browser.tab = await tenant.browser().newPage();
  await settled(await browser.visit(addressOf(tried, BUNDLES)));
  return reopen();
}

/** What a person presses: the key's button where one is offered, unless the case wants the other. */
async function filled(popup, offered, { expected }) {
  if (!offered.some((row) => row.fills)) return undefined;
  if (expected.apiKey !== LATER && offered.some((row) => row.fills && row.isKey)) await wishForKey(popup);
  else await popup.click('button', 'Fill');
  return report(popup);
}

function judge(tried, { offered = [], told, state, before }) {
  // Of everything, whatever was expected.
  for (const [name, value] of Object.entries(state)) {
    if (name !== 'apiKey') assert.doesNotMatch(JSON.stringify(value), SECRET, `no secret in ${name}`);
  }
  const saying = (name) => said(tried, name, offered, told);
  for (const name of Object.keys(tried.called).filter((name) => saying(name).isFilled)) {
    assert.notEqual(state[name], before[name], `the app holds ${name}, which is said to be filled`);
  }
  // Of what is written in the case.
  for (const [name, expected] of Object.entries(tried.expected)) {
    const { words, isFilled } = saying(name);
    const is = `${name}: ${words}`;
    if (expected === NOTHING) {
      assert.equal(state[name], before[name], `${name} is as it was`);
      // What lies beside ours is called alike; there the app's state alone tells.
      if (name in tried.called) assert.deepEqual(offered.filter((row) => row.fills && row.field.includes(tried.called[name])), [], `nothing is offered for ${name}`);
    } else if (expected === LATER) {
      assert.equal(state[name], before[name], `${name} is as it was`);
      assert.ok(!isFilled, is);
    } else if (expected === YOURS) {
      assert.equal(state[name], before[name], `${name} is as it was`);
      assert.match(words, TO_THE_USER, is);
    } else if (expected === DOUBTED) {
      assert.ok(words && !isFilled, is);
      assert.match(words, TO_THE_USER, is);
    } else {
      if (expected === KEY) assert.match(state[name], TOKEN, is);
      else assert.equal(state[name], expected, is);
      assert.ok(isFilled, is);
    }
  }
}

/** All that the screen says of a field of the form. */
function said({ called }, name, offered, told) {
  const row = offered.find(({ field }) => field.includes(called[name]));
  if (!row) return { words: '', isFilled: false };
  const outcome = told?.outcomes[row.label];
  return { words: [outcome, row.notes, told?.next].filter(Boolean).join(' '), isFilled: outcome === 'Filled' };
}
