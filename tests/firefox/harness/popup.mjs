// Latchkey's popup in Firefox, met as a person meets it: what it says, real clicks, real keys.
// It is a part of the browser's own window: what is done in it goes through a frame script.
import { writeFile } from 'node:fs/promises';
import { eventually } from '../../e2e/harness/eventually.mjs';

/** Runs in Firefox's window: evaluates an expression in the popup, where `content` is its window. */
function inPopup(expression) {
  const browser = document.querySelector('browser.webextension-popup-browser');
  if (!browser) throw new Error('no popup is open');
  const { messageManager } = browser;
  const name = `latchkey-${crypto.randomUUID()}`;
  return new Promise((resolve, reject) => {
    messageManager.addMessageListener(name, function heard({ data }) {
      messageManager.removeMessageListener(name, heard);
      if (data.error) reject(new Error(data.error));
      else resolve(data.value);
    });
    const script = `(async () => (${expression}))()
      .then((value) => sendAsyncMessage('${name}', { value }), (error) => sendAsyncMessage('${name}', { error: String(error) }))`;
    messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}

/** The words of the page on one line, without the marks that isolate names. */
const words = ({ document }) => document.body.innerText.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

/** The middle of the element of that role and name, where it can be seen there and does not move; else nothing. */
async function middle(window, role, name) {
  const roles = { button: 'button', tab: '[role=tab]', textbox: 'input[type=text]', searchbox: 'input[type=search]' };
  const plain = (text) => text.replace(/[\u2066-\u2069]/g, '').trim();
  const nameOf = (element) => element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
  const drawn = () => new Promise((next) => window.requestAnimationFrame(next));
  const all = [...window.document.querySelectorAll(roles[role])];
  const element = all.find((element) => plain(nameOf(element)) === name && element.checkVisibility() && !element.closest('[inert]'));
  if (!element || element.getAttribute('aria-disabled') === 'true') return null;
  const before = element.getBoundingClientRect();
  await drawn();
  const { x, y, width, height } = element.getBoundingClientRect();
  const [across, down] = [x + width / 2, y + height / 2];
  const isStill = before.x === x && before.y === y;
  return isStill && element.contains(window.document.elementFromPoint(across, down)) ? [across, down] : null;
}

export class Popup {
  #call;

  /** The popup that is open now, once its page is there and has its size. `call` runs a function in Firefox's window. */
  static async opened(call) {
    const popup = new Popup(call);
    // Before its panel is open, the page is in a browser element of its own, and moves.
    await eventually(() => call(() => document.querySelector('browser.webextension-popup-browser')?.closest('panel').state), 'open');
    // It opens at some size and then takes that of the page.
    await popup.until(({ document, innerWidth, innerHeight }) => {
      const { width, height } = document.documentElement.getBoundingClientRect();
      return document.readyState === 'complete' && innerWidth === width && innerHeight === height;
    });
    return popup;
  }

  constructor(call) {
    this.#call = call;
  }

  /** Runs a function in the popup, given its window and these values. */
  look = (work, ...given) => this.#call(inPopup, `(${work})(content, ...${JSON.stringify(given)})`);

  /** Waits until what the function gives is true; gives it. */
  until = (work, ...given) => eventually(() => this.look(work, ...given), Boolean, `the popup never came to ${work}`);

  text = () => this.look(words);

  /** Waits until the screen says so. */
  says = (expected) => eventually(this.text, (text) => text.includes(expected));

  /** How large its window is. */
  size = () => this.look((window) => [window.innerWidth, window.innerHeight]);

  /** A real click on it, once it can be clicked. */
  async click(role, name) {
    const at = await eventually(() => this.look(middle, role, name), Boolean, `there is no ${role} “${name}” to click`);
    await this.#call((x, y) => {
      const { left, top } = document.querySelector('browser.webextension-popup-browser').getBoundingClientRect();
      for (const type of ['mousemove', 'mousedown', 'mouseup']) {
        window.synthesizeMouseEvent(type, left + x, top + y, { button: 0, clickCount: type === 'mousemove' ? 0 : 1 }, {});
      }
    }, ...at);
  }

  /** Real keys, at the focus. */
  type = (text) => this.look((window, text) => {
    const keyboard = Components.classes['@mozilla.org/text-input-processor;1'].createInstance(Components.interfaces.nsITextInputProcessor);
    keyboard.beginInputTransactionForTests(window);
    for (const key of text) {
      const event = new window.KeyboardEvent('', { key });
      keyboard.keydown(event);
      keyboard.keyup(event);
    }
    return true;
  }, text);

  /**
   * Composes a text at the focus, as an input method does: each of the parts takes the place of the one before, and the
   * last stands. What stood in the box after each part, and the box's own words of where it began and ended.
   */
  compose = (...parts) => this.look((window, ...parts) => {
    const keyboard = Components.classes['@mozilla.org/text-input-processor;1'].createInstance(Components.interfaces.nsITextInputProcessor);
    const box = window.document.activeElement;
    const [stood, heard] = [[], []];
    for (const event of ['compositionstart', 'compositionend']) box.addEventListener(event, ({ type }) => heard.push(type));
    keyboard.beginInputTransactionForTests(window);
    for (const part of parts) {
      keyboard.setPendingCompositionString(part);
      keyboard.appendClauseToPendingComposition(part.length, keyboard.ATTR_RAW_CLAUSE);
      keyboard.setCaretInPendingComposition(part.length);
      keyboard.flushPendingComposition();
      stood.push(box.value);
    }
    keyboard.commitComposition();
    return { stood, heard, stands: box.value };
  }, ...parts);

  /** All that Latchkey keeps, of both kinds, as one text. */
  stored = () => this.look(async ({ wrappedJSObject: { browser, JSON } }) => {
    const { local, session } = browser.storage;
    return JSON.stringify(await local.get(null)) + JSON.stringify(await session.get(null));
  });

  async close() {
    await this.#call(() => document.querySelector('browser.webextension-popup-browser').closest('panel').hidePopup());
    await eventually(() => this.#call(() => document.querySelector('browser.webextension-popup-browser') === null), true);
  }

  /** Leaves a picture of it in a file. */
  async picture(path) {
    const url = await this.#call(async () => {
      const browser = document.querySelector('browser.webextension-popup-browser');
      const { width, height } = browser.getBoundingClientRect();
      const shot = await browser.browsingContext.currentWindowGlobal.drawSnapshot(new DOMRect(0, 0, width, height), 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      [canvas.width, canvas.height] = [shot.width, shot.height];
      canvas.getContext('2d').drawImage(shot, 0, 0);
      return canvas.toDataURL('image/png');
    });
    await writeFile(path, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  }
}
