import { z } from 'zod';

/** Every way a request can fail, with its HTTP status. The codes are stable; the client words them. */
export const PROBLEM_STATUS = {
  'invalid-input': 400,
  unauthenticated: 401,
  'email-not-verified': 403,
  forbidden: 403,
  'confirmation-needed': 403,
  suspended: 403,
  'in-person': 403,
  'foreign-origin': 403,
  'scope-missing': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  duplicate: 409,
  'capacity-reached': 409,
  'not-possible-now': 409,
  gone: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** One thing wrong with the input: `path` leads to the field, `code` is zod's issue code. */
export const Issue = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  code: z.string(),
  message: z.string(),
});
export type Issue = z.infer<typeof Issue>;

/** The body of every error response: RFC 9457, media type `application/problem+json`. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  /** All that is wrong with the input, not only the first. */
  issues: z.array(Issue).optional(),
  requestId: z.string().optional(),
  retryAfterSeconds: z.number().int().optional(),
});
export type ProblemBody = z.infer<typeof ProblemBody>;
