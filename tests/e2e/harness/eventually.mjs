// What follows from a screen a moment after it: the log, the store, the focus. Asked again until it is as expected.
import assert from 'node:assert/strict';
import { inspect, isDeepStrictEqual } from 'node:util';

/** How long anything may take before it counts as not happening: a busy machine reads 10,000 keys in half of it. */
export const PATIENCE_MS = 20_000;

/**
 * Waits until what `read` gives is `expected`, or fulfils it where that is a condition; returns it.
 * Fails with what it gave last.
 */
export async function eventually(read, expected, message) {
  const isCondition = typeof expected === 'function';
  const holds = isCondition ? expected : (value) => isDeepStrictEqual(value, expected);
  const deadline = Date.now() + PATIENCE_MS;
  let last = await read();
  while (!holds(last) && Date.now() < deadline) last = await read();
  if (isCondition) assert.ok(holds(last), message ?? `it never came to be so; last it was ${inspect(last)}`);
  else assert.deepEqual(last, expected, message);
  return last;
}
