import { inBothLanguages, type Localised } from '@klammer/contracts/text';
import { type Deps } from '../../deps.ts';
import { blockedFor } from '../blocks/service.ts';
import { notify } from '../notifications/service.ts';
import { findFitting } from '../profiles/service.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { wordsOf } from '../../time/local-time.ts';
import { Requests, type RequestDoc } from './model.ts';

const MOST_TOLD = 200;
const MOST_APPLICANTS = 5000;

/** What a request is called in both languages. Never who is behind it: the same words go to everybody. */
export function titleOf({ title }: Pick<RequestDoc, 'title'>): Localised {
  return inBothLanguages(title);
}

const pathOf = (doc: RequestDoc): string => `/requests/${String(doc._id)}`;

/** Tells start-ups that fit by codes, once each; the mark comes last, so that a kill between is made good. */
export async function tellFitting(deps: Deps, doc: RequestDoc): Promise<void> {
  const { topics, seeks, offers, stages } = doc;
  const fitting = await findFitting({ kind: 'startup', topics, seeks, offers, stages }, MOST_TOLD);
  // As with seeing it: an anonymous request must not be told apart by who blocked whom.
  const unwanted = doc.anonymous ? new Set<string>() : await blockedFor(String(doc.organisationId));
  const until = doc.deadlineAt ? wordsOf(doc.deadlineAt) : { de: '', en: '' };
  await notify(deps, {
    key: `request:${String(doc._id)}:published`,
    type: 'request-published',
    to: { organisations: fitting.filter((id) => !unwanted.has(id)) },
    title: { de: 'Ein Gesuch, das zu Ihnen passt', en: 'A request that fits you' },
    text: { de: `${titleOf(doc).de} · bis ${until.de}`, en: `${titleOf(doc).en} · until ${until.en}` },
    path: pathOf(doc),
  });
  await Requests.updateOne({ _id: doc._id }, { $set: { toldAt: deps.now() } });
}

/** Everybody who has begun or sent an application hears of the later deadline. */
export async function tellPostponed(deps: Deps, doc: RequestDoc): Promise<void> {
  const until = wordsOf(doc.deadlineAt ?? deps.now());
  await notify(deps, {
    key: `request:${String(doc._id)}:deadline:${doc.deadline ?? ''}`,
    type: 'request-postponed',
    to: { organisations: await applicantsOf(doc, ['draft', 'submitted']) },
    title: { de: 'Mehr Zeit für Ihre Bewerbung', en: 'More time for your application' },
    text: { de: `${titleOf(doc).de} · bis ${until.de}`, en: `${titleOf(doc).en} · until ${until.en}` },
    path: pathOf(doc),
  });
}

/** Whoever began an application and has not sent it is reminded before the deadline. */
export async function tellDeadline(deps: Deps, doc: RequestDoc): Promise<void> {
  const until = wordsOf(doc.deadlineAt ?? deps.now());
  await notify(deps, {
    key: `request:${String(doc._id)}:soon:${doc.deadline ?? ''}`,
    type: 'request-deadline',
    to: { organisations: await applicantsOf(doc, ['draft']) },
    title: { de: 'Ihre Bewerbung ist noch ein Entwurf', en: 'Your application is still a draft' },
    text: { de: `${titleOf(doc).de} · bis ${until.de}`, en: `${titleOf(doc).en} · until ${until.en}` },
    path: `${pathOf(doc)}/apply`,
  });
}

/** The organisation hears that applications wait for its answer. */
export async function tellWaiting(deps: Deps, doc: RequestDoc, waiting: number, turn: number): Promise<void> {
  await notify(deps, {
    key: `request:${String(doc._id)}:waiting:${turn}`,
    type: 'request-review',
    to: { organisations: [String(doc.organisationId)] },
    title: { de: 'Bewerbungen warten auf Ihre Antwort', en: 'Applications wait for your answer' },
    text: { de: `${titleOf(doc).de} · ${waiting} offen`, en: `${titleOf(doc).en} · ${waiting} open` },
    path: `${pathOf(doc)}/board`,
  });
}

export async function tellSubmitted(
  deps: Deps,
  doc: RequestDoc,
  application: ApplicationDoc,
  applicant: string,
): Promise<void> {
  await notify(deps, {
    // Once, however often it is taken back and sent again.
    key: `application:${String(application._id)}:submitted`,
    type: 'application-submitted',
    to: { organisations: [String(doc.organisationId)] },
    title: { de: `Bewerbung von ${applicant}`, en: `Application by ${applicant}` },
    text: titleOf(doc),
    path: `${pathOf(doc)}/board`,
  });
}

/** Open boards of the organisation that asks load anew; applicants hear of their answer by itself. */
export function announceBoard(deps: Deps, { _id, organisationId }: RequestDoc): void {
  const organisations = [String(organisationId)];
  deps.publish({ organisations }, 'applications:changed', { requestId: String(_id) });
}

async function applicantsOf(doc: RequestDoc, statuses: ApplicationDoc['status'][]): Promise<string[]> {
  const found = await Applications.find(
    { requestId: doc._id, status: { $in: statuses } },
    { organisationId: 1 },
  )
    .limit(MOST_APPLICANTS)
    .lean();
  return found.map((one) => String(one.organisationId));
}
