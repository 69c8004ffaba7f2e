// axe-core over one screen. Injected by the driver: the popup's own policy lets no foreign script in.
import axe from 'axe-core';

/** Each violation as one readable line; an empty list is a pass. */
export async function violations(page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target).join(', ')}`);
}
