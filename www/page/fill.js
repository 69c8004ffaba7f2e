// Applies an order to the fields that were described, as `core/src/linking/order.rs` writes it, and says what became
// of each. It never submits and never clicks, and reads back only what it wrote.
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
  function changed({ node, print }) {
    if (!node || !dom.isConnected(node)) return 'gone';
    return JSON.stringify(ours.printOf(node, ours.kind(node))) === print ? undefined : 'different';
  }

  /** Why nothing may be written into it, after scrolling to it. */
  function fault({ node, value, isSecret, print }) {
    if (!dom.isConnected(node)) return 'gone';
    const kind = ours.kind(node);
    if (ours.isDisabled(node) || ours.isReadOnly(node)) return 'readonly';
    ours.scrollTo(node);
    if (ours.sight(node, true) !== 'visible') return 'hidden';
    if (ours.isSearch(node) || ['other', 'editable', undefined].includes(kind)) return 'different';
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

  /** By the browser's own setter, past those that frameworks put on the element, which learn of it by the events. */
  function write({ node, value }) {
    dom.setValue(node, value);
    const tell = (event) => dom.dispatch(node, event);
    for (const name of ['input', 'change']) tell(new Event(name, { bubbles: true, composed: true }));
    // Some forms take a value only when its field is left.
    tell(new FocusEvent('blur', { composed: true }));
    tell(new FocusEvent('focusout', { bubbles: true, composed: true }));
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

  function outcome({ node, value, fault: reason }) {
    if (reason) return reason;
    if (!dom.isConnected(node)) return 'gone';
    return dom.value(node) === value ? 'filled' : 'changed';
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
    if (page !== ours.page() || known.some(changed)) return { page: 'changed', fields: [] };
    known.forEach(fill);
    await settled();
    ours.filled = known;
    return told(known);
  };

  const told = (known) => ({ page: 'same', fields: known.map((one) => ({ id: one.id, outcome: outcome(one) })) });

  /** What stands in the fields that were filled last, once the page has been in view for a moment. */
  ours.stands = async ({ page, ids }) => {
    do {
      await comesIntoView();
      await pause(MOMENT);
    } while (!isInView());
    const known = (ours.filled ?? []).filter(({ id }) => ids.includes(id));
    ours.filled = undefined;
    return page === ours.page() && known.length === ids.length ? told(known) : { page: 'changed', fields: [] };
  };
}
