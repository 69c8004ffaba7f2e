// Describes one field, as `core/src/linking/field.rs` reads it. What is in it stays there: it is told only whether it
// is empty, and the host of an address.
'use strict';
{
  const ours = globalThis[Symbol.for('latchkey')];
  const { dom, attribute, text, tidied, first } = ours;

  const TYPES = ['text', 'password', 'email', 'url', 'search', 'tel', 'number'];
  const NEVER_TYPED = ['hidden', 'submit', 'button', 'reset', 'image', 'checkbox', 'radio', 'file', 'range', 'color'];
  const TYPED_ROLES = ['textbox', 'searchbox'];
  const CONTROLS = 'input:not([type=hidden]),select,textarea';
  const MAY_BE = 'input,select,textarea,[contenteditable],[role],[aria-haspopup=listbox]';
  const CHOICES = 150;
  const LONGEST_VALUE = 80;
  const LONGEST_EXAMPLE = 200;

  /** What kind of field an element is; nothing where it is none. */
  ours.kind = (node) => {
    if (!dom.matches(node, MAY_BE)) return undefined;
    const type = node instanceof HTMLInputElement ? dom.type(node) : undefined;
    if (NEVER_TYPED.includes(type) || ours.isOfList(node)) return undefined;
    if (ours.isList(node)) return 'combo';
    if (node instanceof HTMLTextAreaElement) return 'textarea';
    if (node instanceof HTMLSelectElement) return dom.isMultiple(node) ? 'other' : 'select';
    if (type !== undefined) return TYPES.includes(type) ? type : 'other';
    if ((dom.attribute(node, 'contenteditable') ?? 'false') !== 'false') return 'editable';
    return TYPED_ROLES.includes(dom.attribute(node, 'role')) && !dom.find(node, CONTROLS) ? 'other' : undefined;
  };

  /** What the group that it is in is called: a legend, a label, or the heading before it. */
  function legendOf(node, headings) {
    for (let at = dom.above(node), left = 30; at && left > 0; at = dom.above(at), left -= 1) {
      const legend = dom.name(at) === 'fieldset' && dom.find(at, ':scope > legend');
      const isGroup = ['group', 'radiogroup', 'region', 'dialog', 'form'].includes(dom.attribute(at, 'role'));
      const said = legend ? text(legend) : isGroup ? ours.ariaOf(at) : null;
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

  const IN_SEARCH = 'search *,[role=search] *';
  const SEARCHES = `[type=search],[role=searchbox],[inputmode=search],[enterkeyhint=search],${IN_SEARCH}`;

  /** A list may let one search in it and be no search box. */
  ours.isSearch = (node) => dom.matches(node, ours.isList(node) ? IN_SEARCH : SEARCHES);

  function choicesOf(node, kind) {
    if (kind === 'combo') return ours.choicesShown(node);
    const proposals = kind === 'text' ? dom.proposals(node) : null;
    const options = kind === 'select' ? dom.choices(node) : proposals ? dom.proposed(proposals) : [];
    const choice = (option) => ({ value: dom.choice.value(option), label: tidied(dom.choice.label(option)) ?? '' });
    return first(options, CHOICES).map(choice).filter(({ value }) => value.length <= LONGEST_VALUE);
  }

  /** Of a list, whether nothing is shown as chosen, as far as that can be told. */
  function isEmpty(node, kind) {
    if (kind === 'editable') return !dom.firstChild(node);
    const inner = kind === 'combo' ? ours.inner(node) : node;
    if (inner && (dom.value(inner) ?? '') !== '') return false;
    if (kind !== 'combo') return true;
    const box = ours.seenAs(node);
    const isLeftOpen = dom.find(box, '[class*="placeholder" i],[aria-placeholder],[data-placeholder]') !== null;
    return isLeftOpen || dom.matches(node, '[data-placeholder]') || !/[^\s\u200b]/.test(text(inner === node ? box : node, true) ?? '');
  }

  /** The lines of an example show the structure that is wanted. */
  const exampleOf = (node, kind) =>
    (kind === 'textarea' ? (dom.attribute(node, 'placeholder') ?? '').slice(0, LONGEST_EXAMPLE).trim() || null : attribute(node, 'placeholder'));

  const HOLDS_ADDRESSES = ['text', 'url', 'textarea'];
  /** The host of an http(s) address that is all that is in a field. Of anything else that is in one nothing is told. */
  function filledHost(node, kind) {
    if (!HOLDS_ADDRESSES.includes(kind) || !['none', undefined].includes(getComputedStyle(node).webkitTextSecurity)) return null;
    const value = dom.value(node).trim();
    if (value.length > 2_000 || !/^https?:\/\/[^\s]+$/i.test(value)) return null;
    return URL.canParse(value) ? new URL(value).host || null : null;
  }

  /** What names a field and what its form does with it: as long as this is the same, it is the field that was listed. */
  ours.printOf = (node, kind) => {
    const maxLength = dom.maxLength(node) ?? -1;
    return {
      kind,
      ...ours.namesOf(node),
      placeholder: exampleOf(node, kind),
      name: attribute(node, 'name'),
      htmlId: attribute(node, 'id'),
      autocomplete: attribute(node, 'autocomplete'),
      title: attribute(node, 'title'),
      ...ours.affixesOf(node),
      isSearch: ours.isSearch(node),
      maxLength: maxLength < 0 ? null : maxLength,
      form: ours.formOf(node),
    };
  };

  /** An option can be chosen of a list, whether or not it lets one type. */
  ours.isReadOnly = (node) => {
    const isTyped = node instanceof HTMLInputElement && ours.isList(node);
    return !isTyped && (dom.isReadOnly(node) || dom.attribute(node, 'aria-readonly') === 'true');
  };
  ours.isDisabled = (node) => {
    const inner = ours.isList(node) ? ours.inner(node) : null;
    return [node, inner].some((it) => it && dom.matches(it, ':disabled,[aria-disabled=true]'));
  };

  /** All that is told of a field. */
  ours.field = (node, kind, headings, scope) => {
    const print = ours.printOf(node, kind);
    const help = ours.helpOf(node);
    return {
      id: ours.idOf(node, JSON.stringify(print)),
      ...print,
      legend: legendOf(node, headings),
      help: [...print.labels, print.near].includes(help) ? null : help,
      scope,
      filledHost: filledHost(node, kind),
      options: choicesOf(node, kind),
      isEmpty: isEmpty(node, kind),
      isReadOnly: ours.isReadOnly(node),
      isDisabled: ours.isDisabled(node),
      sight: ours.sight(ours.seenAs(node)),
    };
  };
}
