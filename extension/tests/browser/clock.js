// A clock on which each timer comes due at once, a little early if told so, and moves the present on.
const real = { now: Date.now, setTimeout: globalThis.setTimeout };
const waits = [];

export function start(present, early) {
  let now = present;
  waits.length = 0;
  Date.now = () => now;
  globalThis.setTimeout = (act, millis) => {
    waits.push(millis);
    now += Math.max(1, millis - early);
    queueMicrotask(act);
  };
}

export function stop() {
  Date.now = real.now;
  globalThis.setTimeout = real.setTimeout;
}

export const waited = () => waits;
