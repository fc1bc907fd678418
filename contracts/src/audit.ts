import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { line, Moment } from './text.ts';

/** One thing that happened, as it was recorded; `hash` covers the entry and the hash before it. */
export const AuditEntry = z.object({
  sequence: z.number().int(),
  at: Moment,
  /** Who did it, under a pseudonym; `person` is null once they have erased their account. */
  actor: z
    .object({ pseudonym: z.string(), person: z.object({ id: z.string(), name: z.string() }).nullable() })
    .nullable(),
  /** For whom they acted; `name` is null once it is gone. */
  organisation: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  /** `noun.verb` in the past: `organisation.invited`, `request.refused`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  detail: z.record(z.string(), z.string()),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Whether the chain is whole: `brokenAt` is the first entry that was changed, added or taken out. */
export const AuditVerification = z.object({
  whole: z.boolean(),
  entries: z.number().int(),
  brokenAt: z.number().int().nullable(),
  /** The newest entry. Written down elsewhere, it proves later that nothing was cut off the end. */
  head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
});
export type AuditVerification = z.infer<typeof AuditVerification>;

export const audit = {
  list: endpoint({
    method: 'GET',
    path: '/api/audit',
    summary: 'What happened, newest first: who did what to which thing',
    access: 'operator',
    query: PageQuery.extend({
      /** A person's id, pseudonym or e-mail address. */
      person: line(254).optional(),
      action: line(60).optional(),
      subjectKind: line(60).optional(),
      subjectId: line(60).optional(),
      from: Moment.optional(),
      to: Moment.optional(),
    }),
    response: pageOf(AuditEntry),
  }),
  verify: endpoint({
    method: 'GET',
    path: '/api/audit/verification',
    summary: 'Recompute the chain of hashes from its beginning',
    access: 'operator',
    response: AuditVerification,
  }),
};
