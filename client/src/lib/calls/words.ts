import type { CallPhase, EntryStatus, FieldFault, FieldType } from '@klammer/contracts/calls';
import type { EntryReason } from '@klammer/contracts/entries';
import type { Call } from '@klammer/contracts/calls';
import { numberFormat } from '#lib/formats.ts';
import { formatMoment } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

export const PHASE_WORDS: Record<CallPhase, () => string> = {
  draft: m.call_phase_draft,
  open: m.call_phase_open,
  judging: m.call_phase_judging,
  decided: m.call_phase_decided,
  withdrawn: m.call_phase_withdrawn,
};
export const PHASE_TONES = {
  draft: 'plain',
  open: 'good',
  judging: 'warn',
  decided: 'plain',
  withdrawn: 'plain',
} as const satisfies Record<CallPhase, string>;
export const STATUS_WORDS: Record<EntryStatus, () => string> = {
  draft: m.call_status_draft,
  submitted: m.call_status_submitted,
  declined: m.call_status_declined,
  won: m.call_status_won,
};
export const STATUS_TONES = {
  draft: 'plain',
  submitted: 'plain',
  declined: 'plain',
  won: 'good',
} as const satisfies Record<EntryStatus, string>;
export const REASON_WORDS: Record<EntryReason | 'withdrawn', () => string> = {
  'others-stronger': m.call_reason_others_stronger,
  'no-fit': m.call_reason_no_fit,
  'too-early': m.call_reason_too_early,
  incomplete: m.call_reason_incomplete,
  'not-eligible': m.call_reason_not_eligible,
  other: m.call_reason_other,
  withdrawn: m.call_reason_withdrawn,
};
export const TYPE_WORDS: Record<FieldType, () => string> = {
  short: m.call_type_short,
  long: m.call_type_long,
  number: m.call_type_number,
  amount: m.call_type_amount,
  date: m.call_type_date,
  choice: m.call_type_choice,
  choices: m.call_type_choices,
  link: m.call_type_link,
  file: m.call_type_file,
  'yes-no': m.call_type_yes_no,
};
export const FAULT_WORDS: Record<FieldFault, () => string> = {
  missing: m.call_fault_missing,
  'wrong-type': m.call_fault_wrong_type,
  'too-short': m.call_fault_too_short,
  'too-long': m.call_fault_too_long,
  'too-small': m.call_fault_too_small,
  'too-large': m.call_fault_too_large,
  'too-few': m.call_fault_too_few,
  'too-many': m.call_fault_too_many,
  'too-early': m.call_fault_too_early,
  'too-late': m.call_fault_too_late,
  'no-address': m.call_fault_no_address,
};
export const CONFLICT_WORDS = {
  declared: m.call_conflict_declared,
  member: m.call_conflict_member,
} as const;

/** One line of where a call stands: until when, or since when. */
export function wordDate({ phase, deadlineAt, decidedAt }: Pick<Call, 'phase' | 'deadlineAt' | 'decidedAt'>) {
  if (phase === 'decided' && decidedAt) return m.call_decided_on({ at: formatMoment(decidedAt) });
  if (!deadlineAt) return m.call_no_deadline();

  return phase === 'open' || phase === 'draft'
    ? m.call_until({ at: formatMoment(deadlineAt) })
    : m.call_was_until({ at: formatMoment(deadlineAt) });
}

/** A score with two decimals, as differences count from there. */
export function formatScore(score: number | null): string {
  if (score === null) return '–';

  return numberFormat(getLocale() === 'de' ? 'de-DE' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(score);
}

/** The share of a criterion in the whole, rounded to per cent. */
export function shareOf(weight: number, criteria: readonly { weight: number }[]): number {
  return weight / criteria.reduce((sum, one) => sum + one.weight, 0);
}
