// Forms made with the libraries that products are made with, each judged by what its app then holds: where Latchkey says
// "Filled", the app has the value; where the app lacks it, the user is told; and no secret is anywhere but where keys go.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { journeys } from '../e2e/harness/journey.mjs';
import { wishForKey } from '../e2e/harness/linking.mjs';
import { bundle } from './bundles.mjs';
import { ABSENT, addressOf, CASES, DOUBTED, HELD, KEY, LATER, NO_FIELDS, NOTHING, YOURS } from './cases.mjs';
import { held, settled } from './page.mjs';
import { listedByHand, recognises, report, rows } from '../e2e/harness/form-screen.mjs';
import { line, printed } from './table.mjs';

const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
const SECRET = /eyJ[\w-]{8,}/;
/** What is said of a value in its own line, where it may not be in its field. */
const NOT_SURELY = /^Not filled|look at the field/i;
const CHOOSE = 'Not filled: choose it in the form yourself.';
const CHOICE = 'us, N. Virginia';
const NOT_YET = 'The key is not in the form yet. Once it is, look the form over and send it.';
const NOT_MADE = /^.+ does not surely hold your address, so no key was created\./;

const BUNDLES = 'journeys';
before(() => bundle(BUNDLES));
const journey = journeys();
const table = [];
after(() => console.log(printed(table)));

for (const tried of CASES) {
  journey(`${tried.library}, ${tried.kind}: the app holds what Latchkey says`, async (world) => {
    const popup = await opened(world, tried);
    const before = await held(world.browser.tab);
    const offered = (await recognises(popup)) ? await rows(popup) : undefined;
    const told = offered ? await filled(popup, offered, tried) : await refused(popup);
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

/** What the screen takes for no form has no place for a key, also where a person asks for the list. */
async function refused(popup) {
  const key = (await listedByHand(popup)).find(({ isKey }) => isKey);
  assert.equal(key.field, undefined, 'no field is chosen for the key');
}

function judge(tried, { offered = [], told, state, before }) {
  const fields = Object.keys(state).filter((name) => !NO_FIELDS.includes(name));
  assert.deepEqual(Object.keys(tried.expected).sort(), fields.sort(), 'the case has all fields of the app');
  for (const [name, value] of Object.entries(state)) {
    if (name !== 'apiKey') assert.doesNotMatch(JSON.stringify(value), SECRET, `no secret in ${name}`);
  }
  for (const name of fields) {
    const field = { name, is: state[name], was: before[name], ...said(tried, name, offered, told) };
    judgeWords(field);
    judgeField(field, tried.expected[name]);
  }
}

/** Whatever was expected, the words are true. */
function judgeWords({ name, is, was, isOffered, outcome, next }) {
  if (outcome === 'Filled') assert.notEqual(is, was, `the app holds ${name}, which is said to be filled`);
  if (!isOffered || is !== was) return;
  const isSaid = NOT_SURELY.test(outcome) || (name === 'apiKey' && next.some((words) => words === NOT_YET || NOT_MADE.test(words)));
  assert.ok(isSaid, `the app lacks ${name}, and the user is not told: ${outcome} ${next.join(' ')}`);
}

/** As is written in the case. */
function judgeField({ name, is, was, isOffered, label, title, outcome, next }, expected) {
  const words = `${name}: ${title}; ${outcome}; ${next.join(' ')}`;
  const isLeft = () => assert.equal(is, was, `${name} is as it was`);
  if (expected === NOTHING || expected === ABSENT) {
    isLeft();
    assert.ok(!isOffered, `nothing is offered for ${name}`);
  } else if (expected === LATER) {
    isLeft();
    assert.ok(isOffered && next.includes(NOT_YET), words);
  } else if (expected === HELD) {
    isLeft();
    assert.equal(title, 'No key was created');
    assert.ok(next.some((words) => NOT_MADE.test(words)), words);
  } else if (expected === YOURS) {
    isLeft();
    assert.equal(outcome, CHOOSE);
    assert.ok(next.includes(`Choose in the form yourself: ${label} (${CHOICE}).`), words);
  } else if (expected === DOUBTED) {
    assert.match(outcome, /look at the field/i, words);
  } else {
    if (expected === KEY) assert.match(is, TOKEN, words);
    else assert.equal(is, expected, words);
    assert.equal(outcome, 'Filled', words);
  }
}

/**
 * What the screen says of a field of the form: whether a value was to go there, what became of that value in its own line,
 * and all that was left to do. What lies beside ours is called alike, and has no line of its own.
 */
function said({ called }, name, offered, told) {
  const { title = '', outcomes = {}, next = [] } = told ?? {};
  const row = offered.find(({ field }) => name in called && field.includes(called[name]));
  const isOffered = row !== undefined && (row.fills || row.isTried);
  return { isOffered, label: row?.label, title, outcome: outcomes[row?.label] ?? '', next };
}
