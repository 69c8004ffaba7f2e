// Chromium with one extension, in which every tenant's real name leads to loopback and no other name leads anywhere.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { forget, kept, NOTHING } from './emptied.mjs';
import { eventually } from './eventually.mjs';
import { ALIAS } from './tenant.mjs';
import { Popup } from './popup.mjs';

const UNUSED = ['', 'about:blank', 'chrome://newtab/'];
const TENANTS = /\.(qlikcloud|qlikcloudgov)\.com$/;

export class Browser {
  #chromium;
  #extension;
  #folder;
  #headless;
  #path;
  #starts = 0;
  #tenant;

  /**
   * `extension` is an unpacked folder. Headless unless told otherwise; a test runs in one zone, one language,
   * and without transitions, on a screen large enough for the largest popup (800 x 600). Where the icon is not
   * `isPinned` to the toolbar, Chromium moves it there before it opens the popup.
   */
  static async launch(tenant, { extension = process.env.LATCHKEY_EXTENSION, headless = true, isPinned = false } = {}) {
    const browser = new Browser(tenant, await mkdtemp(join(tmpdir(), 'latchkey-')), headless);
    if (isPinned) await browser.#pin(extension);
    await browser.#start();
    await browser.install(extension);
    return browser;
  }

  constructor(tenant, folder, headless) {
    this.#tenant = tenant;
    this.#folder = folder;
    this.#headless = headless;
  }

  /** Puts the icon of an extension that is still to be installed on the toolbar, for good. */
  async #pin(path) {
    const profile = join(this.#folder, 'profile', 'Default');
    await mkdir(profile, { recursive: true });
    await writeFile(join(profile, 'Preferences'), JSON.stringify({ extensions: { pinned_extensions: [idOf(path)] } }));
  }

  async #start() {
    this.#starts += 1;
    // Not before: a file of which no journey runs is done sooner.
    const { default: puppeteer } = await import('puppeteer-core');
    const headless = this.#headless;
    this.#chromium = await puppeteer.launch({
      executablePath: process.env.LATCHKEY_BROWSER ?? '/usr/bin/chromium',
      headless,
      pipe: true,
      enableExtensions: true,
      userDataDir: join(this.#folder, 'profile'),
      defaultViewport: null,
      args: [...flags(this.#tenant, this.#netLog(this.#starts)), ...(headless ? HEADLESS : [])],
      env: headless ? { ...process.env, TZ: 'Europe/Berlin', LANGUAGE: 'en' } : process.env,
    });
  }

  #netLog = (start) => join(this.#folder, `net-${start}.json`);

  async install(path) {
    this.#path = path;
    const id = await this.#chromium.installExtension(path);
    this.#extension = (await this.#chromium.extensions()).get(id);
    // So that a test can read back what a Copy button wrote.
    const clipboard = ['clipboard-read', 'clipboard-sanitized-write'];
    await this.#chromium.defaultBrowserContext().overridePermissions(`chrome-extension://${id}`, clipboard);
  }

  /** As on the first day: closes what it had open and forgets what it had stored. */
  async reinstall() {
    await this.#chromium.uninstallExtension(this.#extension.id);
    await this.install(this.#path);
  }

  /**
   * The same without installing it again: what Latchkey had open is closed, what it kept is gone, and its worker starts
   * anew. One tab is left, and it is empty, which ends the right to it that a click on the icon gave.
   */
  async empty() {
    const ours = `chrome-extension://${this.#extension.id}/`;
    if (!this.tab || this.tab.isClosed() || this.tab.url().startsWith(ours)) this.tab = await this.#chromium.newPage();
    // A file of ours that runs nothing. First, while there is a process for our pages.
    await this.tab.goto(`${ours}manifest.json`);
    await this.#closeOthers(ours);
    await this.tab.evaluate(forget);
    await this.#endWorker(ours);
    assert.deepEqual(await this.tab.evaluate(kept), NOTHING, 'nothing is left of the journey before');
    // After an installation the worker runs, too.
    await this.tab.evaluate(() => { chrome.runtime.sendMessage({}); });
    await this.tab.goto('about:blank');
  }

  /** Closes all pages but the tab: ours first, and one after the other, since a tab that closes takes its popup along. */
  async #closeOthers(ours) {
    const others = () => this.#chromium.targets().filter((target) => target.type() === 'page' && target !== this.tab.target());
    const next = () => others().find((target) => target.url().startsWith(ours)) ?? others()[0];
    for (let target = next(); target; target = next()) {
      const page = await target.asPage();
      await page.close();
    }
  }

  /** Ends the worker and waits until it has ended. Whatever would call it must be gone by then, or it would start again at once. */
  async #endWorker(ours) {
    await this.stopWorker();
    const runs = async () => {
      const session = await this.#chromium.target().createCDPSession();
      const { targetInfos } = await session.send('Target.getTargets');
      await session.detach();
      return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(ours));
    };
    await eventually(runs, false, 'the worker ends');
  }

  /** Kills the browser as a power cut would, and starts it again on the same profile. Sessions are over by then. */
  async crash() {
    const gone = this.closed();
    this.#chromium.process().kill('SIGKILL');
    await gone;
    this.tab = undefined;
    await this.#start();
    await this.install(this.#path);
  }

  /** Opens a page in the one tab that is in front. */
  async visit(url = `https://${ALIAS}/`) {
    this.tab ??= (await this.#chromium.pages())[0];
    await this.tab.bringToFront();
    await this.tab.goto(url);
    return this.tab;
  }

  /** A click on Latchkey's icon in the toolbar, and the popup that it opens. */
  async clickIcon() {
    const before = new Set(this.#chromium.targets());
    await this.tab.bringToFront();
    const opened = this.#chromium.waitForTarget((target) => this.#isPopup(target) && !before.has(target));
    await this.tab.triggerExtensionAction(this.#extension);
    const page = await (await opened).asPage();
    return new Popup(page);
  }

  /** The tab that `action` opens, once it is on its way to a page. */
  async newTab(action) {
    const before = new Set(this.#chromium.targets());
    const [target] = await Promise.all([
      this.#chromium.waitForTarget((target) => target.type() === 'page' && !before.has(target) && !UNUSED.includes(target.url())),
      action(),
    ]);
    const page = await target.page();
    // A new tab begins empty, whatever its target is called already.
    await page.waitForFunction(() => location.protocol !== 'about:', { polling: 'raf' });
    return page;
  }

  /** All pages that are open, the popup's among them. */
  pages = () => Promise.all(this.#chromium.targets().filter((target) => target.type() === 'page').map((target) => target.asPage()));

  /** The extension's background worker, started where it sleeps. */
  async worker() {
    const target = await this.#chromium.waitForTarget((target) => this.#isWorker(target));
    return target.worker();
  }

  /** Kills the background worker, as the browser may at any time. */
  async stopWorker() {
    const worker = await this.worker();
    await worker.close();
  }

  #isWorker(target) {
    return target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${this.#extension.id}/`);
  }

  #isPopup(target) {
    return target.url().startsWith(`chrome-extension://${this.#extension.id}/`) && target.url().includes('popup.html');
  }

  /** Resolves when the browser is gone, closed by whomever. */
  closed() {
    return new Promise((done) => this.#chromium.once('disconnected', done));
  }

  /** Ends the browser; returns the hosts that a page or the extension spoke to beside the tenants. */
  async close() {
    await this.#chromium.close();
    const strangers = new Set();
    for (let start = 1; start <= this.#starts; start += 1) {
      for (const stranger of await strangersIn(this.#netLog(start))) strangers.add(stranger);
    }
    await rm(this.#folder, { recursive: true, force: true });
    return [...strangers];
  }
}

/** The id that Chromium gives an unpacked extension: of the hash of its folder's path, each hexadecimal digit as a letter from `a`. */
function idOf(path) {
  const hash = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]);
}

const HEADLESS = ['--screen-info={1600x1200}', '--window-size=1400,1000', '--force-prefers-reduced-motion', '--lang=en'];

function flags({ port, spki }, netLog) {
  const map = ['*.qlikcloud.com:443', '*.qlikcloudgov.com:443', '*.example:443', '*.example:80'].map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
    `--host-resolver-rules=${[...map, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(',')}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    `--log-net-log=${netLog}`,
  ];
}

/** From Chromium's own log of its network: every host that a page or an extension asked, beside tenants and itself. */
async function strangersIn(file) {
  const { constants, events } = whole(await readFile(file, 'utf8'));
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  const asked = events.filter(({ type, params }) => type === start && /^(https?|chrome-extension):/.test(params?.initiator));
  const hosts = asked.filter(({ params }) => new URL(params.url).host !== new URL(params.initiator).host)
    // A page of another product may hold a frame of yet another; that is its own doing.
    .filter(({ params }) => ![params.url, params.initiator].every((url) => new URL(url).hostname.endsWith('.example')))
    .map(({ params }) => new URL(params.url).hostname);
  return [...new Set(hosts)].filter((host) => !TENANTS.test(host));
}

/** The log has an event a line; that of a browser that was killed ends in the middle of one. */
function whole(text) {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(`${text.slice(0, text.lastIndexOf(',\n'))}]}`);
  }
}
