// What the tenant's log says of one opening: how many requests, and how many had to wait for one before them.

const PAGE = 100;

/** The longest chain of requests of which none began before the answer of the one before could be there. */
export function waitsInARow(log, latency) {
  let waits = 0;
  let free = -Infinity;
  for (const { at } of log.toSorted((a, b) => a.at - b.at)) {
    if (at < free) continue;
    waits += 1;
    free = at + latency;
  }
  return waits;
}

/** What the contract leaves no way around: pages of 100, each known only from the one before, read from two ends. */
export const forced = (keys) => ({ requests: Math.ceil(keys / PAGE), waits: Math.ceil(keys / PAGE / 2) });
