// Lists of the page's own making: which elements are one, which list of options is whose, and how one is opened and
// an option of it chosen, as a person does with the pointer. To close one, what opened it is clicked again, or the empty
// layer over the page, or the document where all else lets clicks through. Nothing else is ever clicked.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, attribute, text, first } = ours;

  const LIST = '[role=combobox],[role=listbox],[aria-haspopup=listbox]';
  const TYPED = 'input:is([role=combobox],[aria-haspopup=listbox],[aria-autocomplete=list],[aria-autocomplete=both],[aria-expanded])';
  /** What stands in for a list where forms are sent, and what nobody can reach. */
  const PROXY = ':is(input,select,textarea)[aria-hidden=true][tabindex="-1"]';
  const TEXTS = 'input:not([type=hidden],[type=checkbox],[type=radio],[type=button],[aria-hidden=true])';
  const CHOICES = 150;
  /** So long, in milliseconds, a list may take to open, and a page to show what was chosen. */
  const PATIENCE = 1_500;
  const SOON = 100;
  const HEIGHTS = 0.7;

  const idsOf = (node, name) => (dom.attribute(node, name) ?? '').slice(0, 500).split(/\s+/).filter(Boolean).slice(0, 5);
  const listIn = (node) => (dom.matches(node, '[role=listbox]') ? node : dom.find(node, '[role=listbox]'));
  const NAMES = ['aria-controls', 'aria-owns', 'aria-activedescendant'];

  /** What an element names as its list of options, if it is there. */
  function namedBy(node) {
    for (const name of NAMES) {
      for (const id of idsOf(node, name)) {
        const named = dom.in(dom.withId, dom.root(node), id);
        const list = named && (name === NAMES[2] ? dom.closest(named, '[role=listbox]') : listIn(named));
        if (list) return list;
      }
    }
    return null;
  }

  const isOfAnother = (node) => {
    const id = dom.attribute(node, 'id');
    const own = id && CSS.escape(id);
    return Boolean(own && dom.in(dom.all, dom.root(node), `[aria-controls~="${own}"],[aria-owns~="${own}"]`).length > 0);
  };

  const isList = (node) => {
    if (node instanceof HTMLSelectElement || dom.matches(node, '[type=password]')) return false;
    return dom.matches(node, LIST) || dom.matches(node, TYPED) || (node instanceof HTMLInputElement && namedBy(node) !== null);
  };
  ours.isList = isList;

  /** Belongs to a list that is a field by itself: what is in it, its toggle, its options, or what stands in for it. */
  ours.isOfList = (node) => {
    const around = dom.parentElement(node);
    if (dom.matches(node, PROXY) || (around && dom.closest(around, LIST))) return true;
    if (!dom.matches(node, LIST) || node instanceof HTMLInputElement) return false;
    if (dom.matches(node, '[role=listbox]')) return isOfAnother(node);
    return !dom.find(node, TEXTS) && around !== null && dom.find(around, TYPED) !== null;
  };

  /** What is typed into, of a list that lets one search. */
  ours.inner = (node) => (node instanceof HTMLInputElement ? node : dom.find(node, TEXTS));

  /** The box that a person takes for the field, which of a list need not be the element that says that it is one. */
  ours.seenAs = (node) => (isList(node) ? ours.boxAround(node) ?? node : node);

  /** What of a list can be had by now; options may be put into a slot from elsewhere. */
  function optionsIn(list) {
    const slots = first(dom.findAll(list, 'slot'), 10).flatMap((slot) => dom.assigned(slot, { flatten: true }));
    const given = slots.filter(dom.isElement).flatMap((it) => [it, ...first(dom.findAll(it, '[role=option]'), CHOICES)]);
    return [...first(dom.findAll(list, '[role=option]'), 2 * CHOICES), ...given].filter((it) => dom.matches(it, '[role=option]'));
  }

  const SENDS = 'a[href],area[href],input:is([type=submit],[type=image],[type=reset])';
  const sends = (node) =>
    dom.matches(node, SENDS) || (dom.name(node) === 'button' && dom.buttonType(node) !== 'button' && dom.form(node) != null);
  /** A click there leads nowhere and sends nothing. */
  function isSafe(node) {
    for (let at = node, left = 300; at; at = dom.above(at), left -= 1) if (left === 0 || sends(at)) return false;
    return true;
  }
  const holdsSafe = (node) => !first(dom.findAll(node, `${SENDS},button`), 50).some(sends);

  const isOffered = (node) =>
    ours.isReadable(node) && !dom.matches(node, ':disabled,[disabled],[aria-disabled=true]') && isSafe(node) && holdsSafe(node);
  const labelOf = (option) => text(option, true) ?? attribute(option, 'aria-label') ?? '';
  const valueOf = (option) => attribute(option, 'data-value') ?? attribute(option, 'value') ?? labelOf(option);
  const choiceOf = (option) => ({ value: valueOf(option), label: labelOf(option) });
  const offered = (list) => optionsIn(list).filter(isOffered).slice(0, CHOICES);
  const isOpen = (list) => list !== null && ours.isReadable(list) && optionsIn(list).some(ours.isReadable);

  /** The list of options that is surely this one's. */
  function ownList(node) {
    if (dom.matches(node, '[role=listbox]')) return node;
    const inner = ours.inner(node);
    const box = ours.seenAs(node);
    return namedBy(node) ?? (inner ? namedBy(inner) : null) ?? dom.find(box, '[role=listbox]') ?? dom.find(node, '[role=listbox]');
  }

  ours.choicesShown = (node) => {
    const list = ownList(node);
    return isOpen(list) ? offered(list).map(choiceOf) : [];
  };

  const openLists = () => first(dom.in(dom.all, document, '[role=listbox]'), 100).filter(isOpen);

  /** The pointer's own events, as the browser makes them of a click. */
  const OVER = ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'pointermove', 'mousemove'];
  const CLICK = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  function press(node, kinds, onto = node) {
    const [across, down] = ours.middleOf(node);
    for (const kind of kinds) {
      const isOfPointer = kind.startsWith('pointer');
      const bubbles = !kind.endsWith('enter');
      const place = { bubbles, cancelable: bubbles, composed: true, clientX: across, clientY: down, detail: kind === 'click' ? 1 : 0 };
      const pressed = { ...place, button: 0, buttons: kind.endsWith('down') ? 1 : 0 };
      const pointer = { ...pressed, pointerId: 1, pointerType: 'mouse', isPrimary: true };
      const event = isOfPointer || kind === 'click' ? new PointerEvent(kind, pointer) : new MouseEvent(kind, pressed);
      ours.movingFocus(() => {
        const isTaken = !dom.dispatch(node, event);
        if (kind === 'mousedown' && !isTaken && onto) dom.focus(onto, { preventScroll: true });
      });
    }
  }

  /** Waits for what a page does about it, for so long at most, and gives what there is then. */
  const until = (node, given, patience = PATIENCE) => new Promise((done) => {
    let soon;
    const end = () => {
      mutations.disconnect();
      for (const timer of [soon, over]) clearTimeout(timer);
      done(given());
    };
    const look = () => given() && end();
    // Not all that changes is told of: what stands in an input is not.
    const mutations = new MutationObserver(() => {
      clearTimeout(soon);
      soon = setTimeout(look, SOON);
      look();
    });
    const over = setTimeout(end, patience);
    for (const root of new Set([document, dom.root(node)])) mutations.observe(root, ours.ALL_CHANGES);
    look();
  });

  const pause = (millis) => new Promise((done) => {
    setTimeout(done, millis);
  });
  const isExpanded = (node) => dom.attribute(node, 'aria-expanded') === 'true';

  /** Where a pointer goes that is to open it: its toggle, or else what is in the middle of it. */
  function* targets(node) {
    const box = ours.seenAs(node);
    const around = ours.isBesideField(box) ? null : dom.parentElement(box);
    yield [box, around].map((it) => it && dom.find(it, ':is(button,[role=button])[aria-haspopup=listbox]')).find(Boolean);
    const hit = ours.at(box);
    yield hit && ours.isAround(box, hit) ? hit : node;
  }

  /** Opens it, unless it is open. Its list is the one that it names, or the only one that came of it. */
  async function opened(node) {
    const before = openLists();
    const found = () => {
      const own = ownList(node);
      if (own) return isOpen(own) ? own : null;
      const come = openLists().filter((list) => !before.includes(list));
      return come.length === 1 ? come[0] : null;
    };
    if (found()) return { list: found() };
    let way = {};
    for (const target of targets(node)) {
      if (!target || !isSafe(target) || isExpanded(node)) continue;
      way = { target, corner: ours.cornerOf() };
      press(target, CLICK, ours.inner(node) ?? node);
      const list = await until(node, found);
      // It may be drawn in several steps, and listen to what closes it after them.
      if (list) await pause(SOON);
      if (list) return { ...way, list };
    }
    return way;
  }

  /** Whether all of a list is there: it may still load, show a part only, or take several. */
  function isWhole(node, list, options) {
    const inner = ours.inner(node);
    const isSearched = inner && !dom.isReadOnly(inner) && dom.value(inner) !== '';
    const all = optionsIn(list).filter((it) => dom.isRendered(it));
    const isPart = (option) => Number(dom.attribute(option, 'aria-setsize') ?? all.length) !== all.length;
    const BUSY = '[aria-busy=true],[role=progressbar]';
    const several = '[aria-multiselectable=true]';
    if (isSearched || dom.matches(list, `${BUSY},${several}`) || dom.find(list, BUSY)) return false;
    if (options.length === CHOICES || all.some(isPart)) return false;
    const height = all.reduce((sum, option) => sum + dom.box(option).height, 0);
    const scrolls = (at) => getComputedStyle(at).overflowY !== 'visible';
    const whole = (at) => !scrolls(at) || dom.clientSize[1](at) + 1 >= dom.scrollSize[1](at) || height > HEIGHTS * dom.scrollSize[1](at);
    for (let at = options[0], left = 10; at && left > 0; at = dom.above(at), left -= 1) {
      if (!whole(at)) return false;
      if (dom.contains(at, list) && left > 3) left = 3;
    }
    return true;
  }

  /** A list is gone once nothing of it lies over the page, as an empty layer may that takes the clicks beside it. */
  const isGone = (node, { list, corner }) => !(list ? isOpen(list) : isExpanded(node)) && ours.cornerOf() === corner;

  /** By a second click on what opened it, or on its layer where that is in the way, or else by leaving the field. */
  async function close(node, way) {
    const { list, target, corner } = way;
    if (!target || isGone(node, way)) return;
    const hit = ours.at(target);
    const over = ours.cornerOf();
    const isLayer = over && over !== corner && !text(over) && !(list && (ours.isAround(over, list) || ours.isAround(list, over)));
    const isToggle = hit && (hit === target || ours.isAround(ours.seenAs(node), hit));
    // Where all else lets clicks through, they go to the document.
    const again = isToggle ? target : hit === dom.top(document) ? hit : isLayer ? over : null;
    if (again && isSafe(again)) press(again, CLICK, null);
    if (await until(node, () => isGone(node, way), PATIENCE / 3)) return;
    ours.movingFocus(() => dom.blur(ours.inner(node) ?? node), null, ours.inner(node) ?? node);
    await until(node, () => isGone(node, way), PATIENCE / 3);
  }

  const NONE = { page: 'same', isComplete: false, options: [] };
  const printOf = (option) => `option ${JSON.stringify(choiceOf(option))}`;

  ours.open = async ({ page, id }) => {
    const known = ours.listed(id);
    if (page !== ours.page() || ours.swapped(known)) return { ...NONE, page: 'changed' };
    const { node } = known;
    if (!isList(node) || ours.unfit(node)) return NONE;
    const way = await opened(node);
    const found = way.list ? offered(way.list) : [];
    const options = found.map((option) => ({ id: ours.idOf(option, printOf(option)), ...choiceOf(option) }));
    const isComplete = found.length > 0 && isWhole(node, way.list, found);
    await close(node, way);
    return { page: ours.page() === page ? 'same' : 'changed', isComplete, options };
  };

  /** Whether the page shows this as what is chosen: in the field, or in the box that is taken for it. */
  ours.isShown = (node, label) => {
    const inner = ours.inner(node);
    if (inner && dom.value(inner) === label) return true;
    const box = ours.seenAs(node);
    const isTaken = (option) => dom.attribute(option, 'aria-selected') === 'true' && labelOf(option) === label;
    if (dom.matches(node, '[role=listbox]')) return optionsIn(node).some(isTaken);
    const isIt = (it) => !dom.closest(it, '[role=listbox],[aria-live]') && dom.isDrawn(it) && text(it, true) === label;
    return [node, box, ...first(dom.findAll(box, ':not(input)'), 200)].some((it) => isIt(it));
  };

  ours.choose = async ({ page, id, option }) => {
    const known = ours.listed(id);
    if (page !== ours.page() || ours.swapped(known)) return { page: 'changed', fields: [] };
    const { node } = known;
    const told = (outcome) => ({ page: 'same', fields: [{ id, outcome }] });
    const reason = isList(node) ? ours.unfit(node) : 'different';
    if (reason) return told(reason);
    const { print } = ours.listed(option);
    const way = await opened(node);
    const same = way.list ? offered(way.list).filter((it) => printOf(it) === print) : [];
    if (same.length !== 1) {
      await close(node, way);
      return told('no option');
    }
    const label = labelOf(same[0]);
    press(same[0], [...OVER, ...CLICK], null);
    await until(node, () => (!way.target || isGone(node, way)) && ours.isShown(node, label));
    return told(ours.keep({ ...known, id, label }));
  };
}
