// Without zod, so that pages do not load it.

/** `view`: pages as pictures that name the viewer. `download`: the file itself too. */
export const GRANT_ACCESS = ['view', 'download'] as const;
export type GrantAccess = (typeof GRANT_ACCESS)[number];
