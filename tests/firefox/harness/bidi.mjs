// WebDriver BiDi (https://w3c.github.io/webdriver-bidi), spoken to Firefox by hand: a popup lives in the browser's own
// window, and no library of Node drives it there.
import { once } from 'node:events';
import { WebSocket } from 'undici';

export class Bidi {
  #socket;
  #sent = 0;
  #waiting = new Map();

  /** Opens a session at the address that Firefox prints. The demo tenant's certificate is its own. */
  static async connect(address) {
    const socket = new WebSocket(`${address}/session`);
    await once(socket, 'open');
    const bidi = new Bidi(socket);
    await bidi.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    return bidi;
  }

  constructor(socket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(data)));
    socket.addEventListener('close', () => this.#waiting.forEach(({ reject }) => reject(new Error('Firefox has ended.'))));
  }

  #heard({ id, type, result, error, message }) {
    const asked = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === 'error') asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
  }

  /** One command; its result. */
  send(method, params = {}) {
    this.#sent += 1;
    const id = this.#sent;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** Runs a function in a context, which knows nothing of what is around it here; what goes in and out is JSON. */
  async call(context, work, ...given) {
    const answer = await this.send('script.callFunction', {
      functionDeclaration: `async (given) => JSON.stringify(await (${work})(...JSON.parse(given)) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(given) }],
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  }

  close = () => this.#socket.close();
}
