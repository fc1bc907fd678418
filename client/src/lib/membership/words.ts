import type { MembershipPlan, MembershipStatus, PlanFault } from '@klammer/contracts/membership';
import { formatEuro } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

export const STATUS_WORDS: Record<MembershipStatus, () => string> = {
  applied: m.mb_status_applied,
  checked: m.mb_status_checked,
  active: m.mb_status_active,
  declined: m.mb_status_declined,
  withdrawn: m.mb_status_withdrawn,
  ended: m.mb_status_ended,
};
export const STATUS_TONES = {
  applied: 'accent',
  checked: 'accent',
  active: 'good',
  declined: 'bad',
  withdrawn: 'plain',
  ended: 'plain',
} as const;
export const FAULT_WORDS: Record<PlanFault, () => string> = {
  kind: m.mb_fault_kind,
  place: m.mb_fault_place,
  age: m.mb_fault_age,
  'founded-missing': m.mb_fault_founded_missing,
  'proof-missing': m.mb_fault_proof_missing,
};

/** "kostenfrei · 24 Monate" */
export function wordPrice({
  feeEurPerYear,
  months,
}: Pick<MembershipPlan, 'feeEurPerYear' | 'months'>): string {
  const fee = feeEurPerYear === 0 ? m.mb_free() : m.mb_fee({ fee: formatEuro(feeEurPerYear) });

  return `${fee} · ${m.mb_months({ count: months })}`;
}
