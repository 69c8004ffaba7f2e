// The script for the tenant's tab by itself: it is run as the browser does it, from its text alone, in a world
// that holds a page's address and `fetch` and nothing else.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import vm from 'node:vm';

const HOST = 'acme-corp.us.qlikcloud.com';
const source = await readFile(new URL('../../www/in_tab.js', import.meta.url), 'utf8');
const { sendInTab } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/** Sends `request` from a page at `address`, where `fetch` answers with `answer()`. */
async function send(request, { address = `https://${HOST}/hub`, answer = () => new Response('[]') } = {}) {
  const asked = [];
  const location = new URL(address);
  const fetch = async (url, options) => {
    asked.push({ url, ...structuredClone(options) });
    return answer();
  };
  const script = vm.runInNewContext(`(${sendInTab})`, { location, fetch });
  // Both ways the browser carries JSON.
  const sent = JSON.parse(JSON.stringify(await script({ host: HOST, method: 'GET', path: '/api/v1/api-keys', redirect: 'follow', ...request })));
  return { asked, sent };
}

test('reads with the page\'s own origin and session, past the cache', async () => {
  const { asked } = await send();
  assert.deepEqual(asked, [{
    url: `https://${HOST}/api/v1/api-keys`,
    method: 'GET',
    headers: {},
    body: undefined,
    redirect: 'follow',
    credentials: 'same-origin',
    cache: 'no-store',
  }]);
});

test('sends a change with its body, and its token as a header alone', async () => {
  const change = { method: 'POST', path: '/api/v1/users/actions/filter', body: '{"filter":"x"}', csrfToken: 's3cret', redirect: 'manual' };
  const { asked: [asked] } = await send(change);
  assert.deepEqual(asked.headers, { 'content-type': 'application/json', 'qlik-csrf-token': 's3cret' });
  assert.equal(asked.body, '{"filter":"x"}');
  assert.equal(asked.redirect, 'manual');
  assert.equal(asked.url, `https://${HOST}/api/v1/users/actions/filter`);
});

test('sends an empty token, as Qlik\'s own client does', async () => {
  const { asked: [asked] } = await send({ method: 'DELETE', csrfToken: '' });
  assert.deepEqual(asked.headers, { 'qlik-csrf-token': '' });
});

for (const address of [
  'https://evil.example/',
  `https://${HOST}.evil.example/`,
  `https://evil.example/?${HOST}`,
  `https://${HOST}@evil.example/`,
  'https://other.us.qlikcloud.com/',
  'https://sub.acme-corp.us.qlikcloud.com/',
  `http://${HOST}/`,
  `https://${HOST}:8443/`,
  `https://${HOST}.:8443/`,
  'about:blank',
  'data:text/html,x',
]) {
  test(`sends nothing from ${address}`, async () => {
    const { asked, sent } = await send({}, { address });
    assert.deepEqual(sent, { failure: 'other site' });
    assert.deepEqual(asked, []);
  });
}

test('stays on the origin with a dot at its end, which is the same tenant', async () => {
  const { asked: [asked] } = await send({}, { address: `https://${HOST}./hub` });
  assert.equal(asked.url, `https://${HOST}./api/v1/api-keys`);
});

test('no path leads to another host', async () => {
  for (const path of ['//evil.example/x', '/\\evil.example/x', '/@evil.example/x', '/../../x']) {
    const { asked: [asked] } = await send({ path });
    assert.equal(new URL(asked.url).host, HOST, path);
  }
});

test('describes an answer', async () => {
  const headers = {
    'content-type': 'application/json',
    'qlik-csrf-token': 't0',
    'retry-after': '7',
    date: 'Sun, 22 Nov 2026 10:42:00 GMT',
    'set-cookie': 'session=1',
    'x-other': 'kept out',
  };
  const { sent } = await send({}, { answer: () => new Response('{"errors":[]}', { status: 429, headers }) });
  assert.deepEqual(sent, {
    status: 429,
    contentType: 'application/json',
    csrfToken: 't0',
    retryAfter: '7',
    date: 'Sun, 22 Nov 2026 10:42:00 GMT',
    redirected: false,
    isTooLarge: false,
    text: '{"errors":[]}',
  });
});

test('says nothing of headers that are not there', async () => {
  const { sent } = await send({}, { answer: () => new Response(null, { status: 204 }) });
  assert.deepEqual(sent, { status: 204, redirected: false, isTooLarge: false, text: '' });
});

test('tells that a redirect was followed', async () => {
  const answer = () => Object.defineProperty(new Response('<html>'), 'redirected', { value: true });
  assert.equal((await send({}, { answer })).sent.redirected, true);
});

test('tells that it met a redirect it may not follow', async () => {
  // What a browser gives; Node's own `fetch` would show the redirect itself.
  const answer = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
  assert.deepEqual((await send({ redirect: 'manual' }, { answer })).sent, { failure: 'redirected' });
});

test('tells that there was no answer, whatever was thrown', async () => {
  for (const thrown of [new TypeError('Failed to fetch'), 'text', null, undefined]) {
    const answer = () => Promise.reject(thrown);
    assert.deepEqual((await send({}, { answer })).sent, { failure: 'network' });
  }
});

test('tells of an answer that breaks off', async () => {
  const body = new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) });
  assert.deepEqual((await send({}, { answer: () => new Response(body) })).sent, { failure: 'network' });
});

test('hands no text on that is far larger than any of the API', async () => {
  const large = 'x'.repeat(16 * 1024 * 1024 + 1);
  const { sent } = await send({}, { answer: () => new Response(large) });
  assert.deepEqual(sent, { status: 200, contentType: 'text/plain;charset=UTF-8', redirected: false, isTooLarge: true, text: '' });
  assert.equal((await send({}, { answer: () => new Response(large.slice(1)) })).sent.text.length, large.length - 1);
});

test('does not even read a text that says how large it is', async () => {
  const unread = new ReadableStream({ pull: () => assert.fail('it was read') }, { highWaterMark: 0 });
  const headers = { 'content-length': '99999999' };
  const { sent } = await send({}, { answer: () => new Response(unread, { headers }) });
  assert.deepEqual(sent, { status: 200, redirected: false, isTooLarge: true, text: '' });
});
