import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../config.ts';
import { RegionFile } from './file.ts';

const SHIPPED = fileURLToPath(new URL('../../../regions', import.meta.url));

/** A region file with where it was found, for what it names beside it. */
export interface FoundRegion {
  file: RegionFile;
  folder: string;
}

/**
 * Reads the region file that KLAMMER_REGION names: one of those in `regions/` by its name, or any other by its path.
 * @throws ConfigError naming the file, every wrong place in it, what stood there and what is allowed
 */
export async function readRegionFile(named: string): Promise<FoundRegion> {
  const isPath = /[/\\]|\.json$/.test(named);
  const at = isPath
    ? path.resolve(process.env['INIT_CWD'] ?? '.', named)
    : path.join(SHIPPED, `${named}.json`);
  const written = await readFile(at, 'utf8').catch(async (cause: NodeJS.ErrnoException) => {
    const known = (await readdir(SHIPPED).catch(() => []))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -5));
    throw new ConfigError(
      `KLAMMER_REGION was “${named}”: ${at} cannot be read (${cause.code ?? cause.message}). Allowed are ${known.join(', ')}, or the path of a region file.`,
      { cause },
    );
  });
  const value = parseJson(written, at);
  const parsed = RegionFile.safeParse(value);
  if (parsed.success) return { file: parsed.data, folder: path.dirname(at) };
  const complaints = parsed.error.issues.map(
    (issue) => `  ${nameOf(issue.path)}${wasOf(value, issue.path)}: ${issue.message}`,
  );
  throw new ConfigError(`The region file ${at} (KLAMMER_REGION) is not right:\n${complaints.join('\n')}`);
}

function parseJson(written: string, at: string): unknown {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw new ConfigError(`The region file ${at} (KLAMMER_REGION) is no JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** `places[3].label.de` */
function nameOf(at: readonly PropertyKey[]): string {
  return (
    at
      .map((step, index) =>
        typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`,
      )
      .join('') || 'the file'
  );
}

function wasOf(value: unknown, at: readonly PropertyKey[]): string {
  let found = value;
  for (const step of at) found = (found as Record<PropertyKey, unknown> | undefined | null)?.[step];
  if (found === undefined) return ' is missing';
  return typeof found === 'object' ? '' : ` was “${String(found).slice(0, 80)}”`;
}
