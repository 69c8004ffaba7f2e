// One keystroke in the search box over all keys, against the plain way in the same page.

const WORDS = ['n', 'i', 'g', 'h', 't'];

/** Milliseconds that each keystroke kept the popup busy, and from each to the end of the frame that shows its result. */
export async function keystrokes(popup) {
  await popup.click('searchbox', 'Search keys');
  await popup.page.evaluate(() => {
    globalThis.strokes = [];
    let start;
    addEventListener('input', () => { start = performance.now(); }, { capture: true });
    addEventListener('input', ({ timeStamp }) => {
      const busy = performance.now() - start;
      const drawn = () => strokes.push({ busy, shown: performance.now() - timeStamp });
      // As urgent as can be: what is drawn later, out of view, must not be counted.
      requestAnimationFrame(() => scheduler.postTask(drawn, { priority: 'user-blocking' }));
    });
  });
  for (const [at, letter] of WORDS.entries()) {
    await popup.type(letter);
    await popup.until((count) => strokes.length === count, at + 1);
  }
  return popup.page.evaluate(() => strokes);
}

/** Milliseconds for `JSON.parse` of the same keys, and for `filter` over them by each of the same words. */
export const plainly = (popup, keys) => popup.page.evaluate((text, letters) => {
  const timed = (work) => {
    const start = performance.now();
    const value = work();
    return [performance.now() - start, value];
  };
  const [parse, keys] = timed(() => JSON.parse(text));
  const filter = letters.map((_, at) => {
    const word = letters.slice(0, at + 1).join('');
    return timed(() => keys.filter((key) => `${key.description} ${key.id} ${key.sub}`.toLowerCase().includes(word)))[0];
  });
  return { parse, filter };
}, JSON.stringify(keys), WORDS);
