// What the tests of the screen do to the page, and ask of it, that Rust has no words for.

let composed;

export function composeStart(box) {
  composed = { start: box.selectionStart, end: box.selectionEnd };
  box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
}

export function compose(box, data) {
  box.dispatchEvent(new CompositionEvent('compositionupdate', { bubbles: true, data }));
  box.setRangeText(data, composed.start, composed.end, 'end');
  composed.end = composed.start + data.length;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', isComposing: true, data }));
}

export function composeEnd(box) {
  const data = box.value.slice(composed.start, composed.end);
  box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data }));
}

/** The whole of a composition: in Firefox by its own input processor, which whoever runs the tests lends the page. */
export function composeWhole(box, parts, committed) {
  box.focus();
  const detail = JSON.stringify({ parts, committed });
  let isReal = false;
  box.addEventListener('compositionend', ({ isTrusted }) => { isReal = isTrusted; }, { once: true });
  box.dispatchEvent(new CustomEvent('latchkey-compose', { bubbles: true, detail }));
  if (isReal) return;
  if (navigator.userAgent.includes('Firefox')) throw new Error('no input processor was lent');
  composeStart(box);
  [...parts, committed].forEach((part) => compose(box, part));
  composeEnd(box);
  // As Firefox does; Chromium has said it all by now.
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertCompositionText', data: committed }));
}

export function marked({ value, selectionStart, selectionEnd }) {
  return [value.slice(0, selectionStart), value.slice(selectionStart, selectionEnd), value.slice(selectionEnd)].join('|');
}

export const value = (box) => box.value;

/** The user has chosen, as the browser tells of it. */
export const changed = (list) => list.dispatchEvent(new Event('change', { bubbles: true }));

export const mark = (box, from, to) => box.setSelectionRange(from, to);

/** Says whether the browser goes on with it. */
export const fire = (element, kind, bubbles) => element.dispatchEvent(new Event(kind, { bubbles, cancelable: true }));

/** Whether the boxes, ticks and lists of two places are in the same state, which no attribute tells. */
export function sameState(one, other) {
  const state = (place) => [...place.querySelectorAll('input, select')].map((box) => [box.value, box.checked, box.indeterminate]);
  return JSON.stringify(state(one)) === JSON.stringify(state(other));
}

/** Whether `moveBefore` of this browser keeps the scroll of what is moved: not all do. */
export function movingKeepsScroll() {
  const list = document.createElement('div');
  const [first, second] = [document.createElement('p'), document.createElement('p')];
  document.body.append(list);
  list.append(first, second);
  second.textContent = 'a line\n'.repeat(50);
  Object.assign(second.style, { overflow: 'auto', height: '40px', whiteSpace: 'pre' });
  second.scrollTop = 10;
  list.moveBefore?.(second, first);
  const keeps = second.scrollTop === 10 && list.firstChild === second;
  list.remove();
  return keeps;
}

let writes;

/** Begins to count how often a script writes what stands in a box. */
export function watchWrites(box) {
  const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value');
  writes = 0;
  const write = (value) => {
    writes += 1;
    set.call(box, value);
  };
  Object.defineProperty(box, 'value', { get: () => get.call(box), set: write });
}

export const written = () => writes;

export const inside = (element) => [...element.querySelectorAll('*')];

let observer;

/** Begins to note what is changed inside of an element. */
export function watchChanges(element) {
  observer = new MutationObserver(() => {});
  observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** How many changes there were since this was last asked. */
export const changes = () => observer.takeRecords().length;

/** Marks the text of an element, as a person does to copy it. */
export const markText = (element) => getSelection().selectAllChildren(element);

export const markedText = () => String(getSelection());

const { addEventListener, removeEventListener } = EventTarget.prototype;
let added;

/** A listener is known by what it listens on, to what, with what and on which way. */
const same = (one, other) => one.every((part, at) => part === other[at]);

export function countListeners() {
  added = { all: 0, there: [] };
  EventTarget.prototype.addEventListener = function add(kind, listener, options) {
    added.all += 1;
    added.there.push([this, kind, listener, options]);
    return addEventListener.call(this, kind, listener, options);
  };
  EventTarget.prototype.removeEventListener = function remove(kind, listener, options) {
    added.there = added.there.filter((known) => !same(known, [this, kind, listener, options]));
    return removeEventListener.call(this, kind, listener, options);
  };
}

export function countedListeners() {
  Object.assign(EventTarget.prototype, { addEventListener, removeEventListener });
  return [added.all, added.there.length];
}
