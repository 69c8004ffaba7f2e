// axe-core over one screen. Injected by the driver: the popup's own policy lets no foreign script in.

/** Each violation as one readable line; an empty list is a pass. */
export async function violations(page) {
  // Not before: it is large, and most journeys do without.
  const { default: axe } = await import('axe-core');
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target).join(', ')}`);
}
