import { z } from 'zod';
import { endpoint, fileAnswer, inPerson } from './endpoint.ts';
import { Id, Moment } from './text.ts';

export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed'] as const;

/** A copy of everything about a person, built in the background. Only they can download it, until it expires. */
export const PersonalExport = z.object({
  id: Id,
  state: z.enum(EXPORT_STATES),
  /** How many of `total` parts are in it. */
  done: z.number().int(),
  total: z.number().int(),
  bytes: z.number().int(),
  requestedAt: Moment,
  expiresAt: Moment,
});
export type PersonalExport = z.infer<typeof PersonalExport>;

/** An account that will be erased; until `dueAt` its owner can change their mind. */
export const Erasure = z.object({ requestedAt: Moment, dueAt: Moment });
export type Erasure = z.infer<typeof Erasure>;

export const OwnData = z.object({
  export: PersonalExport.nullable(),
  erasure: Erasure.nullable(),
  /** What becomes of the organisations the person owns alone. */
  organisations: z.array(z.object({ id: Id, name: z.string(), fate: z.enum(['erased', 'handed-over']) })),
});
export type OwnData = z.infer<typeof OwnData>;

export const privacy = inPerson(
  {
    state: endpoint({
      method: 'GET',
      path: '/api/me/privacy',
      summary: 'Your export, your erasure, and what an erasure would take with it',
      access: 'person',
      response: OwnData,
    }),
    startExport: endpoint({
      method: 'POST',
      path: '/api/me/exports',
      summary: 'Have everything about you put into a ZIP; a mail says when it is ready',
      access: 'person',
      response: PersonalExport,
      status: 201,
    }),
    downloadExport: endpoint({
      method: 'GET',
      path: '/api/me/exports/:id/file',
      summary: 'The ZIP of your export',
      access: 'person',
      gives: 'file',
      params: z.object({ id: Id }),
      response: fileAnswer,
    }),
    requestErasure: endpoint({
      method: 'POST',
      path: '/api/me/erasure',
      summary: 'Have your account and everything about you erased after fourteen days',
      access: 'person',
      body: z.object({ password: z.string().min(1).max(128) }),
      response: Erasure,
      status: 201,
    }),
    cancelErasure: endpoint({
      method: 'DELETE',
      path: '/api/me/erasure',
      summary: 'Keep your account after all',
      access: 'person',
    }),
  },
  ['state'],
);
