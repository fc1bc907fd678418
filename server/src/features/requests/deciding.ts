import { type applications, type Candidate } from '@klammer/contracts/applications';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type RequestKind } from '@klammer/contracts/requests';
import { type AgreementTemplate } from '@klammer/contracts/agreement-templates';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { createAgreement } from '../agreements/service.ts';
import { noteAudit } from '../audit/service.ts';
import { introduceChosen } from '../introductions/service.ts';
import { reasonsBetween } from '../matches/service.ts';
import { notify } from '../notifications/service.ts';
import { tellAnswers } from './answers.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { presentOne, readCandidate, readOwnRequest } from './reviewing.ts';
import { announceBoard, titleOf } from './telling.ts';

/** What a request of each kind most often leads to. */
const TEMPLATES: Record<RequestKind, AgreementTemplate> = {
  challenge: 'memorandum',
  pilot: 'pilot',
  'market-exploration': 'market-exploration',
};

/**
 * Says no with a reason to one or many. Who has an answer keeps it, so that a second click or a colleague's choice in
 * between overrules nobody.
 */
export async function declineApplications(
  deps: Deps,
  actor: Member,
  id: string,
  { applicationIds, reason, note }: Parsed<typeof applications.decline>['body'],
): Promise<Output<typeof applications.decline>> {
  const { request } = await readOwnRequest(deps, actor, id);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (reason === 'other' && note === '')
    throw new Problem('invalid-input', 'Say the reason in your own words.', {
      issues: [{ path: ['body', 'note'], code: 'missing', message: 'needs the reason' }],
    });
  const answer = { reason, note, at: deps.now(), personId: actor.personId };
  const { modifiedCount } = await Applications.updateMany(
    { _id: { $in: applicationIds }, requestId: id, status: 'submitted' },
    { $set: { status: 'declined', answer, updatedAt: deps.now() } },
  );
  noteAudit(deps, {
    actor,
    action: 'request.applications-declined',
    subject: { kind: 'request', id },
    detail: { count: String(modifiedCount) },
  });
  announceBoard(deps, request);
  await tellAnswers(deps);
  return { declined: modifiedCount };
}

/**
 * Chooses an applicant. The introduction comes first: cut off after it, choosing again finds it and goes on.
 * @throws Problem not-possible-now where they have another answer or one never meets the other
 */
export async function chooseApplicant(
  deps: Deps,
  actor: Member,
  { id, applicationId }: Parsed<typeof applications.choose>['params'],
): Promise<Candidate> {
  const { viewer, request, doc } = await readCandidate(deps, actor, id, applicationId);
  if (doc.status === 'declined') throw new Problem('not-possible-now', 'They have been told no already.');
  const { isNew } = await introduceChosen(deps, (own, otherId) => reasonsBetween(deps, own, otherId), actor, {
    applicantId: String(doc.organisationId),
    askedBy: doc.changedBy.personId,
    message: doc.pitch,
    requestId: id,
  });
  const chosen = await markChosen(deps, actor, doc);
  announceBoard(deps, request);
  noteAudit(deps, { actor, action: 'request.applicant-chosen', subject: { kind: 'request', id } });
  // A new introduction tells them by itself, with the way to the conversation.
  if (!isNew)
    await notify(deps, {
      key: `application:${applicationId}:answered`,
      type: 'application-chosen',
      to: { organisations: [String(doc.organisationId)] },
      title: { de: 'Ihre Bewerbung wurde ausgewählt', en: 'Your application was chosen' },
      text: titleOf(request),
      path: `/requests/${id}/apply`,
    });
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

/** Drafts the agreement with a chosen applicant; the same one however often it is asked for. */
export async function draftAgreement(
  deps: Deps,
  actor: Member,
  { id, applicationId }: Parsed<typeof applications.draftAgreement>['params'],
  language: 'de' | 'en',
): Promise<Output<typeof applications.draftAgreement>> {
  const { viewer, request, doc } = await readCandidate(deps, actor, id, applicationId);
  const { conversationId } = await presentOne(viewer, request, doc);
  if (!conversationId)
    throw new Problem(
      'not-possible-now',
      'Choose the applicant first; once you are introduced you can draft.',
    );
  const agreement = await createAgreement(deps, actor, {
    clientId: `application-${applicationId}`,
    conversationId,
    template: TEMPLATES[request.kind],
    language,
  });
  return { agreementId: agreement.id };
}
