import { type ANSWER_REASONS } from '@klammer/contracts/applications';
import { type Localised } from '@klammer/contracts/text';
import { type Deps } from '../../deps.ts';
import { notify } from '../notifications/service.ts';
import { Applications, type ApplicationDoc } from './application-model.ts';
import { Requests, type RequestDoc } from './model.ts';
import { titleOf } from './telling.ts';

const AT_ONCE = 500;

/** Reasons as the applicant is told them. */
const REASON_WORDS: Record<(typeof ANSWER_REASONS)[number] | 'withdrawn', Localised> = {
  'no-fit': { de: 'Es passt nicht zur Aufgabe.', en: 'It does not fit the task.' },
  'too-early': { de: 'Ihr Angebot ist uns noch zu früh.', en: 'Your offer is still too early for us.' },
  budget: { de: 'Es passt nicht zum Budget.', en: 'It does not fit the budget.' },
  incomplete: { de: 'Wichtige Angaben fehlten.', en: 'Important details were missing.' },
  'other-chosen': { de: 'Eine andere Bewerbung passte besser.', en: 'Another application fitted better.' },
  other: { de: 'Den Grund lesen Sie in der Antwort.', en: 'The answer gives the reason.' },
  withdrawn: { de: 'Das Gesuch wurde zurückgezogen.', en: 'The request was withdrawn.' },
};

/** Answers everybody who still waits at a request that was taken back. */
export async function answerWithdrawn(deps: Deps, requestId: string): Promise<void> {
  const answer = { reason: 'withdrawn' as const, note: '', at: deps.now(), personId: '' };
  await Applications.updateMany(
    { requestId, status: 'submitted' },
    { $set: { status: 'declined', answer, updatedAt: deps.now() } },
  );
  await tellAnswers(deps);
}

/** Tells every applicant a no that was not told yet; again after a kill. */
export async function tellAnswers(deps: Deps): Promise<void> {
  const untold = await Applications.find({ status: 'declined', toldAt: null })
    .limit(AT_ONCE)
    .lean<ApplicationDoc[]>();
  const requests = await Requests.find({ _id: { $in: untold.map((one) => one.requestId) } })
    .limit(AT_ONCE)
    .lean<RequestDoc[]>();
  const byId = new Map(requests.map((doc) => [String(doc._id), doc]));
  for (const application of untold) {
    const request = byId.get(String(application.requestId));
    if (request) await tellAnswer(deps, request, application);
    await Applications.updateOne({ _id: application._id }, { $set: { toldAt: deps.now() } });
  }
}

async function tellAnswer(deps: Deps, request: RequestDoc, { _id, organisationId, answer }: ApplicationDoc) {
  const title = titleOf(request);
  const reason = REASON_WORDS[answer?.reason ?? 'other'];
  await notify(deps, {
    key: `application:${String(_id)}:answered`,
    type: 'application-declined',
    to: { organisations: [String(organisationId)] },
    title: { de: `Antwort auf Ihre Bewerbung: ${title.de}`, en: `Answer to your application: ${title.en}` },
    text: { de: join(reason.de, answer?.note), en: join(reason.en, answer?.note) },
    path: `/requests/${String(request._id)}/apply`,
  });
}

const join = (reason: string, note = ''): string => [reason, note.slice(0, 600)].filter(Boolean).join(' ');
