import { Problem } from '../../problem.ts';

/**
 * Lets some works run at once and others wait their turn; with too many waiting it refuses, so that nobody keeps everybody
 * else's server busy by asking for what is dear.
 * @throws Problem unavailable
 */
export function createTurns(most: {
  running: number;
  waiting: number;
}): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most.running) {
      if (waiting.length >= most.waiting)
        throw new Problem('unavailable', 'Too many ask for this at the moment.', { retryAfterSeconds: 5 });
      // Whoever is done hands their turn over, so nobody slips in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
