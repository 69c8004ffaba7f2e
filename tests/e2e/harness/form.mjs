// A page with a form, as the extension's own scripts in it see and fill it. They run as the popup runs them: from the
// popup's page, after a real click on the icon, in the extension's world in the tab.
import { readFile } from 'node:fs/promises';

/** In the order that the extension has them. */
const adapter = await readFile(new URL('../../../extension/src/platform/page.rs', import.meta.url), 'utf8');
const source = await readFile(new URL('../../../www/in_page.js', import.meta.url), 'utf8');
const { inPage } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const FILES = [...adapter.matchAll(/"(page\/\w+\.js)"/g)].map(([, file]) => file);

export class Form {
  #popup;
  #tab;

  constructor(popup, tab) {
    this.#popup = popup;
    this.#tab = tab;
  }

  static async in(popup) {
    const tab = await popup.page.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0].id);
    return new Form(popup, tab);
  }

  /** The same page, as another page of the extension sees it. */
  from = (page) => new Form({ page }, this.#tab);

  /** All documents that the browser lets us into, the page itself first. */
  async frames(target = { allFrames: true }) {
    const injection = { target: { tabId: this.#tab, ...target }, files: FILES, injectImmediately: true };
    const results = await this.#popup.page.evaluate((injection) => chrome.scripting.executeScript(injection), injection);
    const frames = results.map(({ frameId, result }) => ({ frameId, ...result }));
    return frames.sort((one, other) => one.frameId - other.frameId);
  }

  /** The page itself. */
  top = async () => (await this.frames({ frameIds: [0] }))[0];

  /** Writes values by the fields' names into a frame that was described; gives what became of each by the same names. */
  async fill(frame, values, secrets = ['API Key']) {
    const order = {
      frameId: frame.frameId,
      page: frame.page,
      fields: Object.entries(values).map(([name, value]) => ({ id: field(frame, name).id, value, isSecret: secrets.includes(name) })),
    };
    const { page, fields } = await this.call(frame.frameId, 'apply', order);
    if (page !== 'same') return page;
    return Object.fromEntries(Object.keys(values).map((name, at) => [name, fields[at].outcome]));
  }

  /** Resolves to `changed` as soon as the frame is no longer as it was described, or else to `same`. */
  changes = async (frame, millis) => (await this.call(frame.frameId, 'changed', millis)).page;

  async call(frameId, ...given) {
    const target = { tabId: this.#tab, frameIds: [frameId] };
    const script = await this.#popup.page.evaluateHandle(`(${inPage})`);
    return this.#popup.page.evaluate(async (target, func, args) => {
      const [{ result }] = await chrome.scripting.executeScript({ target, func, args, injectImmediately: true });
      return result;
    }, target, script, given);
  }
}

/** What a person would call a field. */
export const nameOf = ({ labels, aria, near, placeholder, name }) => labels[0] ?? aria ?? near ?? placeholder ?? name;

/** The one field of that name. */
export function field(frame, name) {
  const fields = frame.fields.filter((field) => nameOf(field) === name);
  if (fields.length !== 1) throw new Error(`${fields.length} fields are called ${name}: ${frame.fields.map(nameOf).join(', ')}`);
  return fields[0];
}
