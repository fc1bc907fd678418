import { z } from 'zod';
import { isCode, type OpenVocabulary } from './vocabulary/index.ts';

/** How a code of an open vocabulary is written: for addresses, filters and files alike. */
export const CODE_PATTERN = /^[A-Za-z0-9](-?[A-Za-z0-9])*$/;
export const CODE_MAX = 60;

/**
 * A code of a vocabulary that differs from region to region: the region file and the operator say which there are, so
 * it is looked up when a value comes, and the description of the API names no codes. Retired codes stay valid, for what
 * is stored may hold them.
 */
function codeOf(vocabulary: OpenVocabulary) {
  return z
    .string()
    .max(CODE_MAX)
    .regex(CODE_PATTERN)
    .refine((code) => isCode(vocabulary, code), `is no code of the vocabulary ${vocabulary}`)
    .describe(`code of the vocabulary ${vocabulary}, see GET /api/region`);
}

export const NeedCode = codeOf('needs');
export const TopicCode = codeOf('topics');
export const PlaceCode = codeOf('regions');

/** Some codes, each once; none where nothing is given. */
export function listOf<T extends z.ZodType<string>>(code: T, max: number) {
  return z
    .array(code)
    .max(max)
    .refine((codes) => new Set(codes).size === codes.length, 'names a code twice')
    .default([]);
}
