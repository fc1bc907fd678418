import type { OrganisationState, PersonState, QueueCode } from '@klammer/contracts/operator';
import { m } from '#lib/paraglide/messages.js';

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** How an organisation stands, with the tone of its badge. */
export const ORGANISATION_STATE: Record<OrganisationState, { word: () => string; tone: Tone }> = {
  published: { word: m.op_state_published, tone: 'good' },
  draft: { word: m.op_state_draft, tone: 'plain' },
  paused: { word: m.op_state_paused, tone: 'plain' },
  suspended: { word: m.op_state_suspended, tone: 'bad' },
  leaving: { word: m.op_state_leaving, tone: 'warn' },
};

export const PERSON_STATE: Record<PersonState, { word: () => string; tone: Tone }> = {
  confirmed: { word: m.op_person_confirmed, tone: 'good' },
  unconfirmed: { word: m.op_person_unconfirmed, tone: 'warn' },
  suspended: { word: m.op_person_suspended, tone: 'bad' },
  operator: { word: m.op_person_operator, tone: 'accent' },
};

export const QUEUE_WORDS: Record<QueueCode, () => string> = {
  report: m.op_queue_report,
  membership: m.op_queue_membership,
  event: m.op_queue_event,
  verification: m.op_queue_verification,
  call: m.op_queue_call,
  stall: m.op_queue_stall,
};

export const ROLE_WORDS = {
  owner: m.settings_role_owner,
  editor: m.settings_role_editor,
  viewer: m.settings_role_viewer,
} as const;
