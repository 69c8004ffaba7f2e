// Runs in a web page that the scripts of `page/` have described, in the extension's own world: applies an order
// there, or tells when the page changes. Where they have not run, the page is not the one that was described.
export function inPage(what, given) {
  const ours = globalThis[Symbol.for('latchkey')];
  return ours ? ours[what](given) : { page: 'changed', fields: [] };
}
