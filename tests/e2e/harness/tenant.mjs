// The demo tenant as a test sees it: the process, and the words spoken to its control port.
// It knows nothing of browsers and nothing of Latchkey.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export const ALIAS = 'acme-corp.us.qlikcloud.com';
export const SYSTEM_HOST = 'k3v9x2m7q1w8z4t.us.qlikcloud.com';
export const OTHER_TENANT = 'globex.eu.qlikcloud.com';

export class Tenant {
  #process;
  #control;

  /** Starts the binary named by LATCHKEY_DEMO_TENANT on free ports of loopback. */
  static async start(binary = process.env.LATCHKEY_DEMO_TENANT) {
    if (!binary) throw new Error('LATCHKEY_DEMO_TENANT must name the demo tenant; `cargo xtask test` sets it.');
    const child = spawn(binary, ['--port', '0', '--control-port', '0'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const gone = once(child, 'exit').then(([code]) => { throw new Error(`The demo tenant ended with code ${code}.`); });
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), gone]);
    gone.catch(() => {});
    return new Tenant(child, JSON.parse(line));
  }

  constructor(child, { port, control, spki }) {
    this.#process = child;
    this.#control = `http://127.0.0.1:${control}`;
    this.port = port;
    this.spki = spki;
  }

  /** The end of its input is what the tenant ends by. */
  async stop() {
    const exit = once(this.#process, 'exit');
    this.#process.stdin.end();
    await exit;
  }

  /** The world as seeded, every switch at its default; with `keys`, that many generated keys instead. */
  reset = (options = {}) => this.#ask('POST', '/reset', options);
  switches = (changes) => this.#ask('PUT', '/switches', changes);

  /** Makes matching requests go wrong, for example `fault({ path: '/api/v1/users' }, { kind: 'html' })`. */
  fault = (match, fault) => this.#ask('POST', '/faults', { ...match, fault });
  clearFaults = () => this.#ask('DELETE', '/faults');

  /**
   * Holds all matching requests until it is opened: `await gate.held()`, look at the screen, `await gate.open()`. With
   * `passing`, so many go through before.
   */
  async gate({ passing = 0, ...match }) {
    const order = { when: 'before', ...match };
    order.skip = passing;
    const { id } = await this.#ask('POST', '/gates', order);
    return {
      held: () => this.#ask('GET', `/gates/${id}/held`),
      open: () => this.#ask('POST', `/gates/${id}/open`),
    };
  }

  /** As whom the next visit signs in; null for nobody. */
  visitor = (user, host = ALIAS) => this.#ask('PUT', '/visitor', { host, user });
  endSessions = (host = ALIAS) => this.#ask('POST', '/sessions/end', { host });
  becomes = (user, host = ALIAS) => this.#ask('POST', '/sessions/become', { host, user });

  /**
   * Raw users, roles, groups, keys and events, stored as given: how hostile names, unknown words and missing fields come
   * in. With `remove_events`, all other events are forgotten before.
   */
  patch = (changes, host = ALIAS) => this.#ask('PATCH', '/world', { host, ...changes });
  world = (host = ALIAS) => this.#ask('GET', `/world?host=${host}`);

  /** So many recorded uses over the last days: of the key with this id, or, without one, of all that are active. */
  uses = (count, days, key, host = ALIAS) => this.patch({ uses: { count, days, key } }, host);

  /** What was recorded, of all types or of one, in the order of recording, whatever the switches let be read. */
  events = (type, host = ALIAS) => this.#ask('GET', `/events?host=${host}${type ? `&type=${type}` : ''}`);

  /** The whole of the tenant's rules for keys, raw: what is not named is not there. */
  setConfig = (config, host = ALIAS) => this.patch({ config }, host);

  /** The token of a stored key, as its owner would have kept it. */
  token = async (key, host = ALIAS) => (await this.#ask('POST', '/tokens', { host, key })).token;

  log = () => this.#ask('GET', '/log');
  clearLog = () => this.#ask('DELETE', '/log');
  /** What forms of other products have sent to their sites. */
  sent = () => this.#ask('GET', '/sent');
  certificate = () => this.#ask('GET', '/certificate');

  async #ask(method, path, body) {
    const answer = await fetch(this.#control + path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  }
}
