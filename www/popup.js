// Starts the popup. The function for the tab is handed over, since only JavaScript can be run there.
import init, { start } from './pkg/latchkey_extension.js';
import { sendInTab } from './in_tab.js';

try {
  // While the module compiles beside us, the browser looks up the tab and what was kept, and gets
  // its formats ready, which takes it as long as all of our own start.
  const ready = init();
  const frontTabs = chrome.tabs.query({ active: true, currentWindow: true });
  const firstRows = chrome.storage.session.get('first');
  new Intl.RelativeTimeFormat();
  await ready;
  start(sendInTab, frontTabs, firstRows);
} catch {
  document.getElementById('crash').hidden = false;
}
