import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ProfileSummary } from './profiles.ts';
import { Day, Moment } from './text.ts';

const Named = ProfileSummary.pick({ id: true, slug: true, kind: true, name: true });

/** Who is seen in the matches of others. A place is one appearance in somebody's ten best. */
export const ExposureReport = z.object({
  at: Moment,
  /** Active profiles, how many of them are in anybody's ten best, and that share. */
  profiles: z.number().int(),
  shown: z.number().int(),
  shownShare: z.number().min(0).max(1),
  /** 0: all are shown equally often; 1: one profile has all places. */
  gini: z.number().min(0).max(1),
  /** Introductions asked of each profile in the last 90 days. */
  requests: z.object({ total: z.number().int(), mean: z.number(), max: z.number().int() }),
  /** Share of all places that the least shown share of profiles has, in rising order from (0, 0) to (1, 1). */
  curve: z.array(z.object({ profiles: z.number().min(0).max(1), places: z.number().min(0).max(1) })),
  mostShown: z.array(Named.extend({ places: z.number().int(), requests: z.number().int() })),
  /**
   * Some of those in nobody's ten best, and how many there are. Where requests wait for an answer already, matching
   * shows others first.
   */
  unseen: z.array(Named.extend({ waiting: z.number().int() })),
  unseenTotal: z.number().int(),
});
export type ExposureReport = z.infer<typeof ExposureReport>;

export const exposure = {
  report: endpoint({
    method: 'GET',
    path: '/api/operator/exposure',
    summary: 'Who is shown to others, how evenly, and who is asked',
    access: 'operator',
    scope: 'figures:read',
    response: z.object({
      /** Null until the first one is ready. */
      report: ExposureReport.nullable(),
      /** How far the next one is; null where none is being made. */
      progress: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
      /** The figures of earlier days, oldest first. */
      history: z.array(z.object({ day: Day, shownShare: z.number(), gini: z.number() })),
    }),
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/api/operator/exposure/refresh',
    summary: 'Make the report anew; it takes a while in the background',
    access: 'operator',
  }),
};
