// What the tenant's log says of one opening: how many requests, and how many had to wait for one before them.

const PAGE = 100;

/**
 * The longest chain of pages of which each is known only from the one before: those of one end of the list, and
 * one more where that end was begun only after the first answer of the other.
 */
export function waitsInARow(log) {
  const pages = log.filter(({ path, query }) => path === '/api/v1/api-keys' && !query.includes('status='));
  const ends = ['-created', 'created'].map((sort) => pages.filter(({ query }) => query.includes(`sort=${sort}`))).filter((end) => end.length);
  const firstAnswer = Math.min(...ends.map(([first]) => first.done));
  return Math.max(...ends.map((end) => end.length + (end[0].at >= firstAnswer ? 1 : 0)));
}

/** What the contract leaves no way around: pages of 100, each known only from the one before, read from two ends. */
export const forced = (keys) => ({ requests: Math.ceil(keys / PAGE), waits: Math.ceil(keys / PAGE / 2) });
