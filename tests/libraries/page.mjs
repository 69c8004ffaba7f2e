// The page of a library in a tab: drawn, at rest, and what its app holds.
import { eventually } from '../e2e/harness/eventually.mjs';

/** Resolves when the app has drawn what it asks for, and nothing moves any more. */
export async function settled(tab) {
  await tab.waitForFunction(() => globalThis.appState);
  await eventually(() => hasInput(tab), true, 'the page shows a field');
  await still(tab);
}

/** Resolves when nothing moves that will ever come to rest. */
export const still = (tab) => tab.waitForFunction(() => {
  const moves = (animation) => animation.playState === 'running' && animation.effect.getComputedTiming().endTime !== Infinity;
  return !document.getAnimations().some(moves);
}, { polling: 'raf' });

/** Whether a person sees a field; those of other steps are in the page, too. */
async function hasInput(tab) {
  const inputs = await tab.$$('>>> input');
  const visible = await Promise.all(inputs.map((input) => input.isVisible()));
  return visible.includes(true);
}

/** What the app's own state holds: `other.url` is the `url` of its other form. */
export async function held(tab) {
  const { other = {}, ...state } = await tab.evaluate(() => globalThis.appState);
  return { ...state, ...Object.fromEntries(Object.entries(other).map(([name, value]) => [`other.${name}`, value])) };
}
