import { createServer, request } from 'node:http';
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type FilePurpose, type StoredFile } from '@klammer/contracts/files';
import { type ProblemBody } from '@klammer/contracts/problems';

/** Sends a file as a browser's form would. */
export async function upload(
  app: { url: string },
  by: { cookie: string } | null,
  file: { name: string; bytes: Uint8Array; purpose?: FilePurpose },
): Promise<{ status: number; body: StoredFile & ProblemBody }> {
  const form = new FormData();
  form.set('purpose', file.purpose ?? 'attachment');
  form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  const response = await fetch(`${app.url}/api/files`, {
    method: 'POST',
    headers: { origin: app.url, ...(by && { cookie: by.cookie }) },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as StoredFile & ProblemBody };
}

/** Begins to send a file and goes no further. @returns what breaks it off */
export function beginUpload(app: { url: string }, { cookie }: { cookie: string }): () => void {
  const headers = { origin: app.url, cookie, 'content-type': 'multipart/form-data; boundary=x' };
  const sent = request(`${app.url}/api/files`, { method: 'POST', headers }).on('error', () => undefined);
  sent.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc');
  return () => sent.destroy();
}

export async function download(
  app: { url: string },
  id: string,
  cookie?: string,
  size: 'small' | 'large' = 'large',
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(`${app.url}/api/files/${id}?size=${size}`, {
    headers: cookie ? { cookie } : {},
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** As much of a server with a bucket as the storage asks of one. */
export async function startBucket() {
  const objects = new Map<string, Buffer>();
  const signatures: string[] = [];
  let away = false;
  const server = createServer(async (incoming, response) => {
    signatures.push(incoming.headers.authorization ?? '');
    const key = incoming.url ?? '';
    const bytes = await buffer(incoming);
    if (away) return void response.writeHead(503).end();
    if (incoming.method === 'PUT') objects.set(key, bytes);
    const found = objects.get(key);
    if (incoming.method === 'DELETE') objects.delete(key);
    response.writeHead(found ? 200 : 404).end(incoming.method === 'GET' ? found : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    objects,
    signatures,
    url: `http://AKIDEXAMPLE:sec%2Fret@${host}/klammer/eu?region=eu-central-1`,
    setAway: (value: boolean) => (away = value),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
