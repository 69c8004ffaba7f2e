// State of React that is laid open after each drawing.
import { useEffect, useState } from 'react';
import { hold } from './connection.js';

/** The state, and what sets one field of it: `set('url')` takes the new value. */
export function useHeld(initial) {
  const [state, change] = useState(initial);
  useEffect(() => hold(state), [state]);
  const set = (name) => (value) => change((old) => ({ ...old, [name]: value }));
  return [state, set];
}
