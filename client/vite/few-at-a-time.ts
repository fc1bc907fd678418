import fs from 'node:fs';

/** Far below the 1,024 files that a process may often have open, with room for what else a build reads and writes. */
const AT_A_TIME = 64;

/**
 * Files as Node has them, but no more than a few are written at once. Words are compiled to some 1,500 files that are all
 * written together, and those that a limit stops would just be missing.
 */
export function fewAtATime(): typeof fs {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const writeFile: typeof fs.promises.writeFile = async (...input) => {
    if (busy < AT_A_TIME) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await fs.promises.writeFile(...input);
    } finally {
      const next = waiting.shift();
      // Whoever waited longest takes this place over.
      if (next) next();
      else busy -= 1;
    }
  };
  return { ...fs, promises: { ...fs.promises, writeFile } };
}
