import { type Counts } from './import-file.ts';

export interface Progress {
  update: (counts: Counts) => void;
  /** Prints a line that stays. */
  above: (line: string) => void;
  end: () => void;
}

const ERASE_LINE = '\r\u001b[K';

/** Keeps one line up to date on a terminal; elsewhere only the lines that stay are written. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const erase = (): void => {
    if (stream.isTTY) stream.write(ERASE_LINE);
  };
  return {
    update: ({ rows, failed }) => {
      if (!stream.isTTY) return;
      const pace = Math.round(rows / ((performance.now() - started) / 1000));
      stream.write(`${ERASE_LINE}${rows} rows, ${failed} failed, ${pace} rows/s`);
    },
    above: (line) => {
      erase();
      stream.write(`${line}\n`);
    },
    end: erase,
  };
}
