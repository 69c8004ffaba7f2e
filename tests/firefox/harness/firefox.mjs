// Firefox with Latchkey, in which every name leads to the demo tenant on loopback.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ALIAS } from '../../e2e/harness/tenant.mjs';
import { Bidi } from './bidi.mjs';
import { Popup } from './popup.mjs';

/** Latchkey's id in Firefox, of `manifest.json`. */
const ID = 'latchkey@latchkey.example';
/** Room for the largest popup, 800 x 600. */
const SIZE = { MOZ_HEADLESS_WIDTH: '1300', MOZ_HEADLESS_HEIGHT: '900' };

/** Nothing outside of this machine is asked for anything, and a popup stays although no window has the focus. */
const PREFERENCES = {
  'network.dns.forceResolve': '127.0.0.1',
  'network.trr.mode': 5,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'ui.popup.disable_autohide': true,
};

export class Firefox {
  #bidi;
  #child;
  #profile;
  #tab;
  #window;

  /** Starts the Firefox named by LATCHKEY_FIREFOX, with the extension of LATCHKEY_EXTENSION_FIREFOX. */
  static async launch(tenant, { program = process.env.LATCHKEY_FIREFOX, extension = process.env.LATCHKEY_EXTENSION_FIREFOX } = {}) {
    const firefox = await Firefox.bare({ program, preferences: { ...PREFERENCES, 'network.socket.forcePort': `443=${tenant.port}` } });
    await firefox.#bidi.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    return firefox;
  }

  /** The same without the extension. */
  static async bare({ program = process.env.LATCHKEY_FIREFOX, preferences = PREFERENCES } = {}) {
    const firefox = new Firefox(await mkdtemp(join(tmpdir(), 'latchkey-firefox-')));
    await firefox.#start(program, preferences);
    return firefox;
  }

  constructor(profile) {
    this.#profile = profile;
  }

  async #start(program, preferences) {
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(this.#profile, 'user.js'), lines.join('\n'));
    const flags = ['-headless', '-no-remote', '-profile', this.#profile, '--remote-debugging-port=0', '--remote-allow-system-access'];
    this.#child = spawn(program, flags, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...SIZE, HOME: this.#profile, TZ: 'Europe/Berlin' },
    });
    this.#bidi = await Bidi.connect(await address(this.#child));
    this.#window = await this.#first({ 'moz:scope': 'chrome' });
    this.#tab = await this.#first({});
  }

  async #first(scope) {
    const { contexts: [{ context }] } = await this.#bidi.send('browsingContext.getTree', scope);
    return context;
  }

  visit = (url = `https://${ALIAS}/`) => this.#bidi.send('browsingContext.navigate', { context: this.#tab, url, wait: 'complete' });

  /** Opens a page in a tab of its own, in front; in a new container where that is wanted. */
  async visitAside(url, { container = false } = {}) {
    const { userContext } = container ? await this.#bidi.send('browser.createUserContext') : {};
    const { context } = await this.#bidi.send('browsingContext.create', { type: 'tab', userContext });
    this.#tab = context;
    await this.visit(url);
  }

  /** Closes the tab, which must not be the last. */
  closeTab = () => this.#bidi.send('browsingContext.close', { context: this.#tab });

  /** Gives Latchkey access to these sites, as a yes to the browser's own question does. */
  grant = (sites) => this.#bidi.call(this.#window, async (id, sites) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    await ExtensionPermissions.add(id, { permissions: [], origins: [sites] }, WebExtensionPolicy.getByID(id).extension);
  }, ID, sites);

  /** The sites that Latchkey has access to. */
  granted = () => this.#bidi.call(this.#window, async (id) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    return (await ExtensionPermissions.get(id)).origins;
  }, ID);

  /** Runs a function in the page of the tab. */
  inTab = (work, ...given) => this.#bidi.call(this.#tab, work, ...given);

  /**
   * Lends pages Firefox's own text input processor: what a page asks for by an event on a box that has the focus, its
   * parts and what is committed at last, is composed there as an input method does it.
   */
  lendInputMethod = () => this.#bidi.call(this.#window, (script) => {
    Services.mm.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, true);
  }, `addEventListener('latchkey-compose', ${composed}, true, true)`);

  /** Clicks the icon as a person does; gives the popup that opens. */
  async clickIcon() {
    await this.#bidi.call(this.#window, (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
    }, ID);
    return Popup.opened((work, ...given) => this.#bidi.call(this.#window, work, ...given));
  }

  async close() {
    const hasEnded = this.#child.exitCode !== null || this.#child.signalCode !== null;
    const exit = hasEnded || once(this.#child, 'exit');
    this.#bidi.close();
    this.#child.kill();
    await exit;
    await rm(this.#profile, { recursive: true, force: true });
  }
}

/** Runs in a page's process, with Firefox's rights. */
function composed(event) {
  const { parts, committed } = JSON.parse(event.detail);
  const keyboard = Components.classes['@mozilla.org/text-input-processor;1'].createInstance(Components.interfaces.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(content);
  for (const part of parts) {
    keyboard.setPendingCompositionString(part);
    keyboard.appendClauseToPendingComposition(part.length, keyboard.ATTR_RAW_CLAUSE);
    keyboard.setCaretInPendingComposition(part.length);
    keyboard.flushPendingComposition();
  }
  keyboard.commitCompositionWith(committed);
}

/** Where it listens, which is the one thing of interest that it prints. */
async function address(child) {
  const printed = [];
  for await (const line of createInterface(child.stderr)) {
    const found = /listening on (ws:\S+)/.exec(line);
    if (found) return found[1];
    printed.push(line);
  }
  throw new Error(`Firefox ended before it listened:\n${printed.join('\n')}`);
}
