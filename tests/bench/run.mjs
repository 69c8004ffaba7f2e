// Latchkey against a bare popup of plain JavaScript: same run, same tenant, same requests, 30 ms of latency.
// It prints ratios and asserts none: a time depends on the machine, a ratio much less.
import { setTimeout as rest } from 'node:timers/promises';
import { Browser } from '../e2e/harness/browser.mjs';
import { Tenant } from '../e2e/harness/tenant.mjs';
import { Contestant } from './contestant.mjs';
import { heap, opening } from './opening.mjs';
import { keystrokes, plainly } from './typing.mjs';
import { countUses } from './uses.mjs';
import { forced, waitsInARow } from './waits.mjs';

const LATENCY_MS = 30;
const REST_MS = 2000;
const ROUNDS = Number(process.env.LATCHKEY_BENCH_ROUNDS ?? 5);
const SIZES = [50, 10_000];
const USES = 200_000;
/** Where the icon is when it is clicked: from the menu of extensions Chromium first moves it out, for either popup. */
const PLACES = [['on the toolbar', true], ['in the menu', false]];

const say = (line = '') => process.stdout.write(`${line}\n`);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(1).padStart(7)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * A new browser: a first opening, then, with all keys read, a second. `more` looks at the popup while it is there.
 * Before each the browser comes to rest, as it does before a person clicks.
 */
async function round(tenant, contestant, keys, { isPinned = true, more = async () => ({}) } = {}) {
  await tenant.reset({ keys });
  await tenant.switches({ latency_ms: LATENCY_MS });
  const browser = await Browser.launch(tenant, { extension: contestant.folder, isPinned });
  await browser.visit();
  await tenant.clearLog();
  // It runs once an extension is installed; on any other day it sleeps until it is needed.
  if (contestant.hasWorker) await browser.stopWorker();
  await rest(REST_MS);
  const cold = await opening(browser);
  await cold.popup.until(contestant.hasAll, keys);
  const log = await tenant.log();
  const extra = await more(cold.popup);
  await cold.popup.close();
  await rest(REST_MS);
  const reopened = await opening(browser);
  await browser.close();
  return { cold, reopened, log, ...extra };
}

async function firstRow(tenant, contestants, keys, [place, isPinned]) {
  const rounds = { Latchkey: [], bare: [] };
  for (let at = 0; at < ROUNDS; at += 1) {
    const order = at % 2 ? contestants.toReversed() : contestants;
    for (const contestant of order) rounds[contestant.name].push(await round(tenant, contestant, keys, { isPinned }));
  }
  for (const [opened, target] of [['cold', 1.3], ['reopened', 0.7]]) {
    const of = (name, what) => median(rounds[name].map((round) => round[opened][what]));
    const [ours, bare, live] = [of('Latchkey', 'wait'), of('bare', 'wait'), of('Latchkey', 'live')];
    say(`${String(keys).padStart(6)} keys, icon ${place.padEnd(14)}, ${opened.padEnd(8)}  Latchkey ${ms(ours)}  bare ${ms(bare)}`
      + `  ratio ${(ours / bare).toFixed(2)} (aim: at most ${target}); can be clicked after ${ms(live)}, ${(live / bare).toFixed(2)}`);
  }
}

async function load(tenant, contestants, keys) {
  const least = forced(keys);
  say(`\nReading ${keys} keys (the contract forces ${least.requests} pages, ${least.waits} waits one after another)`);
  for (const contestant of contestants) {
    const { log, script, wasm } = await round(tenant, contestant, keys, { more: heap });
    const waits = waitsInARow(log);
    say(`  ${contestant.name.padEnd(8)}  ${log.length} requests, ${waits} waits in a row (${(waits / least.waits).toFixed(2)} of what is forced);`
      + ` heap ${mb(script)} script, ${mb(wasm)} wasm`);
  }
}

async function typing(tenant, latchkey, keys) {
  const more = async (popup) => ({
    strokes: await keystrokes(popup),
    plain: await plainly(popup, (await tenant.world()).keys),
  });
  const { strokes, plain } = await round(tenant, latchkey, keys, { more });
  const busy = median(strokes.map((stroke) => stroke.busy));
  const shown = median(strokes.map((stroke) => stroke.shown));
  const alone = plain.parse + median(plain.filter);
  say(`\nTyping with ${keys} keys: a keystroke filters and draws in ${ms(busy)} and is on the screen after ${ms(shown)};`
    + ` JSON.parse and filter alone ${ms(alone)}; ratio ${(busy / alone).toFixed(2)}`);
}

/** The aim: 64 MB, and the requests that the contract forces: one type a query, 100 events an answer. */
async function uses(tenant, latchkey, count) {
  const { requests, forced, before, after } = await countUses(tenant, latchkey, count);
  const all = ({ script, wasm }) => script + wasm;
  say(`\nCounting ${count} recorded uses of a key: ${requests} requests for ${forced} forced (${(requests / forced).toFixed(2)});`
    + ` heap ${mb(all(before))} before, ${mb(all(after))} after (${mb(after.wasm)} wasm)`);
}

const tenant = await Tenant.start();
const latchkey = await Contestant.latchkey();
const bare = await Contestant.bare();
say(`From toolbar click to first key row, medians of ${ROUNDS} interleaved rounds, ${LATENCY_MS} ms latency`);
for (const place of PLACES) {
  for (const keys of SIZES) await firstRow(tenant, [latchkey, bare], keys, place);
}
await load(tenant, [latchkey, bare], SIZES.at(-1));
await typing(tenant, latchkey, SIZES.at(-1));
await uses(tenant, latchkey, USES);
await Promise.all([latchkey.remove(), bare.remove(), tenant.stop()]);
