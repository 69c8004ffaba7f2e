// The background worker. It decides nothing: listeners have to be there before anything is awaited, so each
// event is handed on once the module is ready.
import init, { alarm, make, start_worker } from './pkg/latchkey_extension.js';
import { sendInTab } from './in_tab.js';

/** What answers each order that is open. */
const open = new Set();
/** The answer to everything, once the module has failed. The browser starts a worker anew after a while. */
let failed;
let ready;

function giveUp(text) {
  failed = text;
  for (const answer of open) answer(text);
}

/** The module, at work; tried again at the next event where it couldn't be loaded. */
function start() {
  ready ??= init({ module_or_path: new URL('pkg/latchkey_extension_bg.wasm', import.meta.url) }).then(() => start_worker(giveUp));
  ready.catch(() => { ready = undefined; });
  return ready;
}

/** From a page of ours, never from a script in somebody's tab: that one has our id, and its page's address. */
function isOurs({ id, url, origin, frameId }) {
  return id === chrome.runtime.id && !frameId && url?.startsWith(chrome.runtime.getURL('')) && (origin ?? location.origin) === location.origin;
}

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (!message?.make || !isOurs(sender)) return false;
  // Nobody waits for a second answer; none at all says that the order was not taken.
  const once = (text) => open.delete(once) && answer(failed ?? text);
  open.add(once);
  start().then(() => failed ?? make(sendInTab, message.make)).then(once, () => once());
  return true;
});

// What fails here is tried again when the alarm comes again, a minute later.
chrome.alarms.onAlarm.addListener(() => { start().then(() => failed ?? alarm()).catch(() => {}); });

start().catch(() => {});
