import { z } from 'zod';
import { ClientId } from './messages.ts';
import { endpoint } from './endpoint.ts';
import { PageQuery, pageOf } from './pages.ts';
import { Day, Id, isWritten, line, localised, localisedLine, Moment, text, writtenLine } from './text.ts';
import { TopicCode } from './codes.ts';

export const TOPIC_STATUSES = ['draft', 'running', 'reached', 'ended'] as const;
export const TopicStatus = z.enum(TOPIC_STATUSES);
export type TopicStatus = z.infer<typeof TopicStatus>;
export const CIRCLE_GROUPS = ['steering', 'working'] as const;
export const ENTRY_KINDS = ['update', 'decision'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const Key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const amount = z.number().min(-1e12).max(1e12);
/** What was measured is worth nothing without its day and where it comes from. */
const Measured = z.object({ value: amount, on: Day, source: line(300).min(3) });

/** What the operator says about a focus topic. */
export const TopicFields = z
  .object({
    title: localised(120),
    question: localised(300),
    text: localised(4000).default({ de: '', en: '' }),
    /** What is measured, such as "days until a permit". */
    unit: localised(60),
    baseline: Measured,
    target: z.object({ value: amount, dueOn: Day }),
    /** Slug of the organisation that answers for it. */
    owner: line(160).min(1),
    circle: z
      .array(
        z.object({
          group: z.enum(CIRCLE_GROUPS),
          name: line(120).min(1),
          role: localisedLine(120).prefault({}),
        }),
      )
      .max(40)
      .default([]),
    milestones: z
      .array(z.object({ key: Key, title: writtenLine(160), dueOn: Day }))
      .max(30)
      .default([])
      .refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'each key may be there once'),
    /** Codes that its events, requests and profiles share. */
    codes: z.array(TopicCode).max(5).default([]),
  })
  .refine(({ title }) => title.de || title.en, { path: ['title'], message: 'is needed in one language' })
  .refine(({ baseline, target }) => baseline.value !== target.value, {
    path: ['target', 'value'],
    message: 'must differ from the baseline',
  });
export type TopicFields = z.infer<typeof TopicFields>;

const Value = Measured.extend({ key: Key, by: z.string() });
const Entry = z.object({
  key: Key,
  kind: z.enum(ENTRY_KINDS),
  text: localised(2000),
  at: Moment,
  by: z.string(),
});

/** A focus topic in a list. `latest` is the last measured value; `percent` of the way from baseline to target. */
export const TopicSummary = z.object({
  id: Id,
  slug: z.string(),
  status: TopicStatus,
  title: localised(120),
  question: localised(300),
  unit: localised(60),
  baseline: Measured,
  target: z.object({ value: amount, dueOn: Day }),
  latest: Measured.extend({ percent: z.number() }).nullable(),
  owner: z.object({ name: z.string(), slug: z.string().nullable() }),
  updatedAt: Moment,
});
export type TopicSummary = z.infer<typeof TopicSummary>;

export const Topic = TopicSummary.extend({
  text: localised(4000),
  circle: z.array(z.object({ group: z.enum(CIRCLE_GROUPS), name: z.string(), role: localisedLine(120) })),
  milestones: z.array(z.object({ key: Key, title: localised(160), dueOn: Day, doneOn: Day.nullable() })),
  values: z.array(Value),
  entries: z.array(Entry),
  codes: z.array(TopicCode),
  revision: z.number().int(),
  abilities: z.object({ edit: z.boolean(), keep: z.boolean(), comment: z.boolean() }),
});
export type Topic = z.infer<typeof Topic>;

export const TopicComment = z.object({
  id: Id,
  text: z.string(),
  at: Moment,
  by: z.string(),
  organisation: z.string(),
  abilities: z.object({ remove: z.boolean() }),
});
export type TopicComment = z.infer<typeof TopicComment>;

const one = z.object({ id: Id });
const part = one.extend({ key: Key });

export const topics = {
  list: endpoint({
    method: 'GET',
    path: '/api/topics',
    summary: 'Focus topics of the region, the latest change first; drafts only for the operator',
    access: 'public',
    scope: 'topics:read',
    query: PageQuery,
    response: pageOf(TopicSummary),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/topics',
    summary: 'Draft a focus topic; nobody else sees it yet',
    access: 'operator',
    body: TopicFields.safeExtend({ clientId: ClientId }),
    response: Topic,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/topics/:slug',
    summary: 'Read a focus topic by its slug or id',
    access: 'public',
    scope: 'topics:read',
    params: z.object({ slug: line(160).min(1) }),
    response: Topic,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/topics/:id',
    summary: 'Change what the topic says; milestones keep whether they are done by their key',
    access: 'operator',
    params: one,
    body: TopicFields.safeExtend({ revision: z.number().int().min(0) }),
    response: Topic,
  }),
  setStatus: endpoint({
    method: 'PUT',
    path: '/api/topics/:id/status',
    summary: 'Show it to everybody, or say that it was reached or has ended',
    access: 'operator',
    params: one,
    body: z.object({ status: TopicStatus }),
    response: Topic,
  }),
  addValue: endpoint({
    method: 'POST',
    path: '/api/topics/:id/values',
    summary: 'Add a measured value with its day and source; once for each day',
    access: 'person',
    params: one,
    body: Measured,
    response: Topic,
  }),
  removeValue: endpoint({
    method: 'DELETE',
    path: '/api/topics/:id/values/:key',
    summary: 'Take a measured value away',
    access: 'person',
    params: part,
    response: Topic,
  }),
  addEntry: endpoint({
    method: 'POST',
    path: '/api/topics/:id/entries',
    summary: 'Add an update or a decision, in one language or both',
    access: 'person',
    params: one,
    body: z.object({
      clientId: ClientId,
      kind: z.enum(ENTRY_KINDS),
      text: localised(2000).refine(isWritten, 'is needed in German or English'),
    }),
    response: Topic,
  }),
  removeEntry: endpoint({
    method: 'DELETE',
    path: '/api/topics/:id/entries/:key',
    summary: 'Take an update or a decision away',
    access: 'person',
    params: part,
    response: Topic,
  }),
  setMilestone: endpoint({
    method: 'PUT',
    path: '/api/topics/:id/milestones/:key',
    summary: 'Say on which day a milestone was reached, or that it is open again',
    access: 'person',
    params: part,
    body: z.object({ doneOn: Day.nullable() }),
    response: Topic,
  }),
  comments: endpoint({
    method: 'GET',
    path: '/api/topics/:id/comments',
    summary: 'What members say about it, latest first',
    access: 'person',
    params: one,
    query: PageQuery,
    response: pageOf(TopicComment),
  }),
  comment: endpoint({
    method: 'POST',
    path: '/api/topics/:id/comments',
    summary: 'Say something about it',
    access: 'member',
    params: one,
    body: z.object({ clientId: ClientId, text: text(2000).min(1) }),
    response: TopicComment,
    status: 201,
  }),
  removeComment: endpoint({
    method: 'DELETE',
    path: '/api/topics/:id/comments/:commentId',
    summary: 'Take your own comment away; the operator may take any',
    access: 'person',
    params: one.extend({ commentId: Id }),
  }),
};
