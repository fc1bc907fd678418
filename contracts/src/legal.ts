import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { localised, Moment } from './text.ts';

/** Pages whose words are the operator's own: three that the law asks for, and what the press may quote. */
export const LEGAL_PAGES = ['imprint', 'privacy', 'accessibility', 'press'] as const;
export const LegalPage = z.enum(LEGAL_PAGES);
export type LegalPage = z.infer<typeof LegalPage>;

/** Markdown in both languages; German is asked for, English may be missing. */
export const LegalText = localised(60_000).refine(({ de }) => de !== '', 'needs at least the German text');
/** What only the operator can know stands so in a draft until they fill it in: `[[Street and number]]`. */
const GAP = /\[\[[^\]]+\]\]/;
export const hasGaps = ({ de, en }: { de: string; en: string }): boolean => GAP.test(de) || GAP.test(en);
const FilledIn = LegalText.refine(
  (text) => !hasGaps(text),
  'fill in what stands in [[double brackets]], or delete it',
);
/** The same as HTML of our own making: what was HTML in the text is text in it. */
const Rendered = z.object({ de: z.string(), en: z.string() });

/** A published state. It is never changed: whoever publishes makes the next one. */
export const LegalVersion = z.object({
  version: z.number().int(),
  at: Moment,
  /** Who published it; null once they have no account any more. */
  by: z.string().nullable(),
});
export type LegalVersion = z.infer<typeof LegalVersion>;

const params = z.object({ page: LegalPage });

export const legal = {
  get: endpoint({
    method: 'GET',
    path: '/api/legal/:page',
    summary: 'A page of the operator: its published text, else the draft the product comes with',
    access: 'public',
    params,
    response: z.object({
      /** Null as long as the operator has published none: then `html` is the draft, its gaps in `<mark>`. */
      published: z.object({ version: z.number().int(), at: Moment }).nullable(),
      html: Rendered,
    }),
  }),
  overview: endpoint({
    method: 'GET',
    path: '/api/operator/legal',
    summary: 'Which of these pages have a text, and since when',
    access: 'operator',
    response: z.object({
      items: z.array(z.object({ page: LegalPage, newest: LegalVersion.nullable() })),
    }),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/api/operator/legal/:page',
    summary:
      'The versions of a page, newest first, and the text of one of them, or the draft where there is none',
    access: 'operator',
    params,
    query: z.object({ version: z.coerce.number().int().min(1).optional() }),
    response: z.object({ items: z.array(LegalVersion), text: z.object({ de: z.string(), en: z.string() }) }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/api/operator/legal/preview',
    summary: 'What a text would look like',
    access: 'operator',
    body: z.object({ text: LegalText }),
    response: Rendered,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/operator/legal/:page',
    summary: 'Publish the next version of a page',
    access: 'operator',
    params,
    body: z.object({
      /** The newest version its author has seen; 0 where there was none. */
      after: z.number().int().min(0).max(1_000_000),
      text: FilledIn,
    }),
    response: LegalVersion,
    status: 201,
  }),
};
