// Describes one field, as `core/src/linking/field.rs` reads it. What is in it stays there: it is told only whether it
// is empty.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, attribute, text, tidied } = ours;

  const TYPES = ['text', 'password', 'email', 'url', 'search', 'tel', 'number'];
  const NEVER_TYPED = ['hidden', 'submit', 'button', 'reset', 'image', 'checkbox', 'radio', 'file', 'range', 'color'];
  const TYPED_ROLES = ['textbox', 'searchbox', 'combobox', 'listbox'];
  const FIELDS = 'input:not([type=hidden]),select,textarea';
  const CHOICES = 150;
  /** A sentence is no label. */
  const LABEL = 80;

  const first = (list, count) => Array.prototype.slice.call(list, 0, count);
  const present = (items) => items.filter((item) => item != null);

  /** What kind of field an element is; nothing where it is none. */
  ours.kind = (node) => {
    if (node instanceof HTMLTextAreaElement) return 'textarea';
    if (node instanceof HTMLSelectElement) return dom.isMultiple(node) ? 'other' : 'select';
    if (node instanceof HTMLInputElement) {
      const type = dom.type(node);
      if (NEVER_TYPED.includes(type)) return undefined;
      return TYPES.includes(type) ? type : 'other';
    }
    if ((dom.attribute(node, 'contenteditable') ?? 'false') !== 'false') return 'editable';
    return TYPED_ROLES.includes(dom.attribute(node, 'role')) && !dom.find(node, FIELDS) ? 'other' : undefined;
  };

  const host = (node) => {
    const root = dom.root(node);
    return root instanceof ShadowRoot ? dom.host(root) : null;
  };

  function labelsOf(node) {
    return present(first(dom.labels(node) ?? [], 4).map(text));
  }

  function ariaOf(node) {
    const ids = (dom.attribute(node, 'aria-labelledby') ?? '').slice(0, 500).split(/\s+/).filter(Boolean).slice(0, 5);
    const named = ids.map((id) => dom.in(dom.withId, dom.root(node), id)).filter(Boolean);
    return tidied(present(named.map(text)).join(' ')) ?? attribute(node, 'aria-label');
  }

  const isField = (node) => dom.isElement(node) && (dom.matches(node, FIELDS) || dom.find(node, FIELDS));
  const isHeading = (node) => dom.isElement(node) && dom.matches(node, 'h1,h2,h3,h4,h5,h6,legend');
  const isOfAnother = (label, node) => label instanceof HTMLLabelElement && ![null, node].includes(dom.labelled(label));
  const isShort = (said) => said && said.length <= LABEL;

  /** The text before it in what it is in; another field ends the search, since the text would be that one's. */
  function beside(node) {
    for (let sibling = dom.before(node), left = 8; sibling && left > 0; sibling = dom.before(sibling), left -= 1) {
      if (isField(sibling) || isHeading(sibling) || isOfAnother(sibling, node)) return { isOver: true };
      const said = text(sibling);
      if (said) return { isOver: true, said };
    }
    return { isOver: false };
  }

  /** The head of the column that a cell is in. */
  function head(cell) {
    const table = dom.closest(cell, 'table');
    const row = table && dom.find(table, 'tr');
    const head = row && dom.cells(row)[dom.column(cell)];
    return head && dom.name(head) === 'th' ? text(head) : null;
  }

  /** The text beside or above it that is not tied to it: before it, or else a label that floats from behind. */
  function nearOf(node) {
    for (let at = node, up = 0; at && up < 5; at = dom.above(at), up += 1) {
      const { isOver, said } = beside(at);
      if (isShort(said)) return said;
      const headed = dom.name(at) === 'td' ? head(at) : null;
      if (headed) return isShort(headed) ? headed : null;
      if (isOver || dom.matches(at, 'form,fieldset,body,dialog')) break;
    }
    const behind = dom.after(node);
    const floats = dom.isElement(behind) && !isField(behind) && !tidied(dom.attribute(node, 'placeholder') ?? '');
    const said = floats ? text(behind) : null;
    return isShort(said) ? said : null;
  }

  /** What the group that it is in is called: a legend, a label, or the heading before it. */
  function legendOf(node, headings) {
    for (let at = dom.above(node), left = 30; at && left > 0; at = dom.above(at), left -= 1) {
      const legend = dom.name(at) === 'fieldset' && dom.find(at, ':scope > legend');
      const isGroup = ['group', 'radiogroup', 'region', 'dialog', 'form'].includes(dom.attribute(at, 'role'));
      const said = legend ? text(legend) : isGroup ? ariaOf(at) : null;
      if (said) return said;
    }
    const holds = (around) => around != null && dom.contains(around, node);
    const heading = headings.findLast((it) => holds(dom.parent(it)) || holds(dom.parent(dom.parent(it) ?? it)));
    return heading ? text(heading) : null;
  }

  const SENDS = ['submit', 'image'];
  /** Where there are more, nobody knows what they do. */
  const BUTTONS = 500;
  /** So far up, custom elements are looked for around a field. */
  const DEEPEST = 300;
  /** What nobody knows may put the text into an address. */
  const UNKNOWN_WAY = { method: 'get', action: window.origin };
  const SUBMITS = 'button[formaction],button[formmethod],input[formaction],input[formmethod]';

  /** Where a form goes by itself, or by a button that says otherwise: as the browser reads it, not as it is written. */
  function wayOf(form, button) {
    const said = button && dom.attribute(button, 'formaction');
    const action = said ?? dom.attribute(form, 'action') ?? '';
    const method = (button && dom.formMethod(button)) || dom.method(form);
    // Without an address the form goes to where the page is from; one of spaces alone is the base's, in some browsers.
    return { method, action: action === '' ? window.origin : originOf(action, dom.base(form)) };
  }

  /** All ways that a form may go; none where it says neither how nor where, by itself or by a button. */
  function waysOf(form) {
    const said = first(dom.in(dom.all, dom.root(form), SUBMITS), BUTTONS);
    if (said.length === BUTTONS) return [UNKNOWN_WAY];
    const buttons = said.filter((button) => dom.form(button) === form && SENDS.includes(dom.buttonType(button)));
    const isSaid = ['method', 'action'].some((name) => dom.attribute(form, name) != null);
    if (!isSaid && buttons.length === 0) return [];
    return [undefined, ...buttons].map((button) => wayOf(form, button));
  }

  const isForm = (node) => node instanceof HTMLFormElement;

  /** The forms that a custom element may take part in: the one that it names, and the one around it. */
  function formsWith(element) {
    const id = dom.attribute(element, 'form');
    return [id && dom.in(dom.withId, dom.root(element), id), dom.closest(element, 'form')].filter(isForm);
  }

  /**
   * The forms that may send what is in a field: its own, and those of the custom elements that it is in, which can
   * hand it to their forms as their own value. Nothing where it is too deep to tell.
   */
  function formsOf(node) {
    const forms = [dom.form(node)].filter(isForm);
    for (let at = dom.parent(node), left = DEEPEST; at; at = dom.parent(at), left -= 1) {
      if (left === 0) return undefined;
      if (at instanceof ShadowRoot) at = dom.host(at);
      else if (!dom.isElement(at) || !dom.name(at).includes('-')) continue;
      forms.push(...formsWith(at));
    }
    return [...new Set(forms)];
  }

  /**
   * Where a form would go without its scripts, in the most careless way that there is. One that says neither how nor
   * where, by itself or by a button, is sent by scripts. The form's own way counts beside those of all buttons: Enter
   * may take it, and so may a button that says nothing.
   */
  ours.formOf = (node) => {
    const forms = formsOf(node);
    if (forms?.length === 0) return null;
    // A script as the address puts nothing into one.
    const sent = (forms?.flatMap(waysOf) ?? [UNKNOWN_WAY]).filter(({ action }) => action !== null);
    const careless = sent.find(({ method }) => !['post', 'dialog'].includes(method));
    const elsewhere = sent.find(({ action }) => action !== window.origin);
    const { method, action } = careless ?? sent[0] ?? { method: null, action: null };
    return { method, action: (elsewhere ?? { action }).action };
  };

  /** `javascript:` stays in the page; what leads nowhere has no origin. */
  function originOf(address, base) {
    try {
      const url = new URL(address, base);
      return url.protocol === 'javascript:' ? null : url.origin;
    } catch {
      return 'null';
    }
  }
  ours.originOf = originOf;

  const SEARCHES = '[type=search],[role=searchbox],[inputmode=search],[enterkeyhint=search],search *,[role=search] *';

  ours.isSearch = (node) => dom.matches(node, SEARCHES);

  const choicesOf = (node) => {
    const choice = (option) => ({ value: dom.choice.value(option), label: tidied(dom.choice.label(option)) ?? '' });
    const choices = first(dom.choices(node), CHOICES).map(choice);
    return choices.filter(({ value }) => value.length <= LABEL);
  };

  const isEmpty = (node, kind) => (kind === 'editable' ? !dom.firstChild(node) : (dom.value(node) ?? '') === '');

  /** What names a field and what its form does with it: as long as this is the same, it is the field that was listed. */
  ours.printOf = (node, kind) => {
    const labels = labelsOf(node);
    const within = host(node);
    const aria = ariaOf(node) ?? (within && labels.length === 0 ? ariaOf(within) ?? attribute(within, 'label') : null);
    const maxLength = dom.maxLength(node) ?? -1;
    return {
      kind,
      labels,
      aria,
      near: labels.length === 0 && !aria ? nearOf(node) : null,
      placeholder: attribute(node, 'placeholder'),
      name: attribute(node, 'name'),
      htmlId: attribute(node, 'id'),
      autocomplete: attribute(node, 'autocomplete'),
      title: attribute(node, 'title'),
      isSearch: ours.isSearch(node),
      maxLength: maxLength < 0 ? null : maxLength,
      form: ours.formOf(node),
    };
  };

  ours.isReadOnly = (node) => (dom.isReadOnly(node) ?? false) || dom.attribute(node, 'aria-readonly') === 'true';
  ours.isDisabled = (node) => dom.matches(node, ':disabled') || dom.attribute(node, 'aria-disabled') === 'true';

  /** All that is told of a field. */
  ours.field = (node, kind, headings) => {
    const print = ours.printOf(node, kind);
    return {
      id: ours.idOf(node, JSON.stringify(print)),
      ...print,
      legend: legendOf(node, headings),
      options: kind === 'select' ? choicesOf(node) : [],
      isEmpty: isEmpty(node, kind),
      isReadOnly: ours.isReadOnly(node),
      isDisabled: ours.isDisabled(node),
      sight: ours.sight(node),
    };
  };
}
