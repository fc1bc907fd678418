import { z } from 'zod';

/** A whole number; whatever else is given is answered with what is allowed. */
function whole(least: number, most: number) {
  const allowed = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(allowed).int(allowed).min(least, allowed).max(most, allowed);
}

function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, `must be one of ${words.join(', ')}`);
}

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address starting with https:// or http://',
});
const flag = oneOf(['true', 'false']).transform((value) => value === 'true');

/**
 * Every environment variable the product reads; `docs/configuration.md` documents each, and a test compares the two.
 * An empty value counts as not given.
 */
export const Environment = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test'])
    .default('development')
    .describe('`production` starts empty and hides development pages'),
  PORT: whole(0, 65_535).default(3000).describe('port to serve on; if taken, the next free one is used'),
  HOST: z
    .string()
    .min(1)
    .optional()
    .describe('address to listen on; the loopback by default, all addresses in production'),
  PUBLIC_URL: webAddress
    .optional()
    .describe('address people open; needed behind a proxy, for mails and secure cookies'),
  KLAMMER_REGION: z
    .string()
    .min(1)
    .default('duisburg')
    .describe('the region served: a name of the folder `regions`, or the path of a region file'),
  KLAMMER_DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('folder of the embedded store, the search snapshot, uploaded files and secrets'),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional()
    .describe('use this MongoDB instead of the embedded store'),
  MEILI_URL: webAddress.optional().describe('use this Meilisearch instead of the embedded search'),
  MEILI_KEY: z.string().min(1).optional().describe('admin key of that Meilisearch'),
  S3_URL: z
    .string()
    .regex(/^https?:\/\/[^:@/]+:[^@/]+@[^/]+\/[^/?]+/, 'must look like https://KEY:SECRET@HOST/BUCKET')
    .optional()
    .describe('keep uploaded files in this S3-compatible bucket instead of the data folder'),
  KLAMMER_FILES_MB: whole(1, 1_000_000)
    .default(500)
    .describe('megabytes of uploaded files that each organisation may keep'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional()
    .describe('carries live messages between several processes; needs MONGODB_URL and MEILI_URL too'),
  KLAMMER_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('signs sessions and links; made and kept in the data folder by default'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .optional()
    .describe('mail server; without it mails go to the development mailbox'),
  MAIL_FROM: z
    .string()
    .min(3, 'must be a sender such as Klammer <post@example.org>')
    .default('Klammer <klammer@localhost>')
    .describe('sender of mails'),
  TRUST_PROXY: whole(0, 5).default(0).describe('how many reverse proxies in front set X-Forwarded-For'),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('how much is logged'),
  KLAMMER_DEMO: flag
    .optional()
    .describe('fill an empty embedded store with the demonstration region; on outside production'),
});
export type Environment = z.infer<typeof Environment>;

export interface Config extends Environment {
  production: boolean;
  host: string;
  demo: boolean;
}

/** Says which variable is wrong, what it was, and what is allowed. */
export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError naming every wrong variable, its value (secrets hidden) and what is allowed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, env[name]?.trim() === '' ? undefined : env[name]]),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => complaint(issue, given)).join('\n'));
  const value = parsed.data;
  const production = value.NODE_ENV === 'production';
  if (value.MONGODB_URL && production && !value.KLAMMER_SECRET)
    throw new ConfigError(
      'KLAMMER_SECRET is not set: with MONGODB_URL in production all processes must share one secret of at least 32 characters.',
    );
  if (value.REDIS_URL) requireShared(value);
  return {
    ...value,
    production,
    host: value.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    demo: value.KLAMMER_DEMO ?? (!production && !value.MONGODB_URL && value.NODE_ENV !== 'test'),
  };
}

/** REDIS_URL says that there are several processes: then none may keep data for itself. */
function requireShared({ MONGODB_URL, MEILI_URL }: Environment): void {
  const missing = [
    ...(MONGODB_URL ? [] : ['MONGODB_URL (the embedded store belongs to one process)']),
    ...(MEILI_URL ? [] : ['MEILI_URL (the embedded search belongs to one process)']),
  ];
  if (missing.length > 0)
    throw new ConfigError(
      `REDIS_URL is for several processes, which must share everything. Set ${missing.join(' and ')}, or leave REDIS_URL out and run one process.`,
    );
}

function complaint(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name] ?? '';
  const secret = /SECRET|KEY/.test(name) || value.includes('@');
  const was = secret ? 'a value that is not shown' : `“${value}”`;
  return `${name} was ${was}: ${issue.message}.`;
}
