import { error } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { localDay } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

/** What is decided about, as it stood on the page. */
interface Subject {
  id: string;
  name: string;
}
type Decide = (fetch: typeof globalThis.fetch, subject: Subject) => Promise<unknown>;

/** What each act of the queue does; the buttons and keys are in `acts.ts`. */
const DECISIONS: Record<string, Decide> = {
  'verification:accept': (fetch, { id, name }) =>
    call(fetch, 'profiles.verify', { params: { id }, body: { verification: 'operator', name } }),
  'membership:accept': (fetch, { id }) =>
    call(fetch, 'membership.decide', {
      params: { id },
      body: { accept: true, decidedOn: localDay(), startsOn: null, note: '' },
    }),
  'event:accept': (fetch, { id }) => call(fetch, 'events.decide', { params: { id }, body: { accept: true } }),
  'event:back': (fetch, { id }) => call(fetch, 'events.decide', { params: { id }, body: { accept: false } }),
  'report:accept': (fetch, { id }) =>
    call(fetch, 'conversations.settleReport', { params: { id }, body: { outcome: m.op_report_outcome() } }),
};

export async function decide(
  fetch: typeof globalThis.fetch,
  code: string,
  act: string,
  subject: Subject,
): Promise<void> {
  const decision = DECISIONS[`${code}:${act}`];

  if (!decision) error(400);
  await decision(fetch, subject);
}
