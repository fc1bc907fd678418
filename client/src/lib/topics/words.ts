import type { TopicStatus } from '@klammer/contracts/topics';
import { m } from '#lib/paraglide/messages.js';

export const STATUS_WORDS: Record<TopicStatus, () => string> = {
  draft: m.tp_status_draft,
  running: m.tp_status_running,
  reached: m.tp_status_reached,
  ended: m.tp_status_ended,
};
export const STATUS_TONES = { draft: 'plain', running: 'offer', reached: 'good', ended: 'plain' } as const;
export const ENTRY_WORDS = { update: m.tp_entry_update, decision: m.tp_entry_decision } as const;
export const GROUP_WORDS = { steering: m.tp_steering, working: m.tp_working } as const;
