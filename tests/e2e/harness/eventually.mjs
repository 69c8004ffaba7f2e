// What follows from a screen a moment after it: the log, the store, the focus. Asked again until it is as expected.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

/** How long anything may take before it counts as not happening: a busy machine reads 10,000 keys in half of it. */
export const PATIENCE_MS = 20_000;

/** Asserts that what `read` gives comes to be `expected`; fails with what it gave last. */
export async function eventually(read, expected, message) {
  const deadline = Date.now() + PATIENCE_MS;
  let last = await read();
  while (!isDeepStrictEqual(last, expected) && Date.now() < deadline) last = await read();
  assert.deepEqual(last, expected, message);
}
