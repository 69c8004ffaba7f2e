// Starts the popup. The function for the tab is handed over, since only JavaScript can be run there.
import init, { start } from './pkg/latchkey_extension.js';
import { sendInTab } from './in_tab.js';
import { frontTabs, kept, shown } from './picture.js';

try {
  // While the module compiles beside us and the picture of the last opening is drawn, the browser
  // gets its formats ready, which takes it as long as all of our own start.
  const ready = init();
  await shown;
  new Intl.RelativeTimeFormat();
  await ready;
  start(sendInTab, frontTabs, kept);
} catch {
  document.getElementById('crash').hidden = false;
}
