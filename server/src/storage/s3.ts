import { type AwsClient } from 'aws4fetch';
import { checkKey, type FileStorage } from './port.ts';

const TIMEOUT_MS = 60_000;

/**
 * Files in a bucket of any S3-compatible server, addressed by path (`https://HOST/BUCKET/key`).
 * @param url `https://KEY:SECRET@HOST/BUCKET[/PREFIX][?region=REGION]`; key and secret percent-encoded where needed
 */
export function createS3Storage(url: string): FileStorage {
  const { base, ...keys } = readS3Url(url);
  let client: Promise<AwsClient> | undefined;
  const ask = async (method: string, key: string, init: RequestInit = {}): Promise<Response> => {
    client ??= import('aws4fetch').then(({ AwsClient }) => new AwsClient({ ...keys, service: 's3' }));
    return (await client).fetch(`${base}/${checkKey(key)}`, {
      ...init,
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  };
  return {
    put: async (key, bytes, type) => {
      const headers = { 'content-type': type, 'content-length': String(bytes.byteLength) };
      await expectOk(ask('PUT', key, { body: new Uint8Array(bytes), headers }));
    },
    get: async (key) => {
      const response = await ask('GET', key);
      if (response.status === 404) return null;
      await expectOk(Promise.resolve(response));
      return response.body as AsyncIterable<Uint8Array> | null;
    },
    remove: async (key) => {
      const response = await ask('DELETE', key);
      if (response.status !== 404) await expectOk(Promise.resolve(response));
    },
  };
}

async function expectOk(asked: Promise<Response>): Promise<void> {
  const response = await asked;
  if (!response.ok) throw new Error(`the file storage answered ${response.status}`);
}

export function readS3Url(text: string): {
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
