import { type Introduction } from '@klammer/contracts/introductions';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { findProfiles } from '../profiles/service.ts';
import { acceptIntroduction } from './answering.ts';
import { findMet, open, type ReasonsBetween } from './opening.ts';
import { canAnswer } from './policy.ts';
import { guardedOf } from './present.ts';
import { canMeet, presentTo } from './reading.ts';

const MOST_WORDS = 1000;

/**
 * Introduces an applicant to the organisation that chose it. To apply was to ask and to choose is to accept, so the
 * conversation opens at once and nobody's room for questions is touched. Again it finds the same introduction.
 * @throws Problem not-possible-now where one of them is gone or never meets the other
 */
export async function introduceChosen(
  deps: Deps,
  reasonsBetween: ReasonsBetween,
  actor: Member,
  chosen: { applicantId: string; askedBy: string; message: string; requestId: string },
): Promise<{ introduction: Introduction; isNew: boolean }> {
  const found = await findProfiles([actor.organisationId, chosen.applicantId]);
  const own = found.find((profile) => String(profile._id) === actor.organisationId);
  const applicant = found.find((profile) => String(profile._id) === chosen.applicantId);
  if (!own || !applicant || !(await canMeet(actor.organisationId, applicant)))
    throw new Problem('not-possible-now', 'An introduction to this applicant is not possible.');
  const met = await findMet(own, applicant);
  const { doc, isNew } = met
    ? { doc: met, isNew: false }
    : await open(deps, reasonsBetween, applicant, own, {
        message: chosen.message.slice(0, MOST_WORDS),
        askedBy: chosen.askedBy,
        mediated: false,
        source: { kind: 'request', id: chosen.requestId },
      });
  const introduction = canAnswer(actor, guardedOf(doc))
    ? await acceptIntroduction(deps, actor, String(doc._id))
    : await presentTo(actor, doc);
  return { introduction, isNew };
}
