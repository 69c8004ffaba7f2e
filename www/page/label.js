// What a person reads as the name of a field: what is tied to it, what stands beside or above it, what explains it
// below, and what is shown right before and after the text that is typed.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, attribute, text, tidied } = ours;

  /** A sentence is no label. */
  const LABEL = 80;
  /** So many boxes may lie between a field and the box beside or below its label. */
  const HIGHEST = 10;
  /** So many nodes before or after it are looked at, of which frameworks put in many that say nothing. */
  const SIBLINGS = 16;
  const FIELDS = 'input:not([type=hidden],[role=radiogroup] *,[aria-hidden=true]),select,textarea,[role=combobox]';
  const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,[role=heading]';
  const ENDS = 'form,fieldset,body,dialog,[role=dialog]';
  /** A star, what is optional, and a count of letters say nothing of what a field is for. */
  const CLUTTER = /^[*•\s]+|[*•\s]+$|\s*[([]?(optional|required|facultatif|obligatoire|erforderlich)[)\]]?\s*\*?$|\s*\d+ ?\/ ?\d+$/giu;
  const BEFORE = /^([a-z][a-z0-9+.-]*:)?\/\/\S*$|^[a-z0-9-]+(\.[a-z0-9-]+)*[./]$/u;
  const BEHIND = /^[.:/][^\s.:/]\S*$|^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/\S*)?$/u;

  const first = (list, count) => Array.prototype.slice.call(list, 0, count);
  const present = (items) => items.filter((item) => item != null);
  ours.first = first;

  ours.isEnd = (node) => dom.matches(node, ENDS);
  const has = (node, selector) => dom.isElement(node) && (dom.matches(node, selector) || dom.find(node, selector) != null);
  const isField = (node) => has(node, FIELDS);
  const isOfAnother = (label, node) => label instanceof HTMLLabelElement && ![null, node].includes(dom.labelled(label));
  const isShort = (said) => said != null && said.length <= LABEL;
  const isUndrawn = (node) => dom.isElement(node) && !dom.isDrawn(node);
  /** Signs alone say nothing. */
  const LETTER = /\p{L}/u;
  ours.isSaying = (said) => said != null && LETTER.test(said);
  const cleaned = (said) => {
    const left = said?.replace(CLUTTER, '').trim();
    return ours.isSaying(left) ? left : null;
  };
  const isAffix = (said) => BEFORE.test(said.replace(/\s/g, '')) || BEHIND.test(said.replace(/\s/g, ''));

  /** The texts of its `label`s. What is no control by itself may have one all the same. */
  function labelsOf(node) {
    const tied = dom.labels(node) ?? [];
    const id = dom.labels(node) === undefined ? dom.attribute(node, 'id') : null;
    const named = id ? dom.in(dom.all, dom.root(node), `label[for="${CSS.escape(id)}"]`) : [];
    const inner = ours.inner(node);
    const labels = [tied, named, inner && inner !== node ? dom.labels(inner) ?? [] : []].find((labels) => labels.length > 0);
    return present(first(labels ?? [], 4).map((label) => text(label)));
  }

  /** What is in a field is no text of the page, whatever names it. */
  const isTyped = (node) => dom.closest(node, 'textarea,select,[contenteditable]') !== null;

  /** What ARIA calls it, of which only what passes the filter counts. What is shown as chosen in it is no name of it. */
  ours.ariaOf = (node, isMeant = () => true) => {
    const ids = (dom.attribute(node, 'aria-labelledby') ?? '').slice(0, 500).split(/\s+/).filter(Boolean).slice(0, 5);
    const named = ids.map((id) => dom.in(dom.withId, dom.root(node), id)).filter((it) => it && it !== node && !isTyped(it) && isMeant(it));
    return tidied(present(named.map((it) => text(it, true))).join(' ')) ?? attribute(node, 'aria-label');
  };

  /**
   * The text before it in what it is in; another field ends the search, since the text would be that one's. Where the
   * box has more fields behind, what is before it is their title, unless it is a label.
   */
  function beside(at, node, isShared) {
    let isFar = isShared;
    for (let sibling = dom.before(at), left = SIBLINGS; sibling && left > 0; sibling = dom.before(sibling), left -= 1) {
      if (isUndrawn(sibling)) continue;
      if (isField(sibling) || has(sibling, HEADINGS) || isOfAnother(sibling, node)) return { isOver: true };
      const said = cleaned(text(sibling));
      if (said === null || isAffix(said)) continue;
      if (isShort(said) && (!isFar || has(sibling, 'label'))) return { isOver: true, said };
      if (isShared) return { isOver: true };
      // A sentence between: only what is made to be a label is one beyond it.
      isFar = true;
    }
    return { isOver: isFar && !isShared };
  }

  const comes = (at, next) => {
    for (let sibling = next(at), left = SIBLINGS; sibling && left > 0; sibling = next(sibling), left -= 1) {
      if (isField(sibling)) return true;
    }
    return false;
  };
  ours.isBesideField = (at) => comes(at, dom.before) || comes(at, dom.after);

  /** The head of the column that a cell is in. */
  function head(cell) {
    const table = dom.closest(cell, 'table');
    const row = table && dom.find(table, 'tr');
    const head = row && dom.cells(row)[dom.column(cell)];
    return head && dom.name(head) === 'th' ? text(head) : null;
  }

  /** The text beside or above it that is not tied to it: before it, or else a label that floats from behind. */
  function nearOf(node) {
    const start = ours.seenAs(node);
    let isShared = false;
    for (let at = start, up = 0; at && up < HIGHEST; at = dom.above(at), up += 1) {
      const { isOver, said } = beside(at, node, isShared);
      if (said) return said;
      const headed = dom.name(at) === 'td' ? head(at) : null;
      if (headed) return isShort(headed) ? headed : null;
      if (isOver || dom.matches(at, ENDS)) break;
      isShared ||= comes(at, dom.after);
    }
    const behind = dom.after(start);
    const floats = dom.isElement(behind) && !isField(behind) && !tidied(dom.attribute(node, 'placeholder') ?? '');
    const said = floats ? cleaned(text(behind)) : null;
    return isShort(said) && !isAffix(said) ? said : null;
  }

  /** All that names a field. What is read outranks what is only told, so both are given where they differ. */
  ours.namesOf = (node) => {
    const labels = labelsOf(node);
    const root = dom.root(node);
    const within = root instanceof ShadowRoot && labels.length === 0 ? dom.host(root) : null;
    const told = ours.ariaOf(node) ?? (within ? ours.ariaOf(within) ?? attribute(within, 'label') : null);
    // What `aria-labelledby` names is read as well.
    const isRead = labels.length > 0 || (told !== null && told !== attribute(node, 'aria-label'));
    const near = isRead ? null : nearOf(node);
    return { labels, aria: told, near: near === told ? null : near };
  };

  const inRow = (sibling, node) => {
    if (!dom.isElement(sibling)) return true;
    const [{ top, bottom }, box] = [dom.box(sibling), dom.box(node)];
    const middle = (box.top + box.bottom) / 2;
    return top < middle && middle < bottom;
  };

  const isOwnLabel = (sibling, node) => {
    const label = dom.isElement(sibling) && (dom.matches(sibling, 'label') ? sibling : dom.find(sibling, 'label'));
    return label instanceof HTMLLabelElement && dom.labelled(label) === node && !isField(sibling);
  };

  /** What is shown right beside the text that is typed, where it looks like a part of an address. */
  function affix(node, next, pattern) {
    for (let at = node, up = 0; at && up < 5 && !dom.matches(at, ENDS); at = dom.above(at), up += 1) {
      for (let sibling = next(at), left = SIBLINGS; sibling && left > 0; sibling = next(sibling), left -= 1) {
        // Its own label may float over it, between it and what is shown before it.
        if (isOwnLabel(sibling, node)) continue;
        if (isField(sibling) || has(sibling, 'label')) return null;
        const said = isUndrawn(sibling) ? null : text(sibling)?.replace(/\s/g, '');
        if (said) return pattern.test(said) && inRow(sibling, node) ? said : null;
      }
    }
    return null;
  }

  ours.affixesOf = (node) => ({ prefix: affix(node, dom.before, BEFORE), suffix: affix(node, dom.after, BEHIND) });

  /** What explains it: the text that it names, or the one below it in its row, which ends where its label is. */
  ours.helpOf = (node) => {
    const ids = (dom.attribute(node, 'aria-describedby') ?? '').slice(0, 500).split(/\s+/).filter(Boolean).slice(0, 3);
    const named = ids.map((id) => dom.in(dom.withId, dom.root(node), id)).filter((it) => it && !isTyped(it) && dom.isDrawn(it));
    const told = tidied(present(named.map((it) => text(it))).join(' '));
    if (told) return told;
    for (let at = dom.closest(node, 'label') ?? ours.seenAs(node), up = 0; at && up < 6; at = dom.above(at), up += 1) {
      for (let sibling = dom.after(at), left = SIBLINGS; sibling && left > 0; sibling = dom.after(sibling), left -= 1) {
        if (isField(sibling) || has(sibling, `${HEADINGS},label`)) return null;
        const said = isUndrawn(sibling) ? null : cleaned(text(sibling));
        if (said && !isAffix(said)) return comes(sibling, dom.after) ? null : said;
      }
      if (dom.matches(at, ENDS) || beside(at, node, false).isOver) return null;
    }
    return null;
  };
}
