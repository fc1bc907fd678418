import { type Deps } from '../../deps.ts';
import { findProfiles, type ProfileDoc } from '../profiles/service.ts';
import { acceptFor } from './answering.ts';
import { findMet, open, type ReasonsBetween } from './opening.ts';
import { canMeet } from './reading.ts';

const MOST_WORDS = 1000;

/** Who chose whom, and what for. */
export interface Chosen {
  choosingId: string;
  chosenBy: string;
  applicantId: string;
  askedBy: string;
  message: string;
  requestId: string;
}

/** Whether an applicant could be introduced to the organisation that chooses it: neither is gone or never meets the other. */
export async function canBeIntroduced(sides: Pick<Chosen, 'choosingId' | 'applicantId'>): Promise<boolean> {
  return (await findSides(sides)) !== null;
}

/**
 * Introduces an applicant to the organisation that chose it. To apply was to ask and to choose is to accept, so the
 * conversation opens at once and nobody's room for questions is touched. Again it finds the same introduction.
 * @returns whether it is new, and tells of itself; it is none where they cannot be introduced any more
 */
export async function introduceChosen(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  chosen: Chosen,
): Promise<{ isNew: boolean }> {
  const sides = await findSides(chosen);
  if (!sides) return { isNew: false };
  const { own, applicant } = sides;
  const met = await findMet(own, applicant);
  const { doc, isNew } = met
    ? { doc: met, isNew: false }
    : await open(deps, reasonsBetween, applicant, own, {
        message: chosen.message.slice(0, MOST_WORDS),
        askedBy: chosen.askedBy,
        mediated: false,
        source: { kind: 'request', id: chosen.requestId },
      });
  // Where the one that chose asked them itself before, that question still waits for their answer.
  if (doc.status === 'asked' && !doc.agreed.map(String).includes(chosen.choosingId))
    await acceptFor(deps, { organisationId: chosen.choosingId, personId: chosen.chosenBy }, doc);
  return { isNew };
}

async function findSides({
  choosingId,
  applicantId,
}: Pick<Chosen, 'choosingId' | 'applicantId'>): Promise<{ own: ProfileDoc; applicant: ProfileDoc } | null> {
  const found = await findProfiles([choosingId, applicantId]);
  const own = found.find((profile) => String(profile._id) === choosingId);
  const applicant = found.find((profile) => String(profile._id) === applicantId);
  return own && applicant && (await canMeet(choosingId, applicant)) ? { own, applicant } : null;
}
