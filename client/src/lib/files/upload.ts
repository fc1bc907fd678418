import { FILE_RULES, type FilePurpose } from '@klammer/contracts/file-rules';
import type { StoredFile } from '@klammer/contracts/files';
import type { ProblemBody } from '@klammer/contracts/problems';
import { ApiProblem, reach } from '#lib/api.ts';
import { formatNumber } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';

const MB = 1024 * 1024;

/** Where a file can be fetched. */
export function fileAddress(id: string, size: 'small' | 'large' = 'large'): string {
  return `/api/files/${id}?size=${size}`;
}

/** "PNG, JPG, WEBP, GIF, up to 5 MB". */
export function wordRules(purpose: FilePurpose): string {
  const { endings, maxBytes } = FILE_RULES[purpose];
  const kinds = endings.filter((ending) => ending !== 'jpeg').map((ending) => ending.toUpperCase());

  return m.upload_rules({ kinds: kinds.join(', '), size: String(maxBytes / MB) });
}

/** What is wrong with a file before it travels, or null; the server looks again, and closer. */
export function checkFile(file: File, purpose: FilePurpose): string | null {
  const { endings, maxBytes } = FILE_RULES[purpose];
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';

  if (!endings.includes(ending)) return m.upload_wrong_kind({ rules: wordRules(purpose) });
  if (file.size > maxBytes) return m.upload_too_large({ size: String(maxBytes / MB) });
  if (file.size === 0) return m.upload_empty();

  return null;
}

/** Why an upload was refused, in words. */
export function wordUploadProblem(error: unknown, purpose: FilePurpose): string {
  const code = error instanceof ApiProblem ? error.code : undefined;

  if (code === 'unsupported-media-type') return m.upload_refused({ rules: wordRules(purpose) });
  if (code === 'too-large') return m.upload_too_large({ size: String(FILE_RULES[purpose].maxBytes / MB) });
  if (code === 'capacity-reached') return m.upload_full();

  return wordProblem(error);
}

/** "1.2 MB". */
export function formatBytes(bytes: number): string {
  return bytes < MB / 10
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${formatNumber(Math.round((bytes / MB) * 10) / 10)} MB`;
}

/** Sends a file and tells how far it is (0 to 1); a browser tells that of an XMLHttpRequest only. */
export function uploadFile(
  file: File,
  purpose: FilePurpose,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<StoredFile> {
  const form = formOf(file, purpose);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();

    request.open('POST', '/api/files');
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () =>
      request.status === 201
        ? resolve(request.response as StoredFile)
        : reject(new ApiProblem((request.response as ProblemBody | null) ?? unavailable(request.status)));
    request.onerror = () => reject(new ApiProblem(unavailable(503)));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function unavailable(status: number): ProblemBody {
  return { type: 'about:blank', title: '', status, code: 'unavailable', detail: '' };
}

function formOf(file: File, purpose: FilePurpose): FormData {
  const form = new FormData();

  form.set('purpose', purpose);
  form.set('file', file, file.name);

  return form;
}

/**
 * The file that a form without JavaScript sent in its part `name`, uploaded, or whether it is to be taken away; for
 * form actions. `undefined`: nothing was said about it.
 */
export async function fileFromForm(
  fetch: typeof globalThis.fetch,
  form: FormData,
  name: string,
  purpose: FilePurpose,
): Promise<string | null | undefined> {
  const file = form.get(name);

  if (file instanceof File && file.size > 0) return (await sendFile(fetch, file, purpose)).id;

  return form.has(`${name}.remove`) ? null : undefined;
}

/** The same for a part with several files: ids of those that a form without JavaScript sent. */
export async function filesFromForm(
  fetch: typeof globalThis.fetch,
  form: FormData,
  name: string,
  purpose: FilePurpose,
): Promise<string[]> {
  const ids: string[] = [];

  for (const file of form.getAll(name))
    if (file instanceof File && file.size > 0) ids.push((await sendFile(fetch, file, purpose)).id);

  return ids;
}

/** Sends a file without telling how far it is. */
export async function sendFile(
  fetch: typeof globalThis.fetch,
  file: File,
  purpose: FilePurpose,
): Promise<StoredFile> {
  const response = await reach(fetch, '/api/files', { method: 'POST', body: formOf(file, purpose) });

  return (await response.json()) as StoredFile;
}
