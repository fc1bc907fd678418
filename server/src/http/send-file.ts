import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type Response } from 'express';

/**
 * Sends a file so that no browser runs anything in it: its type is ours and not to be guessed, it is sandboxed, and
 * it is saved rather than opened unless we made it ourselves.
 */
export async function sendFile(response: Response, file: FileAnswer): Promise<void> {
  response.status(200).set({
    'Content-Type': file.type,
    'Content-Disposition': dispositionOf(file),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(file.bytes !== undefined && { 'Content-Length': String(file.bytes) }),
    ...(file.maxAgeSeconds && { 'Cache-Control': `private, max-age=${file.maxAgeSeconds}` }),
  });
  const body = file.body instanceof Uint8Array ? [file.body] : file.body;
  if (response.req.method === 'HEAD') {
    response.end();
    // What comes from elsewhere is on its way already, and would hold its connection.
    if (Symbol.asyncIterator in body) await body[Symbol.asyncIterator]().return?.();
    return;
  }
  try {
    await pipeline(Readable.from(body, { objectMode: false }), response);
  } catch (error) {
    // Whoever asked has gone; there is nobody to tell.
    if (!isClosedEarly(error)) throw error;
  }
}

function isClosedEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** RFC 6266: a plain name for old clients, the real one in UTF-8. */
function dispositionOf({ disposition, name }: FileAnswer): string {
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
