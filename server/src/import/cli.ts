import path from 'node:path';
import { parseArgs } from 'node:util';
import { Kind } from '@klammer/contracts/profiles';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { loadRegion } from '../features/region/service.ts';
import { loadRegionFile } from '../region/load.ts';
import { connect, createIndexes, type Database } from '../db/connect.ts';
import { FileError } from './file.ts';
import { importFile, type Summary } from './import-file.ts';
import { showProgress } from './progress.ts';
import { describeError, describeSummary } from './report.ts';

const USAGE = `npm run import -- FILE.csv --kind ${Kind.options.join('|')} [--source NAME] [--dry-run]

  --kind     what the organisations of the list are
  --source   name of the list, if several lists number their organisations alike
  --dry-run  check the file and write nothing

The columns are described in docs/import.md.
Ends with 0 when all rows are in, 1 when some are not, 2 when nothing could be tried.`;

const HELD =
  'The server has the embedded store open, and only one process can: stop the server first, or set MONGODB_URL.';

class DatabaseError extends Error {}

/** Arguments that make no sense; the message says which. */
class UsageError extends Error {}

interface Arguments {
  file: string;
  kind: Kind;
  source: string;
  dryRun: boolean;
}

function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      source: { type: 'string', default: 'list' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
  const kind = Kind.safeParse(values.kind);
  if (!kind.success)
    throw new UsageError(`--kind was “${values.kind ?? ''}”; it is one of ${Kind.options.join(', ')}.`);
  // npm runs scripts in the root of the project, people name files from where they are.
  return {
    file: path.resolve(process.env.INIT_CWD ?? '.', file),
    kind: kind.data,
    source: values.source,
    dryRun: values['dry-run'],
  };
}

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  await loadRegionFile(config);
  const started = performance.now();
  const progress = showProgress(process.stderr);
  const run = (): Promise<Summary> =>
    importFile(
      { now: () => new Date() },
      {
        ...options,
        onError: (error) => progress.above(describeError(error)),
        onProgress: progress.update,
      },
    );
  const summary = options.dryRun ? await run() : await withDatabase(config, run);
  progress.end();
  const seconds = (performance.now() - started) / 1000;
  console.log(describeSummary(summary, seconds, options.dryRun).join('\n'));
  return summary.counts.failed > 0 || summary.cutOff !== null ? 1 : 0;
}

async function withDatabase<Result>(config: Config, run: () => Promise<Result>): Promise<Result> {
  const database = await openDatabase(config);
  try {
    await createIndexes();
    await loadRegion(config);
    return await run();
  } finally {
    await database.close();
  }
}

async function openDatabase(config: Config): Promise<Database> {
  try {
    return await connect(config);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const isHeld = /another process/.test(reason);
    throw new DatabaseError(isHeld ? HELD : `The database cannot be opened: ${reason}`, { cause });
  }
}

/** What to tell the operator, or undefined for faults of ours. */
function explain(error: unknown): string | undefined {
  if (error instanceof FileError || error instanceof ConfigError || error instanceof DatabaseError)
    return error.message;
  if (error instanceof UsageError || isArgumentError(error)) return `${error.message}\n\n${USAGE}`;
  return undefined;
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = 2;
  console.error(explain(error) ?? error);
}
