import { z } from 'zod';
import { Call, CallFields, ofCall } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';
import { ClientId } from './messages.ts';
import { PageQuery, pageOf } from './pages.ts';
import { LocalMoment } from './requests.ts';
import { Id, line } from './text.ts';
import { TopicCode } from './codes.ts';

export * from './call-rules.ts';
export {
  Call,
  CALL_PHASES,
  CallFields,
  CallPhase,
  Criterion,
  ENTRY_STATUSES,
  EntryStatus,
  FormField,
  Round,
} from './call-shapes.ts';

export const calls = {
  list: endpoint({
    method: 'GET',
    path: '/api/calls',
    summary: 'Calls that are open or being judged, or those that are decided; the latest first',
    access: 'public',
    scope: 'calls:read',
    query: PageQuery.extend({
      when: z.enum(['now', 'past']).default('now'),
      topic: TopicCode.optional(),
    }),
    response: pageOf(Call),
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/calls/own',
    summary: 'Calls of the organisation you act for, latest change first',
    access: 'member',
    scope: 'calls:read',
    query: PageQuery,
    response: pageOf(Call),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/calls',
    summary: 'Draft a call; nobody else sees it yet. For partners and the operator',
    access: 'member',
    body: CallFields.extend({ clientId: ClientId }),
    response: Call,
    status: 201,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/calls/:id',
    summary: 'Read a call with its form, its criteria and, once decided, who won',
    access: 'public',
    scope: 'calls:read',
    params: ofCall,
    response: Call,
  }),
  update: endpoint({
    method: 'PUT',
    path: '/api/calls/:id',
    summary: 'Write a draft anew. What is published stays as everybody read it',
    access: 'member',
    params: ofCall,
    body: CallFields.extend({ revision: z.number().int().min(0) }),
    response: Call,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/calls/:id/publish',
    summary: 'Publish it; start-ups that fit are told',
    access: 'member',
    params: ofCall,
    response: Call,
  }),
  postpone: endpoint({
    method: 'POST',
    path: '/api/calls/:id/deadline',
    summary: 'Give everybody more time: a later deadline while the present one is not over',
    access: 'member',
    params: ofCall,
    body: z.object({ deadline: LocalMoment }),
    response: Call,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/calls/:id/withdraw',
    summary: 'Take a published call back; everybody who applied is told',
    access: 'member',
    params: ofCall,
    response: Call,
  }),
  openSecondRound: endpoint({
    method: 'POST',
    path: '/api/calls/:id/second-round',
    summary: 'Let entries go on to the second round, in which the jury knows who applied',
    access: 'member',
    params: ofCall,
    body: z.object({ entryIds: z.array(Id).min(1).max(200) }),
    response: Call,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/calls/:id/close',
    summary: 'Publish the result once every entry has its answer',
    access: 'member',
    params: ofCall,
    response: Call,
  }),
  inviteOrganiser: endpoint({
    method: 'POST',
    path: '/api/calls/:id/organisers',
    summary: 'Ask another organisation to organise it with you; it is named once it says yes',
    access: 'member',
    params: ofCall,
    body: z.object({ slug: line(160).min(1) }),
    response: Call,
  }),
  joinOrganisers: endpoint({
    method: 'PUT',
    path: '/api/calls/:id/organisers/own',
    summary: 'Say yes or no to organising it with them, or step back later',
    access: 'member',
    params: ofCall,
    body: z.object({ accept: z.boolean() }),
    response: z.object({ organises: z.boolean() }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/calls/:id',
    summary: 'Throw a draft away',
    access: 'member',
    params: ofCall,
  }),
};
