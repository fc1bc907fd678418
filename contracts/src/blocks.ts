import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Kind } from './profiles.ts';
import { Id, Moment } from './text.ts';

const one = z.object({ id: Id });

/** Organisations that one does not want to meet: neither side finds, matches or asks the other any more. */
export const blocks = {
  list: endpoint({
    method: 'GET',
    path: '/api/blocks',
    summary: 'Whom the organisation you act for has blocked',
    access: 'member',
    // `name` is empty for a profile that is anonymous.
    response: z.object({
      items: z.array(z.object({ id: Id, kind: Kind, name: z.string(), at: Moment })),
      abilities: z.object({ remove: z.boolean() }),
    }),
  }),
  add: endpoint({
    method: 'PUT',
    path: '/api/blocks/:id',
    summary: 'Never meet an organisation again; what is open between you is closed, and they are not told',
    access: 'member',
    params: one,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/blocks/:id',
    summary: 'Take a block back',
    access: 'member',
    params: one,
  }),
};
