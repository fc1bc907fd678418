import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { OrganisationRow } from './operator.ts';
import { Id, line, Moment } from './text.ts';

/** What comes under the organisation that stays, in the order the preview shows it. */
export const MOVED = [
  'members',
  'invitations',
  'introductions',
  'conversations',
  'messages',
  'agreements',
  'requests',
  'applications',
  'calls',
  'entries',
  'deals',
  'rooms',
  'events',
  'registrations',
  'memberships',
  'topics',
  'news',
  'files',
] as const;
export const Moved = z.enum(MOVED);

/** Fields of the profile for which one chooses whose words stay. */
export const CHOSEN_FIELDS = [
  'name',
  'headline',
  'description',
  'needs',
  'offers',
  'topics',
  'industries',
  'stage',
  'teamSize',
  'foundedYear',
  'place',
  'website',
  'traction',
  'raising',
  'investing',
  'sourcing',
  'team',
  'logo',
  'deck',
] as const;
export const ChosenField = z.enum(CHOSEN_FIELDS);
export type ChosenField = z.infer<typeof ChosenField>;

/** Why two may be the same. */
export const DUPLICATE_HINTS = ['domain', 'name'] as const;
export const DuplicateHint = z.enum(DUPLICATE_HINTS);
export type DuplicateHint = z.infer<typeof DuplicateHint>;

const Side = OrganisationRow.extend({ website: z.string() });

export const MergePreview = z.object({
  /** Goes. */
  from: Side,
  /** Stays. */
  to: Side,
  /** How much of what goes comes under what stays. */
  moves: z.array(z.object({ what: Moved, count: z.number().int() })),
  /** Fields in which the two differ, in words of each. */
  fields: z.array(z.object({ field: ChosenField, from: z.string(), to: z.string() })),
  /** What stands against it; empty where it can be done. */
  obstacles: z.array(z.enum(['agreement-between', 'suspended', 'leaving'])),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const Merge = z.object({
  /** Of the organisation that went. */
  id: Id,
  fromName: z.string(),
  to: z.object({ id: Id, name: z.string() }),
  at: Moment,
  doneAt: Moment.nullable(),
});
export type Merge = z.infer<typeof Merge>;

const pair = z.object({ from: Id, to: Id });

export const merges = {
  suggestions: endpoint({
    method: 'GET',
    path: '/api/operator/duplicates',
    summary: 'Pairs of organisations that may be one: same domain or very similar name, the likeliest first',
    access: 'operator',
    response: z.object({
      items: z.array(
        z.object({ one: OrganisationRow, other: OrganisationRow, hints: z.array(DuplicateHint) }),
      ),
    }),
  }),
  dismiss: endpoint({
    method: 'POST',
    path: '/api/operator/duplicates/dismissals',
    summary: 'Say that two organisations are not the same; the pair is suggested no more',
    access: 'operator',
    body: z
      .object({ oneId: Id, otherId: Id })
      .refine(({ oneId, otherId }) => oneId !== otherId, 'must be two'),
  }),
  preview: endpoint({
    method: 'GET',
    path: '/api/operator/merges/preview',
    summary: 'What merging one organisation into another would move, and where their profiles differ',
    access: 'operator',
    query: pair,
    response: MergePreview,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/api/operator/merges',
    summary: 'Merge one organisation into another for good; asked again it goes on where it stopped',
    access: 'operator',
    body: pair.extend({
      /** Fields that are taken from what goes; all others stay as they are. */
      take: z.array(ChosenField).max(CHOSEN_FIELDS.length).default([]),
      /** The name of what goes, typed: there is no way back. */
      name: line(200),
    }),
    response: Merge,
  }),
};
