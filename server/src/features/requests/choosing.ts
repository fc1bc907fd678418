import { type applications, type Candidate } from '@klammer/contracts/applications';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { canBeIntroduced, introduceChosen } from '../introductions/service.ts';
import { reasonsBetween } from '../matches/service.ts';
import { notify } from '../notifications/service.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { Requests, type RequestDoc } from './model.ts';
import { presentOne, readCandidate } from './reviewing.ts';
import { announceBoard, titleOf } from './telling.ts';

const AT_ONCE = 500;

/**
 * Chooses an applicant. The application says so first, so that nobody is introduced who takes it back at the same moment; the
 * introduction follows from it, also after a kill.
 * @throws Problem not-possible-now where they have another answer or one never meets the other
 */
export async function chooseApplicant(
  deps: Deps,
  actor: Member,
  { id, applicationId }: Parsed<typeof applications.choose>['params'],
): Promise<Candidate> {
  const { viewer, request, doc } = await readCandidate(deps, actor, id, applicationId);
  if (doc.status === 'declined') throw new Problem('not-possible-now', 'They have been told no already.');
  const sides = { choosingId: String(request.organisationId), applicantId: String(doc.organisationId) };
  if (!(await canBeIntroduced(sides)))
    throw new Problem('not-possible-now', 'An introduction to this applicant is not possible.');
  const chosen = await markChosen(deps, actor, doc);
  await introduce(deps, request, chosen);
  announceBoard(deps, request);
  noteAudit(deps, { actor, action: 'request.applicant-chosen', subject: { kind: 'request', id } });
  return presentOne(viewer, request, chosen);
}

async function markChosen(deps: Deps, actor: Member, before: ApplicationDoc): Promise<ApplicationDoc> {
  const now = deps.now();
  const doc = await Applications.findOneAndUpdate(
    { _id: before._id, status: { $in: ['submitted', 'chosen'] } },
    {
      $set: {
        status: 'chosen',
        shortlisted: true,
        answer: { reason: null, note: '', at: now, personId: actor.personId },
        updatedAt: now,
      },
    },
    { returnDocument: 'after' },
  ).lean<ApplicationDoc>();
  if (!doc) throw new Problem('conflict', 'The application was answered or taken back in the meantime.');
  return doc;
}

/** Introduces whoever was chosen and has not heard of it yet; again after a kill. */
export async function introduceUntold(deps: Deps): Promise<void> {
  const untold = await Applications.find({ status: 'chosen', toldAt: null })
    .limit(AT_ONCE)
    .lean<ApplicationDoc[]>();
  for (const application of untold) {
    const request = await Requests.findById(application.requestId).lean<RequestDoc>();
    if (request) await introduce(deps, request, application);
  }
}

async function introduce(deps: Deps, request: RequestDoc, application: ApplicationDoc): Promise<void> {
  const { _id, requestId, organisationId, changedBy, answer, pitch, toldAt } = application;
  const { isNew } = await introduceChosen(deps, (own, otherId) => reasonsBetween(deps, own, otherId), {
    choosingId: String(request.organisationId),
    chosenBy: answer?.personId ?? '',
    applicantId: String(organisationId),
    askedBy: changedBy.personId,
    message: pitch,
    requestId: String(requestId),
  });
  if (toldAt) return;
  // A new introduction tells them by itself, with the way to the conversation.
  if (!isNew)
    await notify(deps, {
      key: `application:${String(_id)}:answered`,
      type: 'application-chosen',
      to: { organisations: [String(organisationId)] },
      title: { de: 'Ihre Bewerbung wurde ausgewählt', en: 'Your application was chosen' },
      text: titleOf(request),
      path: `/requests/${String(requestId)}/apply`,
    });
  await Applications.updateOne({ _id }, { $set: { toldAt: deps.now() } });
}

/** Before they were marked as told, whoever was chosen was introduced first: there is nothing left to do for those. */
export async function markChosenAsTold(): Promise<void> {
  await Applications.updateMany({ status: 'chosen', toldAt: null }, { $set: { toldAt: new Date() } });
}
