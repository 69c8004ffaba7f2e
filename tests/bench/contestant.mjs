// One of the two popups that are compared: a copy of its folder with the clock in it, and how to tell that it has all keys.
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = (name) => new URL(name, import.meta.url).pathname;

export class Contestant {
  static latchkey = (folder = process.env.LATCHKEY_EXTENSION) => Contestant.#copy('Latchkey', folder, async (keys) => {
    const rows = Number(document.querySelector('[role=grid]')?.ariaRowCount ?? 0);
    return rows > keys && !document.querySelector('[role=progressbar]') && Boolean((await chrome.storage.session.get('pictures')).pictures);
  });

  static bare = () => Contestant.#copy('bare', here('bare'), (keys) => Number(document.documentElement.dataset.loaded) >= keys);

  /** `hasAll` runs in the popup: whether every key is there, and kept for the next opening if it ever will be. */
  static async #copy(name, source, hasAll) {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
    await cp(source, folder, { recursive: true });
    await copyFile(here('clock.js'), join(folder, 'clock.js'));
    const page = join(folder, 'popup.html');
    const html = await readFile(page, 'utf8');
    await writeFile(page, html.replace('<head>', '<head><script src="clock.js"></script>'));
    return new Contestant(name, folder, hasAll);
  }

  constructor(name, folder, hasAll) {
    this.name = name;
    this.folder = folder;
    this.hasAll = hasAll;
    this.hasWorker = name === 'Latchkey';
  }

  remove = () => rm(this.folder, { recursive: true, force: true });
}
