// The background worker. It decides nothing: listeners have to be there before anything is awaited, so each
// event is handed on once the module is ready.
import init, { alarm, make } from './pkg/latchkey_extension.js';
import { sendInTab } from './in_tab.js';

const ready = init({ module_or_path: new URL('pkg/latchkey_extension_bg.wasm', import.meta.url) });

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  // Orders come from our own pages only, never from a script in somebody's tab.
  if (!message?.make || !sender.url?.startsWith(chrome.runtime.getURL(''))) return false;
  ready.then(() => make(sendInTab, message.make)).then(() => answer(true), () => answer(false));
  return true;
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  ready.then(() => alarm(name));
});
