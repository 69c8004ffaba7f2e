// What the popup last showed, drawn again before anything else of ours has started; for the eye alone, and gone as
// soon as the popup draws itself. `picture.rs` makes it: nodes as [tag, attributes, ...children], text as text.

/** The active tab of this window, asked for as early as can be. */
export const frontTabs = chrome.tabs.query({ active: true, currentWindow: true });
/** What was kept of the last openings: the first rows, and the pictures. */
export const kept = chrome.storage.session.get(['first', 'pictures']);

const SVG = 'http://www.w3.org/2000/svg';

function drawn([tag, attributes, ...children], isAroundSvg = false) {
  const isSvg = isAroundSvg || tag === 'svg';
  const element = isSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('--')) element.style.setProperty(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.map((child) => (typeof child === 'string' ? child : drawn(child, isSvg))));
  return element;
}

/** The second frame begins when the first has been drawn. */
export const frame = () => new Promise(requestAnimationFrame);

/** Puts a picture, a text of nodes, in front of the user. */
export function hang(picture) {
  const place = document.getElementById('picture');
  place.append(...JSON.parse(picture).map((node) => drawn(node)));
  place.hidden = false;
}

/** The name of what is kept for a tab: its origin and, in Firefox, its container. `cookies.rs` does the same. */
function entry({ url, cookieStoreId = '' }) {
  const isDefault = ['', '0', 'firefox-default'].includes(cookieStoreId);
  return new URL(url).origin + (isDefault ? '' : `#${cookieStoreId}`);
}

async function show() {
  const [[tab], { pictures }] = await Promise.all([frontTabs, kept]);
  const picture = tab?.url && pictures?.[entry(tab)];
  // The popup may have been quicker.
  if (!picture || document.querySelector('#app > *')) return false;
  hang(picture);
  await frame();
  await frame();
  return true;
}

/**
 * Whether there is a picture; resolves once it is in front of the user, so that starting the popup does not hold it up.
 * A full tab is another size; what can't be shown costs a moment and nothing else.
 */
export const shown = location.search ? Promise.resolve(false) : show().catch(() => false);
