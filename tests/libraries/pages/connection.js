// What all of these apps ask for, and where each lays open what it holds: its own state, never what its fields show.

/** Few enough for every library to draw all of them at once. */
export const REGIONS = [
  { value: 'us', label: 'US East (N. Virginia)' },
  { value: 'eu', label: 'Europe (Ireland)' },
  { value: 'de', label: 'Europe (Frankfurt)' },
  { value: 'uk', label: 'Europe (London)' },
  { value: 'sg', label: 'Asia Pacific (Singapore)' },
];

/** What was entered in the steps before the one that asks for the key alone. */
export const ENTERED = { url: 'https://acme-corp.us.qlikcloud.com', region: 'us', apiKey: '' };

/** How the form is made: the second word of the address behind its `#`. */
export const [, kind] = location.hash.slice(1).split('/');

/** The page is about Qlik where the form is all there is on it; a dialog or a stepper says so itself. */
export const TITLE = ['dialog', 'stepper', 'other', 'beside'].includes(kind) ? 'Connections' : 'Connect Qlik Cloud';
document.title = `${TITLE} – Acme`;

/** Lays open a copy of the state. */
export function hold(state) {
  globalThis.appState = structuredClone(state);
}

/** A style sheet that the library brings. */
export function wear(css) {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}
