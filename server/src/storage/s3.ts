import { type AwsClient } from 'aws4fetch';
import { Problem } from '../problem.ts';
import { checkKey, type FileStorage } from './port.ts';

/** For the answer to begin, not for its end: whoever downloads slowly may take their time. */
const ANSWER_WITHIN_MS = 60_000;
/** A server that is busy is asked again after a moment, while somebody waits. */
const RETRIES = 2;
/** Nothing of ours is called so: a bucket that can be used says that it has no such key. */
const NO_FILE = 'no-file';

/**
 * Files in a bucket of any S3-compatible server, addressed by path (`https://HOST/BUCKET/key`).
 * @param url `https://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=REGION]`; key and secret percent-encoded where needed
 */
export function createS3Storage(url: string): FileStorage {
  const { base, ...keys } = readS3Url(url);
  let client: Promise<AwsClient> | undefined;

  /** @returns null where there is no such key @throws Problem unavailable, or what the server has against us */
  async function ask(method: string, key: string, init: RequestInit = {}): Promise<Response | null> {
    client ??= import('aws4fetch').then(
      ({ AwsClient }) => new AwsClient({ ...keys, service: 's3', retries: RETRIES }),
    );
    const response = await answerOf(await client, `${base}/${checkKey(key)}`, { ...init, method });
    if (response.ok) return response;
    const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? '';
    // Where the bucket itself is missing, nothing says that the file is.
    if (response.status === 404 && code !== 'NoSuchBucket') return null;
    const error = new Error(`the file storage answered ${`${response.status} ${code}`.trim()}`);
    throw response.status >= 500 || response.status === 429 ? away(error) : error;
  }

  return {
    put: async (key, bytes, type) => {
      const [size, body] =
        bytes instanceof Blob ? [bytes.size, bytes] : [bytes.byteLength, new Uint8Array(bytes)];
      const headers = { 'content-type': type, 'content-length': String(size) };
      const stored = await ask('PUT', key, { body, headers });
      if (!stored) throw new Error('the file storage has no such place');
    },
    get: async (key) => {
      const response = await ask('GET', key);
      return response && (response.body as AsyncIterable<Uint8Array> | null);
    },
    remove: async (key) => {
      await ask('DELETE', key);
    },
    check: async () => {
      await ask('GET', NO_FILE);
    },
  };
}

async function answerOf(client: AwsClient, url: string, init: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS);
  try {
    return await client.fetch(url, { ...init, signal: patience.signal });
  } catch (cause) {
    throw away(new Error('the file storage cannot be reached', { cause }));
  } finally {
    clearTimeout(timer);
  }
}

const away = (cause: Error): Problem =>
  new Problem('unavailable', 'Files are not available at the moment.', { cause, retryAfterSeconds: 5 });

function readS3Url(text: string): {
  base: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
} {
  const url = new URL(text);
  return {
    base: url.origin + url.pathname.replace(/\/$/, ''),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    region: url.searchParams.get('region') ?? 'us-east-1',
  };
}
