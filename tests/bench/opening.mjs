// One opening of a popup, timed: from the click on the toolbar to the first key.

const PATIENCE_MS = 120_000;

/** Milliseconds from click to first key row, and to one that can be clicked; and the popup. */
export async function opening(browser) {
  const clicked = Date.now();
  const popup = await browser.clickIcon();
  popup.page.setDefaultTimeout(PATIENCE_MS);
  const seen = await popup.until(() => globalThis.firstRowAt);
  const live = await popup.until(() => globalThis.firstLiveRowAt);
  return { popup, wait: seen - clicked, live: live - clicked };
}

/** Bytes of JavaScript in use after a collection, and of the WebAssembly memories beside it. */
export async function heap({ page }) {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { JSHeapUsedSize } = await page.metrics();
  const prototype = await page.evaluateHandle(() => WebAssembly.Memory.prototype);
  const memories = await page.queryObjects(prototype);
  const wasm = await memories.evaluate((all) => all.reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { script: JSHeapUsedSize, wasm };
}
