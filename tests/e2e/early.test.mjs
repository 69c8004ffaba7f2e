// The script that asks a tenant before WebAssembly has started, by itself: in a world that holds a browser's answers,
// frames and time, each of which comes when a test says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

const KEYS = '/api/v1/api-keys?limit=100&status=active&sort=-created';
const REST = ['/api/v1/api-keys?limit=100&sort=-created', '/api/v1/users/me', '/api/v1/tenants/me'];
const TENANT = 'https://acme-corp.us.qlikcloud.com';

/** All promises that can be kept have been. */
const turn = () => new Promise(setImmediate);

const { outputFiles: [{ text }] } = await build({
  entryPoints: [new URL('../../www/early.js', import.meta.url).pathname],
  bundle: true,
  format: 'esm',
  write: false,
});

let openings = 0;

/** An opening of the popup on a tab: what is asked, and what a test lets happen. */
async function opening({ url = `${TENANT}/hub`, pictures } = {}) {
  const asked = [];
  const answers = new Map();
  const frames = [];
  const timers = [];
  Object.assign(globalThis, {
    chrome: {
      tabs: { query: async () => [{ id: 7, url }] },
      storage: { session: { get: async () => ({ pictures }) } },
      scripting: {
        executeScript: ({ args: [{ path }] }) => {
          asked.push(path);
          return new Promise((answer, refuse) => answers.set(path, { answer, refuse }));
        },
      },
    },
    document: { querySelector: () => null, getElementById: () => ({ append() {} }) },
    location: { search: '' },
    requestAnimationFrame: (draw) => frames.push(draw),
  });
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (done, millis) => timers.push({ done, millis });
  // Each opening evaluates the script anew.
  openings += 1;
  const { early } = await import(`data:text/javascript,${encodeURIComponent(text)}#${openings}`);
  const frame = async () => {
    frames.splice(0).forEach((draw) => draw());
    await turn();
  };
  await turn();
  return { asked, answers, early, frame, timers, end: () => Object.assign(globalThis, { setTimeout }) };
}

test('the first keys are asked for alone, and the rest once they are drawn', async (t) => {
  const { asked, answers, frame, end } = await opening();
  t.after(end);
  assert.deepEqual(asked, [KEYS]);
  answers.get(KEYS).answer();
  await turn();
  await frame();
  assert.deepEqual(asked, [KEYS], 'they are answered, and not drawn yet');
  await frame();
  assert.deepEqual(asked, [KEYS, ...REST]);
});

test('keys that are there are drawn in peace, however long that takes', async (t) => {
  const { asked, answers, frame, timers, end } = await opening();
  t.after(end);
  answers.get(KEYS).answer();
  await turn();
  timers[0].done();
  await turn();
  assert.deepEqual(asked, [KEYS]);
  await frame();
  await frame();
  assert.deepEqual(asked, [KEYS, ...REST]);
});

test('a tenant that takes its time with the first keys is asked for the rest meanwhile', async (t) => {
  const { asked, early, timers, end } = await opening();
  t.after(end);
  assert.deepEqual(timers.map(({ millis }) => millis), [150]);
  timers[0].done();
  await turn();
  assert.deepEqual(asked, [KEYS, ...REST]);
  assert.deepEqual([...(await early).keys()], [KEYS, ...REST]);
});

test('where the first keys are refused, the rest is asked for all the same', async (t) => {
  const { asked, answers, early, end } = await opening();
  t.after(end);
  answers.get(KEYS).refuse(new Error('no tab'));
  await turn();
  assert.deepEqual(asked, [KEYS, ...REST]);
  await assert.rejects((await early).get(KEYS), /no tab/, 'whoever takes the answer hears of it');
});

test('behind a picture all is asked at once', async (t) => {
  const { asked, frame, end } = await opening({ pictures: { [TENANT]: '[]' } });
  t.after(end);
  assert.deepEqual(asked, [], 'the picture comes first');
  await frame();
  await frame();
  assert.deepEqual(asked, [KEYS, ...REST]);
});

test('nobody else is asked anything', async (t) => {
  const { asked, early, end } = await opening({ url: 'https://acme-corp.us.qlikcloud.com.evil.example/' });
  t.after(end);
  assert.equal((await early).size, 0);
  assert.deepEqual(asked, []);
});
