// Applies an order to the fields that were described, as `core/src/linking/order.rs` writes it, and says what became
// of each. It never submits, never clicks and names no key, and reads back only what it wrote.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom } = ours;

  const SECRET_KINDS = ['text', 'password', 'textarea'];

  /** Whether its form would send it in an address, as one does that has an action and no method, or to another site. */
  const leaks = ({ method, action }) =>
    ![null, window.origin].includes(action) || (method == null ? action != null : !['post', 'dialog'].includes(method));

  const isUnfit = (node, kind) => {
    const form = ours.formOf(node);
    return !SECRET_KINDS.includes(kind) || (form && leaks(form));
  };

  /** Whether it is no longer what was listed. */
  ours.swapped = ({ node, print }) => {
    if (!node || !dom.isConnected(node)) return 'gone';
    return JSON.stringify(ours.printOf(node, ours.kind(node))) === print ? undefined : 'different';
  };

  /** Why nothing may be done with it, after scrolling to it. */
  ours.unfit = (node) => {
    if (!dom.isConnected(node)) return 'gone';
    if (ours.isDisabled(node) || ours.isReadOnly(node)) return 'readonly';
    const seen = ours.seenAs(node);
    ours.scrollTo(seen);
    return ours.sight(seen, true) === 'visible' ? undefined : 'hidden';
  };

  /** Why nothing may be written into it. */
  function fault({ node, value, isSecret, print }) {
    const reason = ours.unfit(node);
    if (reason) return reason;
    const kind = ours.kind(node);
    if (ours.isSearch(node) || ['combo', 'other', 'editable', undefined].includes(kind)) return 'different';
    if (JSON.stringify(ours.printOf(node, kind)) !== print) return 'different';
    if (isSecret && isUnfit(node, kind)) return 'different';
    const most = dom.maxLength(node) ?? -1;
    if (most >= 0 && value.length > most) return 'different';
    return kind === 'select' && !hasChoice(node, value) ? 'no option' : undefined;
  }

  function hasChoice(node, value) {
    const isIt = (option) => dom.choice.value(option) === value && !dom.matches(option, ':disabled');
    return Array.prototype.some.call(dom.choices(node), isIt);
  }

  const activeIn = (root) => {
    const active = dom.in(dom.active, root);
    const inner = active && dom.shadow(active);
    return (inner && activeIn(inner)) ?? active;
  };

  /**
   * Does what may move the focus. The page learns of that by events, which a browser keeps back while the window has
   * no focus, as while our popup has it: then we tell.
   */
  ours.movingFocus = (act, entered, left) => {
    const before = activeIn(document);
    const heard = new Set();
    const hear = ({ type }) => heard.add(type);
    for (const name of ['focus', 'blur']) addEventListener(name, hear, true);
    act();
    for (const name of ['focus', 'blur']) removeEventListener(name, hear, true);
    const now = activeIn(document);
    const isMoved = now !== before;
    const tell = (node, name, bubbling) => {
      if (!node || node === dom.body(document) || heard.has(name)) return;
      dom.dispatch(node, new FocusEvent(name, { composed: true }));
      dom.dispatch(node, new FocusEvent(bubbling, { bubbles: true, composed: true }));
    };
    tell(left ?? (isMoved ? before : null), 'blur', 'focusout');
    tell(entered ?? (isMoved && !left ? now : null), 'focus', 'focusin');
  };

  /**
   * By the browser's own setter, past those that frameworks put on the element, which learn of it by the events. They
   * are those of typing, since some forms wake up by a key, and those of leaving, since some take a value only then.
   */
  function write({ node, value }) {
    const tell = (event) => dom.dispatch(node, event);
    const key = { key: 'Unidentified', bubbles: true, composed: true };
    const isTyped = !(node instanceof HTMLSelectElement);
    ours.movingFocus(() => dom.focus(node, { preventScroll: true }), node);
    if (isTyped) tell(new KeyboardEvent('keydown', key));
    dom.setValue(node, value);
    const typed = { inputType: 'insertReplacementText', data: value, bubbles: true, composed: true };
    tell(isTyped ? new InputEvent('input', typed) : new Event('input', { bubbles: true, composed: true }));
    if (isTyped) tell(new KeyboardEvent('keyup', key));
    tell(new Event('change', { bubbles: true, composed: true }));
    ours.movingFocus(() => dom.blur(node), null, node);
  }

  /** After what the page does at once: its promises, and the task after them. Neither waits for a page to be shown. */
  const settled = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });

  /** So long, in milliseconds and in view, a page may take to look at what it was given: some do so a while later. */
  const MOMENT = 1_000;
  const pause = (millis) => new Promise((done) => {
    setTimeout(done, millis);
  });
  const isInView = () => dom.visibility(document) === 'visible';
  const comesIntoView = () => new Promise((done) => {
    const look = () => {
      if (!isInView()) return;
      removeEventListener('visibilitychange', look, true);
      done();
    };
    addEventListener('visibilitychange', look, true);
    look();
  });

  /** It is there, and the page may not have taken it: what has become a list by now wants one of its own choices. */
  const isDoubted = (node) => dom.matches(node, ':invalid,[aria-invalid=true],[aria-expanded=true]') || ours.isList(node);

  function outcome({ node, value, label, fault: reason }) {
    if (reason) return reason;
    if (!dom.isConnected(node)) return 'gone';
    if (label !== undefined) return ours.isShown(node, label) ? 'filled' : 'unsure';
    if (dom.value(node) !== value) return 'changed';
    return isDoubted(node) ? 'unsure' : 'filled';
  }

  /** Of each field what was written into it, or chosen, last: to be looked at again. */
  ours.filled ??= new Map();
  ours.keep = (one) => {
    ours.filled.set(one.id, one);
    return told(one, ['filled', 'unsure']);
  };

  /** A secret is remembered only where it stands, or may stand until it is looked at: any other look tells of a change. */
  function told(one, standing) {
    const became = outcome(one);
    if (one.isSecret && !standing.includes(became)) one.value = undefined;
    return became;
  }

  /** One value; what a page throws about it is said of that field alone. */
  function fill(one) {
    try {
      one.fault = fault(one);
      if (!one.fault) write(one);
    } catch {
      one.fault = 'failed';
    }
  }

  /**
   * All fields are looked at before anything is written, so that a page can't answer the first value by swapping
   * the fields of the others: one that isn't the one listed, and nothing is written at all.
   */
  ours.apply = async ({ page, fields }) => {
    const known = fields.map((field) => ({ ...field, ...ours.listed(field.id) }));
    if (page !== ours.page() || known.some(ours.swapped)) return { page: 'changed', fields: [] };
    known.forEach(fill);
    await settled();
    return { page: 'same', fields: known.map((one) => ({ id: one.id, outcome: ours.keep(one) })) };
  };

  /** What stands in these fields now, all of which were filled. */
  ours.look = ({ page, ids }) => {
    const known = ids.map((id) => ours.filled.get(id));
    if (page !== ours.page() || known.includes(undefined)) return { page: 'changed', fields: [] };
    return { page: 'same', fields: known.map((one) => ({ id: one.id, outcome: told(one, ['filled']) })) };
  };

  /** The same once the page has been in view for a moment; what it was is forgotten then. */
  ours.stands = async ({ page, ids }) => {
    do {
      await comesIntoView();
      await pause(MOMENT);
    } while (!isInView());
    const answer = ours.look({ page, ids });
    for (const id of ids) ours.filled.delete(id);
    return answer;
  };
}
