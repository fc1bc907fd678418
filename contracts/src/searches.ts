import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { SearchType, ThingFilter, ThingQuery } from './search.ts';
import { Id, line, Moment } from './text.ts';

/** A search somebody keeps: what was asked, and whether they are told of new hits. */
export const SavedSearch = z.object({
  id: Id,
  name: z.string(),
  type: SearchType,
  q: z.string(),
  filter: z.array(z.string()),
  alerts: z.boolean(),
  createdAt: Moment,
  /** How many hits they were told of so far, and when last. */
  told: z.number().int(),
  toldAt: Moment.nullable(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

const one = z.object({ id: Id });

export const searches = {
  list: endpoint({
    method: 'GET',
    path: '/api/searches',
    summary: 'Your saved searches, newest first',
    access: 'member',
    response: z.object({ items: z.array(SavedSearch) }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/searches',
    summary: 'Save a search; the same search saved again is the one that is there',
    access: 'member',
    body: ThingQuery.pick({ type: true, q: true }).extend({
      name: line(80).min(1),
      filter: z.array(ThingFilter).max(30).default([]),
      alerts: z.boolean().default(true),
    }),
    response: SavedSearch,
    status: 201,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/searches/:id',
    summary: 'Rename a saved search, or switch its alerts',
    access: 'member',
    params: one,
    body: z.object({ name: line(80).min(1).optional(), alerts: z.boolean().optional() }),
    response: SavedSearch,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/searches/:id',
    summary: 'Delete a saved search',
    access: 'member',
    params: one,
  }),
};
