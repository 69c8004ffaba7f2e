// What a user does, as the events that the browser makes of it.
const all = { bubbles: true, cancelable: true };

/** Says whether the browser goes on with it. A listener that throws fails the test. */
function fire(element, event) {
  let thrown;
  const note = (report) => {
    thrown = report;
  };
  addEventListener('error', note);
  const goesOn = element.dispatchEvent(event);
  removeEventListener('error', note);
  if (thrown) throw thrown.error;
  return goesOn;
}

function carrying(text) {
  const carried = new DataTransfer();
  carried.setData('text/plain', text);
  return carried;
}

export function paste(box, text) {
  const event = new ClipboardEvent('paste', { ...all, clipboardData: carrying(text) });
  if (fire(box, event)) enter(box, 'insertFromPaste', text);
}

export function drop(box, text) {
  const event = new DragEvent('drop', { ...all, dataTransfer: carrying(text) });
  if (fire(box, event)) enter(box, 'insertFromDrop', text);
}

/** The later half of a paste or drop, where an input method or a tool leaves out the earlier. */
export function enter(box, inputType, data) {
  if (fire(box, new InputEvent('beforeinput', { ...all, inputType, data }))) type(box, data);
}

/** Typed, or written by a tool that tells of it afterwards only. */
export function type(box, text) {
  box.value += text;
  fire(box, new InputEvent('input', { bubbles: true }));
}

/** Says whether the key was kept from the browser. */
export function press(element, key, how) {
  return !fire(element, new KeyboardEvent('keydown', { ...all, key, ...JSON.parse(how) }));
}

/** `count` as in a double click's second click. */
export function click(element, count) {
  fire(element, new MouseEvent('click', { ...all, detail: count }));
}

export const frame = () => new Promise(requestAnimationFrame);
