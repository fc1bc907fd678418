import type { Kind, ProfileFields } from '@klammer/contracts/profiles';
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

/** Whether a step is filled in, with nothing of it missing; one that nobody has to fill in is not done by that. */
export function isDone(step: Step, fields: ProfileFields, missing: readonly { field: string }[]): boolean {
  if (missing.some(({ field }) => stepOf(field) === step)) return false;

  return step !== 'money' || FIELDS_OF.money.some((field) => fields[field] !== null);
}
