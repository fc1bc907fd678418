import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Moment, text } from './text.ts';

/** For so long the operator may be signed in as somebody, from the moment they consent. */
export const ASSISTANCE_MINUTES = 30;

export const ASSISTANCE_STATUSES = ['asked', 'allowed', 'running', 'refused', 'ended', 'lapsed'] as const;
export const AssistanceStatus = z.enum(ASSISTANCE_STATUSES);
export type AssistanceStatus = z.infer<typeof AssistanceStatus>;

/** The operator asks to be signed in as somebody, who decides, can end it at once, and sees afterwards that it was. */
export const Assistance = z.object({
  id: Id,
  status: AssistanceStatus,
  person: z.object({ id: Id, name: z.string() }),
  /** Who asks. */
  operator: z.object({ name: z.string() }),
  reason: z.string(),
  askedAt: Moment,
  /** When the question lapses, or when the consent does. */
  until: Moment,
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
});
export type Assistance = z.infer<typeof Assistance>;

const one = z.object({ id: Id });

export const assistance = {
  ask: endpoint({
    method: 'POST',
    path: '/api/operator/people/:id/assistance',
    summary: 'Ask a person to be signed in as them for half an hour; asked twice, the first question stands',
    access: 'operator',
    params: one,
    body: z.object({ reason: text(300).min(3) }),
    response: Assistance,
  }),
  latest: endpoint({
    method: 'GET',
    path: '/api/operator/people/:id/assistance',
    summary: 'The newest question of yours to a person, and what became of it',
    access: 'operator',
    params: one,
    response: z.object({ assistance: Assistance.nullable() }),
  }),
  start: endpoint({
    method: 'POST',
    path: '/api/operator/assistance/:id/start',
    summary: 'Be signed in as who consented, in this session only, until the time is over',
    access: 'operator',
    params: one,
  }),
  stop: endpoint({
    method: 'POST',
    path: '/api/assistance/stop',
    summary: 'Be yourself again; for an operator who is signed in as somebody',
    access: 'person',
    response: z.object({ personId: Id.nullable() }),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/me/assistance',
    summary: 'Who asked to be signed in as you, the newest first',
    access: 'person',
    inPerson: true,
    response: z.object({ items: z.array(Assistance) }),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/me/assistance/:id/answer',
    summary: 'Let the operator be signed in as you for half an hour, or do not',
    access: 'person',
    inPerson: true,
    params: one,
    body: z.object({ allow: z.boolean() }),
    response: Assistance,
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/me/assistance/:id/end',
    summary: 'Take the consent back; whoever is signed in as you is out at once',
    access: 'person',
    inPerson: true,
    params: one,
    response: Assistance,
  }),
};
