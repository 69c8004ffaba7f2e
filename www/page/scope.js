// The titled boxes of a document that hold fields, as `core/src/linking/frame.rs` reads them: dialogs and drawers,
// sections and cards. A title is what a person reads at the head of a box, whatever element it is.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, text, tidied, first } = ours;

  const DIALOG = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
  const SECTION = 'fieldset,section,article,form,[role=region],[role=group],[role=form],[role=tabpanel]';
  const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
  const TOGGLES = 'button,[role=button],[role=radio],[role=switch],select,textarea,[contenteditable]';
  const SHORT = 80;
  const TEXTS = 5;
  const SCOPES = 200;
  const CHILDREN = 300;
  /** What lies on a page has at least so many CSS pixels each way. */
  const PANEL = 100;
  /** A title that is no heading closes none. */
  const UNRANKED = 7;

  const levelOf = (heading) => Number(dom.attribute(heading, 'aria-level') ?? /^h(\d)$/.exec(dom.name(heading))?.[1] ?? 2) || 2;
  const isInline = (node) => ['inline', 'contents'].includes(getComputedStyle(node).display);
  const hasBoxes = (node) => first(dom.findAll(node, ':scope > *'), 20).some((it) => !isInline(it));
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

  /** What is found of a document, by elements that hold fields: the first of them, and how many. */
  ours.scopes = (fields, headings, until) => {
    const marks = new Map();
    let wasLate = false;
    const isLate = () => (wasLate ||= performance.now() > until);
    const dialogs = new Map();
    const paths = fields.map(aboveOf);
    const isDialog = (node) => {
      if (!dialogs.has(node)) dialogs.set(node, dom.isDrawn(node) && (dom.matches(node, DIALOG) || isOnPage(node)));
      return dialogs.get(node);
    };
    // What is in a dialog is not in what is around it.
    paths.forEach((path, at) => {
      const dialog = path.findIndex(isDialog);
      for (const node of dialog < 0 ? path : path.slice(0, dialog + 1)) {
        marks.set(node, { first: marks.get(node)?.first ?? at, end: at + 1, dialog: path[dialog] });
      }
    });

    /** The short texts from the head of a box, or from something in it, up to a field; each by what it is in. */
    function textsOf(box, field, from = box) {
      const units = [];
      const isOut = (node) => node instanceof Element && node !== box && (!dom.isRendered(node) || isDialog(node));
      const filter = (node) => (isOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const walker = dom.walker(document, box, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
      walker.currentNode = from;
      for (let left = 400; left > 0 && units.length < 12 && walker.nextNode(); left -= 1) {
        const node = walker.currentNode;
        if (node === field || (dom.isElement(node) && dom.shadow(node) && marks.has(node))) break;
        if (!(node instanceof Text) || !tidied(dom.part(node, 0, SHORT + 1))) continue;
        let unit = dom.closest(dom.parentElement(node), '[role=tab]') ?? dom.parentElement(node);
        if (!dom.matches(unit, '[role=tab]') && dom.closest(unit, TOGGLES)) continue;
        while (unit !== box && isInline(unit) && !hasBoxes(dom.parentElement(unit))) unit = dom.parentElement(unit);
        const said = unit === box || marks.has(unit) || hasBoxes(unit) ? text(node) : text(unit, true);
        if (said && said.length <= SHORT && !units.some(([it, own]) => it === unit && own === said)) units.push([unit, said, dom.parentElement(node)]);
      }
      return units;
    }

    const isLabel = (unit) => dom.closest(unit, 'label,legend') !== null || dom.find(unit, 'label') !== null;
    const isBolder = (one, other) => {
      const [own, next] = [one, other].map((it) => getComputedStyle(it));
      const [size, least] = [own, next].map(({ fontSize }) => Number.parseFloat(fontSize));
      return size > least || (size === least && Number(own.fontWeight) > Number(next.fontWeight));
    };

    /** What stands among the boxes of a box as the title of those behind it, though it is no heading. */
    const parted = new Map();
    function partsOf(box) {
      if (parted.has(box) || isLate()) return parted.get(box) ?? [];
      const { end } = marks.get(box);
      let parts = [];
      let before;
      for (let child = dom.firstChild(box), left = CHILDREN; child && left > 0; child = dom.after(child), left -= 1) {
        const mark = marks.get(child);
        if (mark || !dom.isElement(child) || !dom.isDrawn(child)) {
          if (mark && before) parts.push({ node: before, at: mark.first });
          if (mark) before = undefined;
        } else before ??= text(child) ? child : undefined;
      }
      parts = parts.filter(({ node, at }) => {
        const [one, next] = textsOf(box, fields[at], node);
        const isTitle = one && next && ours.isAround(node, one[0]) && !isLabel(one[0]) && !dom.find(node, HEADING) && !dom.matches(node, HEADING);
        return isTitle && isBolder(one[2], next[2]);
      });
      const ends = parts.map((_, at) => parts[at + 1]?.at ?? end);
      const isOfMany = parts.some(({ at }, index) => ends[index] - at >= 2);
      parted.set(box, isOfMany ? parts.map(({ node, at }) => ({ node, at, box, level: UNRANKED, title: textsOf(box, fields[at], node)[0][1] })) : []);
      return parted.get(box);
    }

    /** What a heading heads: the lowest box around it that holds a field, unless a dialog without one is on the way. */
    function headOf({ node, at }) {
      const title = !isLate() && ours.isReadable(node) ? text(node) : null;
      if (!title) return [];
      let box = node;
      while (box && !marks.has(box) && !isDialog(box)) box = dom.above(box);
      return [{ node, at, title, box: marks.has(box) ? box : null, dialog: marks.has(box) ? marks.get(box).dialog : box, level: levelOf(node) }];
    }
    const heads = headings.flatMap(headOf);
    const headed = new Map();
    /** The titles in a box, each up to the field where it is closed by one of its level or a higher one. */
    function headsOf(box) {
      if (headed.has(box)) return headed.get(box);
      const all = [...heads.filter((it) => it.box === box), ...partsOf(box)].sort((one, other) => one.at - other.at || one.level - other.level);
      all.forEach((head, at) => {
        head.end = all.slice(at + 1).find(({ level }) => level <= head.level)?.at ?? marks.get(box).end;
      });
      headed.set(box, all);
      return all;
    }
    for (const { box } of heads) if (box) headsOf(box);
    const tops = heads.filter(({ level, dialog }) => level === 1 && !dialog);
    /** The title of the page is no part of it, unless others of its rank have fields of their own. */
    const isOfPage = (head) =>
      tops.includes(head) && !tops.some((it) => it.end > it.at && (it.at < head.at || it.end > head.end) && it !== head);

    const list = [];
    const places = new Map();
    function add(key, within, isDialog, title, box, at, from) {
      if (places.has(key)) return places.get(key);
      if (list.length === SCOPES || isLate()) return within;
      if (within !== null && list[within].title === title) return within;
      const { labels, aria, near } = ours.namesOf(fields[at]);
      const isOther = ([unit, said]) => !isLabel(unit) && ![title, aria, near, ...labels].includes(said);
      const texts = textsOf(box, fields[at], from).filter(isOther).map(([, said]) => said);
      list.push({ within, isDialog, title, texts: [...new Set(texts)].slice(0, TEXTS) });
      places.set(key, list.length - 1);
      return list.length - 1;
    }

    function titleOf(box) {
      const legend = dom.name(box) === 'fieldset' ? dom.find(box, ':scope > legend') : null;
      return ours.ariaOf(box, ours.isReadable) ?? (legend ? text(legend) : null);
    }
    /** That of a dialog is what is read first in it, where nothing else says what it is. */
    function titleOfDialog(box, { first: at }) {
      const heading = heads.find((it) => it.dialog === box && it.at <= at);
      const [unit] = textsOf(box, fields[at]).filter(([unit]) => !isLabel(unit));
      return titleOf(box) ?? heading?.title ?? unit?.[1] ?? '';
    }

    /** The innermost box of a field. */
    function of(index) {
      const path = paths[index];
      let within = null;
      const inner = path.findIndex(isDialog);
      for (const box of path.filter((it, at) => inner < 0 || at <= inner || isDialog(it)).reverse()) {
        const mark = marks.get(box);
        if (isDialog(box)) within = mark ? add(box, within, true, titleOfDialog(box, mark), box, mark.first) : within;
        else if (mark && dom.matches(box, SECTION)) {
          const isRow = dom.name(box) === 'form' && mark.end - mark.first < 2;
          const title = isRow ? null : titleOf(box);
          if (title) within = add(box, within, false, title, box, mark.first);
        }
        for (const head of mark ? headsOf(box) : []) {
          const isOpen = head.at <= index && index < head.end && !isOfPage(head);
          if (isOpen) within = add(head, within, false, head.title, box, head.at, head.node);
        }
      }
      return within;
    }
    return { list, of, isCut: () => list.length === SCOPES || wasLate, headings: tops.map(({ title }) => title) };
  };
}
