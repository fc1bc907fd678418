import { type applications } from '@klammer/contracts/applications';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type RequestKind } from '@klammer/contracts/requests';
import { type AgreementTemplate } from '@klammer/contracts/agreement-templates';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { createAgreement } from '../agreements/service.ts';
import { noteAudit } from '../audit/service.ts';
import { tellAnswers } from './answers.ts';
import { Applications } from './application-model.ts';
import { presentOne, readCandidate, readOwnRequest } from './reviewing.ts';
import { announceBoard } from './telling.ts';

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
