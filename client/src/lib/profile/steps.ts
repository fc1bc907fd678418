import type { Kind } from '@klammer/contracts/profiles';
import type { FieldName } from './fields.ts';

export const STEPS = ['about', 'exchange', 'place', 'money', 'team', 'text'] as const;
export type Step = (typeof STEPS)[number];

const FIELDS_OF: Record<Step, readonly FieldName[]> = {
  about: ['logo', 'name', 'headline', 'industries', 'stage', 'teamSize', 'foundedYear', 'website'],
  exchange: ['needs', 'offers', 'topics'],
  place: ['place'],
  money: ['raising', 'investing', 'sourcing'],
  team: ['team', 'traction', 'deck', 'audiences'],
  text: ['description', 'visibility'],
};

export function readStep(value: string | null): Step {
  return STEPS.find((step) => step === value) ?? 'about';
}

/** The steps of a kind: a partner neither raises nor invests. */
export function stepsOf(kind: Kind): Step[] {
  return STEPS.filter((step) => step !== 'money' || kind !== 'partner');
}

export function stepAfter(kind: Kind, step: Step): Step | undefined {
  const steps = stepsOf(kind);

  return steps[steps.indexOf(step) + 1];
}

/** Where a field is filled in. */
export function stepOf(field: string): Step {
  return STEPS.find((step) => (FIELDS_OF[step] as readonly string[]).includes(field)) ?? 'about';
}

export function isDone(step: Step, missing: readonly { field: string }[]): boolean {
  return !missing.some(({ field }) => stepOf(field) === step);
}
