import type { FittingReason, FundingFor } from '@klammer/contracts/funding';
import type { VocabularyName } from '@klammer/contracts/vocabulary';

type Label = (name: VocabularyName, code: string) => string;
/** "Start-up · Seed · AI": what of the profile a programme is for. */
export function wordReasons(reasons: readonly FittingReason[], label: Label): string {
  return reasons.map(({ by, codes }) => codes.map((code) => label(by, code)).join(', ')).join(' · ');
}

/** "Start-up, Partner · pre-seed, seed · Germany"; empty where it is for everybody. */
export function wordFor(wanted: FundingFor, label: Label): string {
  return (['kinds', 'stages', 'industries', 'topics', 'regions'] as const)
    .map((by) => wanted[by].map((code) => label(by, code)).join(', '))
    .filter(Boolean)
    .join(' · ');
}
