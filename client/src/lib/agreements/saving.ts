import type { AgreementContent } from '@klammer/contracts/agreements';
import type { ProblemBody } from '@klammer/contracts/problems';
import { ApiProblem } from '#lib/api.ts';

type Save = (body: Partial<AgreementContent> & { revision: number }) => Promise<unknown>;

/** Parts that both sides changed, and what was typed for them. */
export interface Clash {
  typed: Partial<AgreementContent>;
  refusal: ProblemBody;
}

/**
 * Saves what was typed against the revision it was read at. Where the other side changed some of the same parts
 * meanwhile, all others are saved, and only those are left to decide about: saving them again on top must not put back
 * what the other side changed elsewhere.
 * @returns what is left to decide, or null
 */
export async function saveContent(
  save: Save,
  revision: number,
  typed: AgreementContent,
): Promise<Clash | null> {
  try {
    await save({ ...typed, revision });

    return null;
  } catch (error) {
    const parts = error instanceof ApiProblem ? clashingParts(error.problem) : [];

    if (!(error instanceof ApiProblem) || parts.length === 0) throw error;
    const divide = (isLeft: boolean) =>
      Object.fromEntries(Object.entries(typed).filter(([part]) => parts.includes(part) === isLeft));

    await save({ ...divide(false), revision });

    return { typed: divide(true), refusal: error.problem };
  }
}

export function clashingParts({ code, issues = [] }: ProblemBody): string[] {
  return code === 'conflict' ? issues.map((issue) => String(issue.path[1])) : [];
}
