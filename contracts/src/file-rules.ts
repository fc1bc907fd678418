// Without zod, so that a page with an upload does not load it.

/** What a file is uploaded for; it decides which types and sizes are taken. */
export const FILE_PURPOSES = [
  'logo',
  'deck',
  'attachment',
  'evidence',
  'application',
  'room',
  'article',
] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

const MB = 1024 * 1024;
/** Types by the ending a file's name must have. Archives, SVG, HTML, scripts and macros are not among them. */
export const PICTURE_ENDINGS = ['png', 'jpg', 'jpeg', 'webp', 'gif'] as const;
const OFFICE_ENDINGS = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const;
const TEXT_ENDINGS = ['txt', 'csv'] as const;
const documents = [...PICTURE_ENDINGS, 'pdf', ...OFFICE_ENDINGS, ...TEXT_ENDINGS] as const;
export const FILE_RULES: Record<FilePurpose, { endings: readonly string[]; maxBytes: number }> = {
  logo: { endings: PICTURE_ENDINGS, maxBytes: 5 * MB },
  deck: { endings: ['pdf'], maxBytes: 20 * MB },
  attachment: { endings: documents, maxBytes: 20 * MB },
  evidence: { endings: documents, maxBytes: 20 * MB },
  application: { endings: documents, maxBytes: 20 * MB },
  room: { endings: documents, maxBytes: 20 * MB },
  article: { endings: PICTURE_ENDINGS, maxBytes: 10 * MB },
};
