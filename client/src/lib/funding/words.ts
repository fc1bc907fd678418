import type { FittingReason, FundingFor } from '@klammer/contracts/funding';
import type { VocabularyName } from '@klammer/contracts/vocabulary';
import { m } from '#lib/paraglide/messages.js';

type Label = (name: VocabularyName, code: string) => string;
type By = FittingReason['by'];

const REASONS: Record<By, (input: { codes: string }) => string> = {
  kinds: m.fu_reason_kinds,
  stages: m.fu_reason_stages,
  industries: m.fu_reason_industries,
  topics: m.fu_reason_topics,
  regions: m.fu_reason_regions,
};

/** "you are: Start-up; topic: AI". */
export function wordReasons(reasons: readonly FittingReason[], label: Label): string {
  return reasons
    .map(({ by, codes }) => REASONS[by]({ codes: codes.map((code) => label(by, code)).join(', ') }))
    .join('; ');
}

/** "Start-up, Partner · pre-seed, seed · Germany"; empty where it is for everybody. */
export function wordFor(wanted: FundingFor, label: Label): string {
  return (['kinds', 'stages', 'industries', 'topics', 'regions'] as const)
    .map((by) => wanted[by].map((code) => label(by, code)).join(', '))
    .filter(Boolean)
    .join(' · ');
}
