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
