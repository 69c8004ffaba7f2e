// What the browser saves: a folder for it, and the files read back from there.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Downloads {
  #session;
  #folder;
  #done = new Map();
  #waiting = [];

  /** From here on the browser of this page saves into a folder of our own. */
  static async of(page) {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-saved-'));
    const session = await page.browser().target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true });
    return new Downloads(session, folder);
  }

  constructor(session, folder) {
    this.#session = session;
    this.#folder = folder;
    session.on('Browser.downloadWillBegin', ({ guid, suggestedFilename }) => this.#done.set(guid, suggestedFilename));
    session.on('Browser.downloadProgress', ({ guid, state }) => {
      if (state === 'completed') this.#waiting.shift()?.(this.#done.get(guid));
    });
  }

  /** The file that `action` has the browser save: its name, its bytes and their text. */
  async file(action) {
    const saved = new Promise((done) => this.#waiting.push(done));
    await action();
    const name = await saved;
    const bytes = await readFile(join(this.#folder, name));
    return { name, bytes, text: bytes.toString('utf8') };
  }

  async close() {
    await this.#session.detach();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
