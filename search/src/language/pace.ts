import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets long work run in slices: call and await the returned function often; it gives the event loop a
 * turn whenever more than `sliceMs` have passed since the last one, else it resolves at once (null, so a
 * hot loop can skip the await).
 */
export function createPacer(sliceMs = 6): () => Promise<void> | null {
  let last = performance.now();
  return () => {
    if (performance.now() - last < sliceMs) return null;
    return nextTurn().then(() => {
      last = performance.now();
    });
  };
}
