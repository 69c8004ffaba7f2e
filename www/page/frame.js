// Describes a document, as `core/src/linking/frame.rs` reads it, and tells when that has changed. The last of the
// scripts: what it ends with is what whoever runs them gets.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, tidied } = ours;

  const FIELDS = 200;
  const HEADINGS = 20;
  const FRAMES = 30;
  /** Elements, and milliseconds: a usual page takes twenty of them, and on a busy machine ten times as many. */
  const BUDGET = [50_000, 1_000];
  /** So often, in milliseconds, a page that keeps changing is looked at. */
  const BREATH = 200;
  /** One whose changes follow each other within so long is looked at more and more seldom, down to this. */
  const CALM = 10_000;
  const LONGEST_BREATH = 5_000;

  /** What is known of one document. A window may outlive its first, empty one. */
  function known() {
    if (ours.known?.document !== document) {
      const random = crypto.getRandomValues(new Uint8Array(16));
      ours.known = {
        document,
        page: Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join(''),
        nodes: new Map(),
        ids: new WeakMap(),
      };
    }
    return ours.known;
  }

  ours.page = () => known().page;

  /** A node that is called something else by now gets another id, and what is still to go to the old one is refused. */
  ours.idOf = (node, print) => {
    const { nodes, ids } = known();
    const given = ids.get(node);
    if (given?.print === print) return given.id;
    const id = `f${nodes.size + 1}`;
    ids.set(node, { id, print });
    nodes.set(id, { node: new WeakRef(node), print });
    return id;
  };

  ours.listed = (id) => {
    const listed = known().nodes.get(id);
    return { node: listed?.node.deref(), print: listed?.print };
  };

  const isFrame = (node) => node instanceof HTMLIFrameElement;
  const isHeading = (node) => dom.matches(node, 'h1,h2,h3,h4,h5,h6,[role=heading]');

  function childOf(frame) {
    const isReachable = dom.inner(frame) != null;
    const isWritten = dom.attribute(frame, 'srcdoc') != null || dom.attribute(frame, 'src') == null;
    const origin = isWritten ? (isReachable ? window.origin : null) : ours.originOf(dom.source(frame), dom.base(frame));
    return {
      id: ours.idOf(frame, 'frame'),
      at: ours.numberOf(frame),
      origin: origin === 'null' ? null : origin,
      url: isWritten ? null : dom.source(frame).slice(0, 2000),
      isReachable,
      isVisible: ours.sight(frame) === 'visible',
    };
  }

  /** The fields, headings and frames in order. A heading of a group comes before the fields of it. */
  function found(budget) {
    const all = { fields: [], headings: [], frames: [] };
    for (const node of dom.elements(document, budget)) {
      const kind = ours.kind(node);
      if (kind && all.fields.length === FIELDS) budget.isCut = true;
      else if (kind) all.fields.push({ node, kind, headings: all.headings.slice(-8).map((heading) => heading.node) });
      else if (isFrame(node) && all.frames.length === FRAMES) budget.isCut = true;
      else if (isFrame(node)) all.frames.push(node);
      else if (all.headings.length < 500 && isHeading(node)) all.headings.push({ node, at: all.fields.length });
    }
    return all;
  }

  /** What can't be looked at in time, or at all, is left out, and that is said. */
  function inTime(budget, items, of) {
    const made = [];
    for (const item of items) {
      try {
        if (performance.now() > budget.until) throw new Error('no time is left');
        made.push(of(item));
      } catch {
        budget.isCut = true;
      }
    }
    return made;
  }

  ours.describe = () => {
    // Laying it out first may take long, which is no fault of what is looked at.
    const top = dom.top(document);
    if (top) dom.box(top);
    const budget = ours.budget(...BUDGET);
    const all = found(budget);
    const scopes = new ours.Scopes(all.fields.map(({ node }) => node), all.headings, (performance.now() + budget.until) / 2);
    const fieldOf = ({ node, kind, headings }) => ours.field(node, kind, headings, scopes.of(all.fields.findIndex((it) => it.node === node)));
    const frame = {
      page: ours.page(),
      origin: window.origin,
      isTop: window.top === window,
      place: ours.place(),
      title: tidied(dom.title(document)) ?? '',
      headings: scopes.headings.slice(0, HEADINGS),
      fields: inTime(budget, all.fields, fieldOf),
      scopes: scopes.list,
      frames: inTime(budget, all.frames, childOf),
    };
    budget.isCut ||= scopes.isCut;
    ours.last = JSON.stringify(frame);
    return { ...frame, isCut: budget.isCut };
  };

  ours.ALL_CHANGES = { attributes: true, characterData: true, childList: true, subtree: true };

  /** What changes are told of: the document, open shadow roots, and elements that may get one. */
  function watch(mutations, sizes) {
    mutations.observe(document, ours.ALL_CHANGES);
    if (dom.top(document)) sizes.observe(dom.top(document));
    for (const node of dom.elements(document, ours.budget(...BUDGET))) {
      const inner = dom.shadow(node);
      if (inner) mutations.observe(inner, ours.ALL_CHANGES);
      else if (dom.matches(node, ':not(:defined)')) sizes.observe(node);
    }
  }

  /** How long what changes is left alone, and what the last look cost: kept from one call to the next. */
  const pace = (ours.pace ??= { breath: BREATH, cost: 0, changed: -Infinity });
  const isCalm = () => performance.now() - pace.changed > CALM;
  const breath = () => (isCalm() ? BREATH : pace.breath);
  const slowDown = () => {
    pace.breath = isCalm() ? BREATH : Math.min(2 * pace.breath, LONGEST_BREATH);
    pace.changed = performance.now();
  };

  /** Tells when the document is no longer as it was last described, or in so many milliseconds that it still is. */
  ours.changed = (millis) => new Promise((done) => {
    const before = ours.last;
    let next;
    const soon = () => {
      next ??= setTimeout(look, Math.max(breath(), 4 * pace.cost));
    };
    const mutations = new MutationObserver(soon);
    const sizes = new ResizeObserver(soon);
    const over = setTimeout(() => end('same'), millis);
    const end = (page) => {
      clearTimeout(next);
      clearTimeout(over);
      mutations.disconnect();
      sizes.disconnect();
      done({ page, fields: [] });
    };
    const look = () => {
      next = undefined;
      const start = performance.now();
      ours.describe();
      const isChanged = ours.last !== before;
      if (!isChanged) watch(mutations, sizes);
      pace.cost = performance.now() - start;
      if (!isChanged) return undefined;
      slowDown();
      return end('changed');
    };
    // What changes all the time has changed by now, too.
    if (breath() === BREATH) look();
    else soon();
  });

  ours.describe();
}
