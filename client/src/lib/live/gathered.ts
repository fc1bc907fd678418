/** Work that facts ask for. */
export interface Gathered {
  ask: () => void;
  stop: () => void;
}

/**
 * Does a moment later what several facts ask for at once: never twice at a time, so that no older answer comes after a
 * newer one, and once more where it was asked for meanwhile.
 */
export function gathered(work: () => Promise<void>, waitMs = 300): Gathered {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let isAskedAgain = false;
  let isStopped = false;

  function ask() {
    if (isRunning) isAskedAgain = true;
    else if (!isStopped) timer ??= setTimeout(() => void run(), waitMs);
  }

  async function run() {
    timer = undefined;
    isRunning = true;
    isAskedAgain = false;
    try {
      await work();
    } finally {
      isRunning = false;
      if (isAskedAgain) ask();
    }
  }

  function stop() {
    isStopped = true;
    clearTimeout(timer);
  }

  return { ask, stop };
}
