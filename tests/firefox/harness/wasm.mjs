// Runs Rust's tests for the browser in Firefox: `cargo test` calls this as the runner of what it has built, and
// wasm-bindgen-test-runner, which knows Firefox by its driver alone, serves the page here and is asked no more.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Firefox } from './firefox.mjs';

const RUNNER = process.env.LATCHKEY_TEST_RUNNER;
/** No tests take this long unless they hang. */
const LIMIT_MS = 300_000;

const server = spawn(RUNNER, process.argv.slice(2), {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: '127.0.0.1:0' },
});

/** Where the page is; nothing where there is no test to run. */
async function address() {
  for await (const line of createInterface(server.stdout)) {
    const found = /available at (http:\S+)/.exec(line);
    if (found) return found[1];
    console.log(line);
  }
  return null;
}

/** In the page: what it has to say, once it is done. */
const said = () => new Promise((resolve) => {
  const output = document.getElementById('output');
  const look = () => output.textContent.includes('test result:') && resolve(output.textContent);
  new MutationObserver(look).observe(output, { childList: true, characterData: true, subtree: true });
  look();
});

async function tooLate() {
  await once(AbortSignal.timeout(LIMIT_MS), 'abort');
  throw new Error('the tests came to no end');
}

async function tested(url) {
  const firefox = await Firefox.bare();
  try {
    await firefox.lendInputMethod();
    await firefox.visit(url);
    return await Promise.race([firefox.inTab(said), tooLate()]);
  } finally {
    await firefox.close();
  }
}

const url = await address();
if (url) {
  const output = await tested(url);
  console.log(output);
  process.exitCode = /test result: ok/.test(output) ? 0 : 1;
} else {
  // There was no test to run, or the runner has failed.
  const [code] = server.exitCode === null ? await once(server, 'exit') : [server.exitCode];
  process.exitCode = code ?? 1;
}
server.kill();
