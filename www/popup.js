// Starts the popup. The function for the tab is handed over, since only JavaScript can be run there.
import init, { start } from './pkg/latchkey_extension.js';
import { sendInTab } from './in_tab.js';

try {
  await init();
  start(sendInTab);
} catch {
  document.getElementById('crash').hidden = false;
}
