import { z } from 'zod';
import {
  Criterion,
  Deal,
  DealFilter,
  DealSummary,
  Key,
  MOST_AT_ONCE,
  Move,
  Pipeline,
  Reason,
  SharedDeal,
  Stage,
  StageFigure,
  View,
} from './deal-shapes.ts';
import { DEAL_SOURCE_CODES } from './deal-words.ts';
import { endpoint, fileAnswer, inPerson } from './endpoint.ts';
import { Day, Id, line, Locale, text, WebAddress } from './text.ts';

const one = z.object({ id: Id });
const part = one.extend({ key: z.string().max(30) });

export const deals = inPerson({
  pipeline: endpoint({
    method: 'GET',
    path: '/api/deals/pipeline',
    summary: 'Stages, criteria and saved views of your organisation’s pipeline',
    access: 'member',
    response: Pipeline,
  }),
  setPipeline: endpoint({
    method: 'PUT',
    path: '/api/deals/pipeline',
    summary: 'Change stages and criteria; a stage with deals in it stays',
    access: 'member',
    body: z.object({
      revision: z.number().int().min(0),
      stages: z.array(Stage).min(2).max(16),
      criteria: z.array(Criterion).max(10),
    }),
    response: Pipeline,
  }),
  saveView: endpoint({
    method: 'POST',
    path: '/api/deals/views',
    summary: 'Keep a view for your organisation',
    access: 'member',
    body: View.omit({ key: true }),
    response: Pipeline,
    status: 201,
  }),
  removeView: endpoint({
    method: 'DELETE',
    path: '/api/deals/views/:key',
    summary: 'Remove a saved view',
    access: 'member',
    params: z.object({ key: z.string().max(30) }),
    response: Pipeline,
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/deals',
    summary: 'All deals of your organisation that fit, in short',
    access: 'member',
    query: DealFilter,
    response: z.object({ items: z.array(DealSummary) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/deals',
    summary:
      'Add a deal about a profile, or about somebody who is not here; the same one again is the one there is',
    access: 'member',
    body: z
      .object({
        profileId: Id.nullable().default(null),
        name: line(160).default(''),
        website: z.union([WebAddress, z.literal('')]).default(''),
        source: z.enum(DEAL_SOURCE_CODES).default('other'),
      })
      .refine((value) => value.profileId !== null || value.name !== '', {
        path: ['name'],
        message: 'needs a profile or a name',
      }),
    response: Deal,
    status: 201,
  }),
  import: endpoint({
    method: 'POST',
    path: '/api/deals/import',
    summary:
      'Add deals from CSV with the columns name, website, stage, source, note; those there already are left alone',
    access: 'member',
    body: z.object({ csv: z.string().min(1).max(200_000) }),
    response: z.object({
      added: z.number().int(),
      known: z.number().int(),
      faults: z.array(z.object({ line: z.number().int(), column: z.string(), value: z.string() })),
    }),
  }),
  move: endpoint({
    method: 'POST',
    path: '/api/deals/move',
    summary: 'Move deals to other stages; a “no” needs its reason. Those a colleague moved meanwhile stay',
    access: 'member',
    body: Reason.extend({ moves: z.array(Move).min(1).max(MOST_AT_ONCE) }),
    response: z.object({ moved: z.array(Id), left: z.array(Id) }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/deals/figures',
    summary: 'How many deals reached each stage and how long they stay',
    access: 'member',
    response: z.object({ total: z.number().int(), stages: z.array(StageFigure) }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/api/deals/export',
    summary: 'The deals that fit, as a table; no cell is taken for a formula',
    access: 'member',
    query: DealFilter.extend({
      format: z.enum(['csv', 'xlsx']).default('csv'),
      locale: Locale.default('de'),
    }),
    gives: 'file',
    response: fileAnswer,
  }),
  shared: endpoint({
    method: 'GET',
    path: '/api/deals/shared',
    summary: 'What investors chose to tell your organisation, and nothing else',
    access: 'member',
    response: z.object({ items: z.array(SharedDeal) }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/deals/:id',
    summary: 'Read a deal',
    access: 'member',
    params: one,
    response: Deal,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/deals/:id',
    summary: 'Change who is in charge, the source, the website or ratings; a score of null takes one back',
    access: 'member',
    params: one,
    body: z.object({
      ownerId: Id.nullable().optional(),
      source: z.enum(DEAL_SOURCE_CODES).optional(),
      website: z.union([WebAddress, z.literal('')]).optional(),
      ratings: z
        .array(z.object({ key: Key, score: z.number().int().min(1).max(5).nullable() }))
        .max(10)
        .optional(),
    }),
    response: Deal,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/deals/:id',
    summary: 'Remove a deal with everything in it',
    access: 'member',
    params: one,
  }),
  addNote: endpoint({
    method: 'POST',
    path: '/api/deals/:id/notes',
    summary: 'Add a note only your organisation sees',
    access: 'member',
    params: one,
    body: z.object({ text: text(4000).min(1) }),
    response: Deal,
    status: 201,
  }),
  removeNote: endpoint({
    method: 'DELETE',
    path: '/api/deals/:id/notes/:key',
    summary: 'Remove a note',
    access: 'member',
    params: part,
    response: Deal,
  }),
  addTask: endpoint({
    method: 'POST',
    path: '/api/deals/:id/tasks',
    summary: 'Add a task with its day; whoever has it is reminded',
    access: 'member',
    params: one,
    body: z.object({ title: line(160).min(1), dueOn: Day, ownerId: Id.nullable().default(null) }),
    response: Deal,
    status: 201,
  }),
  setTask: endpoint({
    method: 'PUT',
    path: '/api/deals/:id/tasks/:key',
    summary: 'Mark a task as done, or open again',
    access: 'member',
    params: part,
    body: z.object({ done: z.boolean() }),
    response: Deal,
  }),
  share: endpoint({
    method: 'PUT',
    path: '/api/deals/:id/share',
    summary: 'Tell the start-up the stage as it is now, feedback, or both',
    access: 'member',
    params: one,
    body: z
      .object({ stage: z.boolean(), feedback: text(2000).default('') })
      .refine((value) => value.stage || value.feedback !== '', {
        path: ['feedback'],
        message: 'needs the stage or feedback',
      }),
    response: Deal,
  }),
  unshare: endpoint({
    method: 'DELETE',
    path: '/api/deals/:id/share',
    summary: 'Take back what was told',
    access: 'member',
    params: one,
    response: Deal,
  }),
});
