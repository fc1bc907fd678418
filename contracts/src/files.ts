import { z } from 'zod';
import { endpoint, fileAnswer } from './endpoint.ts';
import { FILE_PURPOSES } from './file-rules.ts';
import { Id, Moment } from './text.ts';

export * from './file-rules.ts';

export const FilePurpose = z.enum(FILE_PURPOSES);
export type FilePurpose = z.infer<typeof FilePurpose>;

/** An uploaded file, as the one who uploaded it or may read it sees it. */
export const StoredFile = z.object({
  id: Id,
  name: z.string(),
  /** Media type of what is kept: pictures become WebP. */
  type: z.string(),
  size: z.number().int(),
  purpose: FilePurpose,
  uploadedAt: Moment,
});
export type StoredFile = z.infer<typeof StoredFile>;

const one = z.object({ id: Id });

export const files = {
  upload: endpoint({
    method: 'POST',
    path: '/api/files',
    summary: 'Upload a file; it goes after a day unless something is made of it',
    access: 'member',
    takes: 'multipart',
    body: z.object({ purpose: FilePurpose }),
    response: StoredFile,
    status: 201,
  }),
  usage: endpoint({
    method: 'GET',
    path: '/api/files',
    summary: 'How much of its space for files the organisation you act for has used',
    access: 'member',
    response: z.object({
      usedBytes: z.number().int(),
      quotaBytes: z.number().int(),
      files: z.number().int(),
    }),
  }),
  download: endpoint({
    method: 'GET',
    path: '/api/files/:id',
    summary: 'The bytes of a file; pictures in two sizes',
    access: 'public',
    gives: 'file',
    params: one,
    query: z.object({ size: z.enum(['small', 'large']).default('large') }),
    response: fileAnswer,
  }),
  discard: endpoint({
    method: 'DELETE',
    path: '/api/files/:id',
    summary: 'Throw away an upload that nothing was made of yet',
    access: 'member',
    params: one,
  }),
};
