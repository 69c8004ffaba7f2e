// Latchkey's screen as a person meets it: things are found by role and accessible name, waited for, and used by real input.
import { violations } from './accessibility.mjs';
import { eventually, PATIENCE_MS } from './eventually.mjs';
import { allKeys, drawnKeys } from './table.mjs';

export class Popup {
  /** What the page itself complained about: uncaught errors, refusals by the CSP. */
  complaints = [];
  /** Every line that the page wrote to the console. */
  lines = [];

  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('console', (line) => this.lines.push(line.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (line) => line.type() === 'error' && this.complaints.push(line.text()));
  }

  /** The element of that role and name, as soon as it can be seen. */
  find = (role, name) => this.page.waitForSelector(named(role, name), { visible: true });

  /** Whether such an element is there right now. */
  has = async (role, name) => (await this.page.$(named(role, name))) !== null;

  /** Resolves once no such element is left. */
  gone = (role, name) => this.page.waitForSelector(named(role, name), { hidden: true });

  /** Clicks with the mouse, once the element is visible, enabled and no longer moves. */
  click = (role, name, options) => this.page.locator(named(role, name)).click(options);

  press = async (...keys) => {
    for (const key of keys) await this.page.keyboard.press(key);
  };

  async chord(modifier, key) {
    await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    await this.page.keyboard.up(modifier);
  }

  type = (text) => this.page.keyboard.type(text);

  /** Puts the words into the search box in place of what is there. */
  async search(words) {
    await this.click('searchbox', 'Search keys', { count: 3 });
    await this.press('Backspace');
    await this.type(words);
  }

  /** A real paste at the focus. The clipboard is filled from the popup, as a person would from elsewhere. */
  async paste(text) {
    await this.until(() => document.hasFocus());
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press('v', { commands: ['Paste'] });
    await this.page.keyboard.up('Control');
  }

  /** Lets go of dragged text over an element. */
  async drop(role, name, text) {
    const target = await this.find(role, name);
    const dragged = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
    await target.dragEnter(dragged);
    await target.dragOver(dragged);
    await target.drop(dragged);
  }

  clipboard = () => this.page.evaluate(() => navigator.clipboard.readText());

  /** Clicks a Copy button, and waits for what it leaves on the clipboard. */
  async copy(name) {
    // The clipboard is for the page that has the focus, which a window gets a moment after it is drawn.
    await this.until(() => document.hasFocus());
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.click('button', name);
    return this.until(() => navigator.clipboard.readText());
  }

  /** Waits until the condition, a function that runs in the page, holds; returns what it gave. */
  async until(condition, ...args) {
    const value = await this.page.waitForFunction(condition, { polling: 'raf' }, ...args);
    return value.jsonValue();
  }

  /** Waits until the screen shows this text, or text like this; the marks that isolate names are left out. */
  async says(expected) {
    const [source, flags] = expected instanceof RegExp ? [expected.source, expected.flags] : [literal(expected), ''];
    const shown = (source, flags) => new RegExp(source, flags).test(document.body.innerText.replace(/[\u2068\u2069]/g, '').replace(/\s+/g, ' '));
    await this.until(shown, source, flags).catch(async (cause) => {
      throw new Error(`The screen never said ${expected}. It says:\n${await this.text()}`, { cause });
    });
  }

  text = () => this.page.evaluate(() => document.body.innerText);
  html = () => this.page.content();

  /** Chooses one of the filters. */
  filter = (name) => this.click('radio', name);

  /** How many keys a filter says it has. */
  async count(filter) {
    const radio = await this.find('radio', filter);
    const words = await radio.evaluate((radio) => document.getElementById(radio.getAttribute('aria-describedby')).textContent);
    return Number(words.replace(/\D/g, ''));
  }

  /** How many keys the table holds now, drawn or not. */
  total = () => this.page.$eval('[role=grid]', (grid) => Number(grid.ariaRowCount) - 1);

  /** The keys drawn right now, from top to bottom. */
  keys = () => drawnKeys(this.page);
  allKeys = () => allKeys(this.page);

  /** The key of that name, once its row is drawn and `ready(key)` holds. */
  async key(name, ready = () => true) {
    let last;
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      last = (await this.keys()).find((key) => key.name === name);
      if (last && ready(last)) return last;
      await this.page.evaluate(() => new Promise(requestAnimationFrame));
    }
    throw new Error(`No row "${name}" came to the expected state; last seen: ${JSON.stringify(last)}. The screen says:\n${await this.text()}`);
  }

  /** All pages have been read: nothing is under way any more. */
  async loaded() {
    await this.find('grid', 'API keys');
    await this.until(() => !document.querySelector('[role=progressbar], progress'));
  }

  /** Role and accessible name of what has the focus. */
  async focus() {
    const session = await this.page.createCDPSession();
    const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    await session.detach();
    return `${nodes[0].role?.value} ${nodes[0].name?.value}`;
  }

  /** Waits until that has the focus, for example `focused('button Cancel')`. */
  focused = (expected) => eventually(() => this.focus(), expected);

  /** Goes by Tab, as a person without a mouse would, until the focus is in the table. */
  async focusTable() {
    const inTable = () => this.page.evaluate(() => document.activeElement.closest('[role=grid]') !== null);
    for (let stops = 0; !(await inTable()); stops += 1) {
      if (stops > 50) throw new Error('Fifty presses of Tab did not reach the table.');
      await this.press('Tab');
    }
  }

  scheme = (value) => this.page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);

  forcedColours = () => this.page.createCDPSession().then((session) =>
    session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] }));

  /** A popup is as large as its document; zoomed to 200 % it has 400 by 300 CSS pixels. */
  async resize(width, height) {
    await this.page.evaluate((width, height) => {
      Object.assign(document.documentElement.style, { width: `${width}px`, height: `${height}px` });
    }, width, height);
    await this.until((width, height) => innerWidth === width && innerHeight === height, width, height);
  }

  picture = (path) => this.page.screenshot({ path });

  /** What axe-core finds wrong with the screen as it is. */
  violations = () => violations(this.page);

  /** All that Latchkey keeps, of both kinds. */
  storage = () => this.page.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    page: { ...localStorage, ...sessionStorage },
  }));

  close = () => this.page.close();
  get isOpen() { return !this.page.isClosed() && this.page.browser().connected; }
}

function named(role, name) {
  const quote = name.includes('"') ? "'" : '"';
  return `aria/[role="${role}"][name=${quote}${name}${quote}]`;
}

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
