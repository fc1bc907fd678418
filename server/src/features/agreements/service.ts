import { type Agreement, type agreements } from '@klammer/contracts/agreements';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { findProfiles } from '../profiles/service.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { presentAgreement, presentSummary } from './present.ts';
import { readParties } from './parties.ts';
import { readAgreement } from './reading.ts';

export async function getAgreement(actor: Member, id: string): Promise<Agreement> {
  const doc = await readAgreement(actor, id);
  return presentAgreement(actor, doc, await readParties(doc.organisations.map(String)));
}

export async function listAgreements(
  deps: Pick<Deps, 'now'>,
  actor: Member,
  { cursor, limit, status, conversationId }: Parsed<typeof agreements.list>['query'],
): Promise<Output<typeof agreements.list>> {
  const docs = await Agreements.find({
    organisations: actor.organisationId,
    ...(status && { status }),
    ...(conversationId && { conversationId }),
    ...after('updatedAt', cursor),
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<AgreementDoc[]>();
  const found = await findProfiles([...new Set(docs.flatMap((doc) => doc.organisations.map(String)))]);
  const profiles = new Map(found.map((profile) => [String(profile._id), profile]));
  const today = dayOf(deps.now());
  return toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => presentSummary(actor, doc, { profiles }, today),
  );
}

export { partiesOfAgreement } from './reading.ts';
export { createAgreement, proposeAgreement, updateAgreement } from './writing.ts';
export { signAgreement } from './signing.ts';
export { answerReview, completeAgreement, endAgreement, setProgress } from './progress.ts';
export { downloadAgreement } from './pdf.ts';
export { agreedAmong, listStalledAgreements } from './stalling.ts';
export { listAgreementOutcomes } from './outcomes.ts';
export { compareVersion, listVersions } from './versions.ts';
export { fillAgreements, retellAgreements, type FilledAgreement } from './filling.ts';
export { haveAgreement } from './reading.ts';
