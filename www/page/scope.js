// The titled boxes of a document that hold fields, as `core/src/linking/frame.rs` reads them: dialogs and drawers,
// sections and cards. A title is what a person reads at the head of a box, whatever element it is.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, text, tidied, first } = ours;

  const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
  const SECTION = 'fieldset,details,section,article,form,[role=region],[role=group],[role=form],[role=tabpanel]';
  const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
  const TOGGLES = 'button,[role=button],[role=radio],[role=switch],[role=tab],select,textarea,[contenteditable]';
  /** What opens and closes the part below it, and is its title: of tabs the one that is open. */
  const OPENER = '[role=tab][aria-selected=true],[aria-expanded=true]:is(button,[role=button]):not([aria-haspopup],[role=tab])';
  const SHORT = 80;
  const TEXTS = 5;
  const SCOPES = 200;
  /** What lies on a page has at least so many CSS pixels each way. */
  const PANEL = 100;
  /** A title that is no heading closes none. */
  const UNRANKED = 7;

  const levelOf = (heading) => Number(dom.attribute(heading, 'aria-level') ?? /^h(\d)$/.exec(dom.name(heading))?.[1]) || 2;
  const isInline = (node) => ['inline', 'contents'].includes(getComputedStyle(node).display);
  const hasBoxes = (node) => first(dom.findAll(node, ':scope > *'), 20).some((it) => !isInline(it));
  const isLabel = (unit) => dom.closest(unit, 'label,legend') !== null || dom.find(unit, 'label') !== null;
  const isBolder = (one, other) => {
    const [[size, weight], [least, lightest]] = [one, other].map((it) => ['fontSize', 'fontWeight'].map((name) => Number.parseFloat(getComputedStyle(it)[name])));
    return size > least || (size === least && weight > lightest);
  };
  /** A part that opens and closes has its title on a button. */
  const titleIn = (heading) => text(heading) ?? first(dom.findAll(heading, 'button,[role=button]'), 1).map((it) => text(it, true))[0] ?? null;

  const aboveOf = (node) => {
    const above = [];
    for (let at = dom.above(node), left = 300; at && left > 0; at = dom.above(at), left -= 1) above.push(at);
    return above;
  };

  /** Whether something that has text of its own is beneath a panel that is placed, as the page is beneath a drawer. */
  function isOnPage(panel) {
    if (!['fixed', 'absolute'].includes(getComputedStyle(panel).position)) return false;
    const { left, top, width, height } = dom.box(panel);
    if (Math.min(width, height) < PANEL) return false;
    const around = new Set([panel, ...aboveOf(panel)]);
    const isBeneath = (x, y) => {
      const stack = dom.in(dom.stack, dom.root(panel), x, y);
      const own = stack.findLastIndex((it) => ours.isAround(panel, it));
      return own >= 0 && stack.slice(own + 1).some((it) => !around.has(it) && text(it));
    };
    const parts = [0.1, 0.5, 0.9];
    return parts.some((across) => parts.some((down) => isBeneath(left + width * across, top + height * down)));
  }

  ours.Scopes = class {
    list = [];
    isCut = false;
    #fields;
    #heads;
    #until;
    /** Of each element that holds fields the first and the one after the last of them, and the dialog that it is in. */
    #marks = new Map();
    #paths;
    #dialogs = new Map();
    #headed = new Map();
    /** What each scope was made of, and the field that it begins with. */
    #places = new Map();
    #begins = [];

    /** Of the fields and headings of a document, in order; what isn't found out by then is left out. */
    constructor(fields, headings, until) {
      this.#fields = fields;
      this.#until = until;
      this.#paths = fields.map(aboveOf);
      this.#paths.forEach((path, at) => {
        const dialog = path.findIndex((node) => this.#isDialog(node));
        // What is in a dialog is not in what is around it.
        for (const node of dialog < 0 ? path : path.slice(0, dialog + 1)) {
          this.#marks.set(node, { first: this.#marks.get(node)?.first ?? at, end: at + 1, dialog: path[dialog] });
        }
      });
      this.#heads = headings.flatMap((heading) => this.#headOf(heading));
      for (const { box } of this.#heads) if (box) this.#headsOf(box);
    }

    #isOver() {
      this.isCut ||= this.list.length === SCOPES || performance.now() > this.#until;
      return this.isCut;
    }

    #tops = () => this.#heads.filter(({ level, dialog }) => level === 1 && !dialog);

    /** What heads the page as a whole. */
    get headings() {
      return this.#tops().map(({ title }) => title);
    }

    #isDialog(node) {
      const known = this.#dialogs.get(node);
      if (known !== undefined) return known;
      const isOne = dom.isDrawn(node) && (dom.matches(node, DIALOG) || isOnPage(node));
      this.#dialogs.set(node, isOne);
      return isOne;
    }

    /** The short texts from the head of a box, or from something in it, up to a field; each with what it is in. */
    #textsOf(box, field, from = box) {
      const units = [];
      const isOut = (node) => dom.isElement(node) && node !== box && (!dom.isRendered(node) || this.#isDialog(node));
      const filter = (node) => (isOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const walker = dom.walker(document, box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
      walker.currentNode = from;
      for (let left = 400; left > 0 && units.length < 12 && walker.nextNode(); left -= 1) {
        const node = walker.currentNode;
        if (node === field || (dom.isElement(node) && dom.shadow(node) && this.#marks.has(node))) break;
        if (!(node instanceof Text) || !tidied(dom.part(node, 0, SHORT + 1))) continue;
        const within = dom.parentElement(node);
        const opener = dom.closest(within, OPENER);
        if (!opener && dom.closest(within, TOGGLES)) continue;
        let unit = opener ?? within;
        while (unit !== box && isInline(unit) && !hasBoxes(dom.parentElement(unit))) unit = dom.parentElement(unit);
        const said = unit === box || this.#marks.has(unit) || hasBoxes(unit) ? text(node) : text(unit, true);
        if (ours.isSaying(said) && said.length <= SHORT && !units.some((it) => it.unit === unit && it.said === said)) units.push({ unit, said, within });
      }
      return units;
    }

    /** Whether what stands before a field, in something among the boxes of a box, is a title: larger than what follows. */
    #isTitle(node, field, [one, next, ...more]) {
      if (!one || !ours.isAround(node, one.unit) || isLabel(one.unit) || dom.matches(node, HEADING) || dom.find(node, HEADING)) return false;
      // Where there is more, it is a list of steps, or words.
      const isShort = more.length < 2 || !ours.isAround(node, more[1].unit);
      if (dom.matches(one.unit, OPENER)) return true;
      // Where what follows has its words out of sight of us, they are no larger than those around.
      const than = next?.within ?? (this.#isNamed(field, one.said) ? dom.parentElement(one.within) : null);
      return than !== null && isShort && isBolder(one.within, than);
    }

    /** Whether a field has a name of its own beside what may be the title of the part that it is in. */
    #isNamed(field, title) {
      const { labels, aria } = ours.namesOf(field);
      return [...labels, aria].some((name) => name && name !== title);
    }

    /** What stands among the boxes of a box as the title of those behind it, though it is no heading. */
    #partsOf(box) {
      if (this.#isOver()) return [];
      const parts = [];
      let node;
      for (let child = dom.firstChild(box), left = 300; child && left > 0; child = dom.after(child), left -= 1) {
        const at = this.#marks.get(child)?.first;
        const isSaying = at === undefined && !node && dom.isElement(child) && dom.isDrawn(child);
        if (isSaying && (text(child) || dom.matches(child, OPENER))) node = child;
        if (at === undefined || !node) continue;
        const units = this.#textsOf(box, this.#fields[at], node);
        if (this.#isTitle(node, this.#fields[at], units)) parts.push({ node, at, title: units[0].said, level: UNRANKED });
        node = undefined;
      }
      const { end } = this.#marks.get(box);
      // Where each has one field without another name, they are the labels of those.
      const isPart = ({ node, at, title }, index) =>
        dom.matches(node, OPENER) || (parts[index + 1]?.at ?? end) - at >= 2 || this.#isNamed(this.#fields[at], title);
      return parts.some(isPart) ? parts : [];
    }

    /** What a heading heads: the lowest box around it that holds a field, unless a dialog without one is on the way. */
    #headOf({ node, at }) {
      const title = !this.#isOver() && ours.isReadable(node) ? titleIn(node) : null;
      if (!title) return [];
      let box = node;
      while (box && !this.#marks.has(box) && !this.#isDialog(box)) box = dom.above(box);
      const mark = this.#marks.get(box);
      return [{ node, at, title, level: levelOf(node), box: mark ? box : null, dialog: mark ? mark.dialog : box }];
    }

    /** The titles in a box, each up to the field where it is closed by one of its level or a higher one. */
    #headsOf(box) {
      const known = this.#headed.get(box);
      if (known) return known;
      const all = [...this.#heads.filter((it) => it.box === box), ...this.#partsOf(box)];
      all.sort((one, other) => one.at - other.at || one.level - other.level);
      all.forEach((head, at) => {
        head.end = all.slice(at + 1).find(({ level }) => level <= head.level)?.at ?? this.#marks.get(box).end;
      });
      this.#headed.set(box, all);
      return all;
    }

    /** The title of the page is no part of it, unless others of its rank have fields of their own. */
    #isOfPage(head) {
      const isOther = (it) => it !== head && it.end > it.at && (it.at < head.at || it.end > head.end);
      return this.#tops().includes(head) && !this.#tops().some(isOther);
    }

    #titleOf(box) {
      const own = { fieldset: 'legend', details: 'summary' }[dom.name(box)];
      const head = own && dom.find(box, `:scope > ${own}`);
      return ours.ariaOf(box, ours.isReadable) ?? (head ? text(head) : null);
    }

    /** That of a dialog is what is read first in it, where nothing else says what it is. */
    #titleOfDialog(box, at) {
      const heading = this.#heads.find((it) => it.dialog === box && it.at <= at);
      return this.#titleOf(box) ?? heading?.title ?? this.#textsOf(box, this.#fields[at]).find(({ unit }) => !isLabel(unit))?.said ?? '';
    }

    /** The place of a scope in the list; what says only what the box around it says is that box. */
    #add(key, { within, title, isDialog = false, box, at, from }) {
      if (this.#places.has(key)) return this.#places.get(key);
      const isSame = within !== null && this.list[within].title === title && this.#begins[within] === at;
      if (isSame || this.#isOver()) return within;
      const { labels, aria, near } = ours.namesOf(this.#fields[at]);
      const units = this.#textsOf(box, this.#fields[at], from).filter(({ unit }) => !isLabel(unit) && !this.#isOfInner(unit, box, title));
      const texts = new Set(units.map(({ said }) => said).filter((said) => ![title, aria, near, ...labels].includes(said)));
      this.list.push({ within, isDialog, title, texts: [...texts].slice(0, TEXTS) });
      this.#begins.push(at);
      this.#places.set(key, this.list.length - 1);
      return this.list.length - 1;
    }

    /** Whether a box within a box, with another title, is what a text is in. */
    #isOfInner(unit, box, title) {
      for (let at = unit; at && at !== box; at = dom.above(at)) {
        const titles = this.#marks.has(at) ? this.#headsOf(at).map((head) => head.title) : [];
        if (this.#marks.has(at) && dom.matches(at, SECTION)) titles.push(this.#titleOf(at));
        if (titles.some((it) => it && it !== title)) return true;
      }
      return false;
    }

    /** The innermost scope of a field. */
    of(index) {
      const path = this.#paths[index];
      const inner = path.findIndex((node) => this.#isDialog(node));
      let within = null;
      for (const box of path.filter((node, at) => inner < 0 || at <= inner || this.#isDialog(node)).reverse()) {
        const mark = this.#marks.get(box);
        if (!mark) continue;
        const at = mark.first;
        const isRow = dom.name(box) === 'form' && mark.end - at < 2;
        if (this.#isDialog(box)) within = this.#add(box, { within, title: this.#titleOfDialog(box, at), isDialog: true, box, at });
        else if (dom.matches(box, SECTION) && !isRow) {
          const title = this.#titleOf(box);
          if (title) within = this.#add(box, { within, title, box, at });
        }
        const open = this.#headsOf(box).filter((head) => head.at <= index && index < head.end && !this.#isOfPage(head));
        for (const head of open) within = this.#add(head, { within, title: head.title, box, at: head.at, from: head.node });
      }
      return within;
    }
  };
}
