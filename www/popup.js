// Starts the popup. The function for the tab is handed over, since only JavaScript can be run there.
import init, { start } from './pkg/latchkey_extension.js';
import { early } from './early.js';
import { inPage } from './in_page.js';
import { sendInTab } from './in_tab.js';
import { frontTabs, hang, kept, shown } from './picture.js';

/** A file of its own, which `spreadsheet.js` becomes: no opening waits for it. */
const workbook = async (sheet) => (await import(new URL('spreadsheet.js', import.meta.url))).workbook(sheet);

/** The code of the module as a whole: as a stream it would be read by us, in between our own steps. */
async function code() {
  const answer = await fetch(new URL('pkg/latchkey_extension_bg.wasm', import.meta.url));
  return answer.arrayBuffer();
}

// A closed popup takes its process and all that was compiled with it. The worker, which stays awake for half a minute,
// keeps both, and whoever opens the popup again by then waits for neither.
addEventListener('pagehide', () => {
  // That nobody answers is no mistake.
  chrome.runtime.sendMessage({ closed: true }).catch(() => {});
});

try {
  // The picture of the last opening, where there is one, is in front of the user before the module takes their PC.
  await shown;
  const ready = WebAssembly.compile(await code()).then((module) => init({ module_or_path: module }));
  await early;
  // While the module compiles beside us, the browser gets those formats ready that the first keys need, which holds up
  // all else that we do.
  new Intl.NumberFormat();
  new Intl.PluralRules();
  await ready;
  start(sendInTab, inPage, workbook, frontTabs, kept, early, hang);
} catch {
  document.getElementById('crash').hidden = false;
}
