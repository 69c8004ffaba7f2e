// The table of keys read back from the page by its ARIA roles alone, so that markup and styles may change.

/** One plain object a drawn row, from top to bottom; fields are named after the column headers; `ends` is what meets the eye of "expires". */
export const drawnKeys = (page) => page.evaluate(() => {
  const grid = document.querySelector('[role=grid]');
  if (!grid) return [];
  const text = (element) => element.innerText.replace(/\s+/g, ' ').trim();
  const bare = (element) => [...(element?.childNodes ?? [])].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
  const headers = [...grid.querySelectorAll('[role=columnheader]')].map((header) => header.textContent.trim().toLowerCase());
  const rows = [...grid.querySelectorAll('[role=row]')].filter((row) => row.querySelector('[role=rowheader]'));
  const keys = rows.map((row) => {
    const cells = [...row.querySelectorAll('[role=rowheader], [role=gridcell]')];
    const columns = Object.fromEntries(cells.map((cell, at) => [headers[at] || 'actions', text(cell)]));
    const buttons = [...row.querySelectorAll('button')].map((button) => button.ariaLabel ?? text(button));
    return { ...columns, ends: bare(row.querySelector('time')), buttons, index: Number(row.ariaRowIndex) };
  });
  return keys.toSorted((a, b) => a.index - b.index);
});

/** Every key, drawn or not, by scrolling the table from its top to its end. */
export async function allKeys(page) {
  const keys = new Map();
  for (let top = 0; top !== null;) {
    top = await scrollTo(page, top);
    for (const key of await drawnKeys(page)) keys.set(key.index, key);
  }
  await scrollTo(page, 0);
  return [...keys.values()].toSorted((a, b) => a.index - b.index);
}

/** Scrolls there, lets the table draw, and returns where to scroll next: half a screen on, null at the end. */
const scrollTo = (page, top) => page.evaluate(async (top) => {
  const frame = () => new Promise(requestAnimationFrame);
  const scrolls = (element) => element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
  let box = document.querySelector('[role=grid] [role=rowheader]');
  while (box && !scrolls(box)) box = box.parentElement;
  if (!box) return null;
  box.scrollTop = top;
  await frame();
  await frame();
  return box.scrollTop + box.clientHeight + 1 < box.scrollHeight ? top + box.clientHeight / 2 : null;
}, top);
