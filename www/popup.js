// Starts the popup. The function for the tab is handed over, since only JavaScript can be run there.
import init, { start } from './pkg/latchkey_extension.js';
import { early } from './early.js';
import { inPage } from './in_page.js';
import { sendInTab } from './in_tab.js';
import { frontTabs, kept } from './picture.js';

try {
  // While the module compiles beside us, the picture of the last opening is drawn and the tenant is asked, the
  // browser gets its formats ready, which takes it as long as all of our own start.
  const ready = init();
  await early;
  new Intl.RelativeTimeFormat();
  await ready;
  start(sendInTab, inPage, frontTabs, kept, early);
} catch {
  document.getElementById('crash').hidden = false;
}
