import { z } from 'zod';
import { CODE_MAX, CODE_PATTERN } from './codes.ts';
import { endpoint } from './endpoint.ts';
import { Revision } from './region.ts';
import { line } from './text.ts';
import { EDITED_VOCABULARIES, PLACE_LEVELS } from './vocabulary/index.ts';

/** Where a concept comes from: the product, the region file, or the operator. */
export const ORIGINS = ['product', 'file', 'operator'] as const;

const word = line(60).min(1);

/** What can be said of a concept. */
export const ConceptWords = z.object({
  label: z.object({ de: line(80).min(1), en: line(80).min(1) }),
  synonyms: z
    .array(word)
    .max(40)
    .refine(
      (words) => new Set(words.map((one) => one.toLowerCase())).size === words.length,
      'names a word twice',
    )
    .default([]),
  /** No longer offered, but shown where it was chosen. */
  retired: z.boolean().default(false),
  /** Of a place of the operator's own: how far out it is, and what it lies in. */
  level: z.enum(PLACE_LEVELS).default('district'),
  parent: z.string().max(CODE_MAX).nullable().default(null),
});

export const EditedConcept = z.object({
  code: z.string(),
  label: z.object({ de: z.string(), en: z.string() }),
  synonyms: z.array(z.string()),
  retired: z.boolean(),
  origin: z.enum(ORIGINS),
  /** Whether the operator's words stand in the place of others. */
  changed: z.boolean(),
  /** How often profiles, requests, events and so on name it. */
  uses: z.number().int(),
  /** Null for what is no place. */
  level: z.enum(PLACE_LEVELS).nullable(),
  parent: z.string().nullable(),
});
export type EditedConcept = z.infer<typeof EditedConcept>;

/** How far search is with what was changed. */
export const Indexing = z.object({
  /** Whether search is still being made anew, in this process or in another. */
  running: z.boolean(),
  /** 0 to 1 where this process does it; null where another one does, or nothing runs. */
  share: z.number().min(0).max(1).nullable(),
  /** Which words keep company in the region's own texts: what search and matching learn by themselves. */
  learning: z.object({
    /** 0 to 1 while this process learns, else null */
    share: z.number().min(0).max(1).nullable(),
    /** What is in use; null until there are enough texts. */
    model: z.object({ version: z.string(), texts: z.number().int() }).nullable(),
  }),
});
export type Indexing = z.infer<typeof Indexing>;

const vocabulary = z.enum(EDITED_VOCABULARIES);
const one = z.object({
  vocabulary,
  code: z.string().max(CODE_MAX).regex(CODE_PATTERN, 'must be letters and digits, joined by single hyphens'),
});
const After = z.object({ revision: z.number().int() });

export const vocabularies = {
  list: endpoint({
    method: 'GET',
    path: '/api/operator/vocabularies/:vocabulary',
    summary: 'All concepts of a vocabulary with their words, and how often each is used',
    access: 'operator',
    params: z.object({ vocabulary }),
    response: z.object({
      revision: z.number().int(),
      /** Whether codes can be added. */
      open: z.boolean(),
      items: z.array(EditedConcept),
      indexing: Indexing,
    }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/operator/vocabularies/:vocabulary/:code',
    summary: 'Add a concept to a vocabulary that is open to further codes',
    access: 'operator',
    params: one,
    body: ConceptWords.extend({ revision: Revision }),
    response: After,
    status: 201,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/operator/vocabularies/:vocabulary/:code',
    summary: 'Change the words of a concept, retire it, or offer it again; search is made anew by itself',
    access: 'operator',
    params: one,
    body: ConceptWords.extend({ revision: Revision }),
    response: After,
  }),
  restore: endpoint({
    method: 'DELETE',
    path: '/api/operator/vocabularies/:vocabulary/:code',
    summary: 'Give a concept the words back that the product or the region file has for it',
    access: 'operator',
    params: one,
    query: z.object({ revision: Revision }),
    response: After,
  }),
  indexing: endpoint({
    method: 'GET',
    path: '/api/operator/indexing',
    summary: 'How far search is with what was changed',
    access: 'operator',
    response: Indexing,
  }),
};
