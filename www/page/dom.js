// Scripts of this folder run in a web page, in the extension's own world, one after the other, and may run again.
// They describe what is there or apply an order, and decide nothing. The page has its own JavaScript, but one DOM with
// us: `<input name="method">` stands in front of what its form calls `method`, and what is called `title` in front
// of the document's. So everything is read by the functions of the prototypes, which no page can reach from its world.
'use strict';
{
  /** What these scripts share, where no page can look. A symbol, since an element with an id is a global by name. */
  const ours = (globalThis[Symbol.for('latchkey')] ??= {});

  const getter = (type, name) => {
    const { get } = Reflect.getOwnPropertyDescriptor(type.prototype, name);
    return (node) => Reflect.apply(get, node, []);
  };
  const setter = (type, name) => {
    const { set } = Reflect.getOwnPropertyDescriptor(type.prototype, name);
    return (node, value) => Reflect.apply(set, node, [value]);
  };
  const method = (type, name) => {
    const carriedOut = type.prototype[name];
    return (node, ...given) => Reflect.apply(carriedOut, node, given);
  };
  /** Of an input, a list or a text area, the one that it is; nothing of others. */
  const ofControl = (make, types, name) => {
    const made = types.map((type) => [type, make(type, name)]);
    return (node, ...given) => made.find(([type]) => node instanceof type)?.[1](node, ...given);
  };
  const CONTROLS = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement];
  const BUTTONS = [HTMLInputElement, HTMLButtonElement];
  const DRAWN = { visibilityProperty: true, opacityProperty: true };
  const TYPED_INTO = [HTMLInputElement, HTMLTextAreaElement];

  const each = (make) => (type, names) => Object.fromEntries(Object.entries(names).map(([name, of]) => [name, make(type, of)]));
  const getters = each(getter);
  const methods = each(method);
  /** Across, and down. */
  const sizes = (type, names) => names.map((name) => getter(type, name));
  /** A document and a shadow root have the same members, each its own. */
  const ofRoot = (make, name, part = ShadowRoot) => ({ document: make(Document, name), part: make(part, name) });

  const dom = (ours.dom = {
    ...getters(Node, { parent: 'parentNode', parentElement: 'parentElement', before: 'previousSibling', after: 'nextSibling' }),
    ...getters(Node, { firstChild: 'firstChild', document: 'ownerDocument', base: 'baseURI', isConnected: 'isConnected' }),
    ...methods(Node, { contains: 'contains', root: 'getRootNode' }),
    part: method(CharacterData, 'substringData'),
    ...getters(Element, { name: 'localName', shadow: 'shadowRoot', slot: 'assignedSlot' }),
    host: getter(ShadowRoot, 'host'),
    ...methods(Element, { attribute: 'getAttribute', matches: 'matches', closest: 'closest', find: 'querySelector' }),
    ...methods(Element, { findAll: 'querySelectorAll', isRendered: 'checkVisibility', box: 'getBoundingClientRect' }),
    isDrawn: (node) => dom.isRendered(node, DRAWN),
    scrollIntoView: method(Element, 'scrollIntoView'),
    scrollSize: sizes(Element, ['scrollWidth', 'scrollHeight']),
    clientSize: sizes(Element, ['clientWidth', 'clientHeight']),
    border: sizes(Element, ['clientLeft', 'clientTop']),
    scrolled: sizes(Element, ['scrollLeft', 'scrollTop']),
    ...getters(Document, { view: 'defaultView', visibility: 'visibilityState', title: 'title', body: 'body', top: 'documentElement' }),
    walker: method(Document, 'createTreeWalker'),
    withId: ofRoot(method, 'getElementById', DocumentFragment),
    all: ofRoot(method, 'querySelectorAll', DocumentFragment),
    at: ofRoot(method, 'elementFromPoint'),
    stack: ofRoot(method, 'elementsFromPoint'),
    active: ofRoot(getter, 'activeElement'),
    ...methods(HTMLElement, { focus: 'focus', blur: 'blur' }),
    assigned: method(HTMLSlotElement, 'assignedNodes'),
    ...getters(HTMLInputElement, { type: 'type', proposals: 'list' }),
    proposed: getter(HTMLDataListElement, 'options'),
    ...getters(HTMLSelectElement, { isMultiple: 'multiple', choices: 'options' }),
    choice: getters(HTMLOptionElement, { value: 'value', label: 'label' }),
    labels: ofControl(getter, [...CONTROLS, HTMLButtonElement], 'labels'),
    labelled: getter(HTMLLabelElement, 'control'),
    method: getter(HTMLFormElement, 'method'),
    formMethod: ofControl(getter, BUTTONS, 'formMethod'),
    buttonType: ofControl(getter, BUTTONS, 'type'),
    form: ofControl(getter, [...CONTROLS, HTMLButtonElement], 'form'),
    maxLength: ofControl(getter, TYPED_INTO, 'maxLength'),
    isReadOnly: ofControl(getter, TYPED_INTO, 'readOnly'),
    value: ofControl(getter, CONTROLS, 'value'),
    setValue: ofControl(setter, CONTROLS, 'value'),
    dispatch: method(EventTarget, 'dispatchEvent'),
    column: getter(HTMLTableCellElement, 'cellIndex'),
    cells: getter(HTMLTableRowElement, 'cells'),
    ...getters(HTMLIFrameElement, { source: 'src', inner: 'contentDocument', content: 'contentWindow' }),
    size: sizes(HTMLElement, ['offsetWidth', 'offsetHeight']),
  });

  /** These hold for the nodes of the page around a frame too, whose types are others. */
  const nodeType = getter(Node, 'nodeType');
  const isShadow = (node) => Reflect.apply(Object.prototype.toString, node, []) === '[object ShadowRoot]';
  dom.isElement = (node) => node != null && nodeType(node) === Node.ELEMENT_NODE;

  /** Where an element is as it is laid out: in its slot, in its parent, in the host of its shadow root. */
  dom.above = (node) => {
    const above = dom.slot(node) ?? dom.parent(node);
    if (above && isShadow(above)) return dom.host(above);
    return dom.isElement(above) ? above : null;
  };

  dom.in = (methods, root, ...given) => {
    const kind = nodeType(root) === Node.DOCUMENT_NODE ? 'document' : 'part';
    return methods[kind](root, ...given);
  };

  /** All elements below a root in order, those in open shadow roots among them, as long as the budget lasts. */
  dom.elements = function* (root, budget, depth = 0) {
    const walker = dom.walker(document, root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (budget.isSpent()) return;
      yield node;
      const inner = dom.shadow(node);
      if (inner && depth < 16) yield* dom.elements(inner, budget, depth + 1);
      else if (inner) budget.isCut = true;
    }
  };

  /** So much may be looked at in so long a time; a page that has more is described in part. */
  ours.budget = (nodes, millis) => ({
    isCut: false,
    until: performance.now() + millis,
    isSpent() {
      nodes -= 1;
      const isSpent = nodes < 0 || performance.now() > this.until;
      this.isCut ||= isSpent;
      return isSpent;
    },
  });

  const LENGTH = 200;
  /** The text of a text area is what was typed into it, which is not ours to read. */
  const MUTE = 'script,style,noscript,template,textarea,select,datalist,button,svg,[contenteditable]';
  /** What can be clicked or chosen says what it does, and not what is beside it. */
  const TOGGLES = ['button', 'radio', 'radiogroup', 'switch', 'tab', 'tablist', 'listbox', 'tooltip'].map((role) => `[role=${role}]`);
  const MUTED = [MUTE, ...TOGGLES, 'label:has(> input:is([type=radio],[type=checkbox]))'].join();
  const isMute = (node) => dom.isElement(node) && dom.matches(node, MUTED);
  const tidied = (text) => text.slice(0, LENGTH).replace(/\s+/g, ' ').trim() || null;

  ours.attribute = (node, name) => tidied(dom.attribute(node, name) ?? '');
  ours.tidied = tidied;

  /**
   * What a node says, cut to a length; what is typed into what is in it is left out, and so is what is not drawn,
   * unless none of it is. A toggle by itself says something only where it is `asked`.
   */
  ours.text = (node, isAsked = false, depth = 0) => {
    const of = (text) => dom.part(text, 0, LENGTH);
    if (node instanceof CharacterData) return node instanceof Text ? tidied(of(node)) : null;
    if (!isAsked && isMute(node)) return null;
    const isDrawn = dom.isRendered(node);
    let text = '';
    const filter = (inner) => {
      if (!dom.isElement(inner)) return NodeFilter.FILTER_ACCEPT;
      const given = inner instanceof HTMLSlotElement && depth < 8 ? dom.assigned(inner) : [];
      for (const one of given) if (text.length < LENGTH) text += ` ${ours.text(one, false, depth + 1) ?? ''} `;
      const isLeftOut = given.length > 0 || isMute(inner) || (isDrawn && !dom.isRendered(inner) && !isContents(inner));
      return isLeftOut ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    };
    const walker = dom.walker(document, node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
    for (let left = 100; left > 0 && text.length < LENGTH && walker.nextNode(); left -= 1) {
      const inner = walker.currentNode;
      text += inner instanceof Text ? of(inner) : ' ';
    }
    return tidied(text);
  };
  /** It has no box, and what is in it may have one. */
  const isContents = (node) => getComputedStyle(node).display === 'contents';
}
