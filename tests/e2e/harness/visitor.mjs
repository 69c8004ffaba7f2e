// Node in the place of a browser: real host names over TLS to the demo tenant, and a signed-in session of its own.
import { Agent, buildConnector, setGlobalDispatcher } from 'undici';
import { ALIAS } from './tenant.mjs';

/** From here on every https request of this process goes to the demo tenant, under the name it asked for. */
export async function dialLoopback(tenant) {
  const secure = buildConnector({ ca: await tenant.certificate() });
  const plain = buildConnector({});
  const connect = (wanted, done) => wanted.protocol === 'https:'
    ? secure({ ...wanted, hostname: '127.0.0.1', port: tenant.port, servername: wanted.hostname }, done)
    : plain(wanted, done);
  setGlobalDispatcher(new Agent({ connect }));
}

/** Signs in by opening the tenant's front page; returns a `fetch` for paths that carries the session. */
export async function signIn(host = ALIAS) {
  const page = await fetch(`https://${host}/`);
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  return (path, options = {}) =>
    fetch(`https://${host}${path}`, { redirect: 'manual', ...options, headers: { cookie, ...options.headers } });
}

/** Makes a key the way Qlik's own pages do; the answer holds the token, this once. */
export async function createKey(session, body) {
  const csrf = (await session('/api/v1/csrf-token')).headers.get('qlik-csrf-token');
  const answer = await session('/api/v1/api-keys', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'qlik-csrf-token': csrf },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`POST /api/v1/api-keys: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
