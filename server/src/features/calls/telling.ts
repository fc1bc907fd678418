import { type NotificationType } from '@klammer/contracts/notifications';
import { inBothLanguages, type Localised } from '@klammer/contracts/text';
import { type Audience, type Deps } from '../../deps.ts';
import { wordsOf } from '../../time/local-time.ts';
import { blockedFor } from '../blocks/service.ts';
import { notify } from '../notifications/service.ts';
import { findFitting } from '../profiles/service.ts';
import { Entries } from './entries/entry-model.ts';
import { Jurors, type JurorDoc } from './jury/jury-model.ts';
import { Calls, organisersOf, type CallDoc } from './model.ts';

const MOST_TOLD = 200;
const MOST_APPLICANTS = 5000;

/** What a call is called in both languages. */
export function titleOf({ title }: Pick<CallDoc, 'title'>): Localised {
  return inBothLanguages(title);
}

interface Tale {
  about: string;
  type: NotificationType;
  to: Audience;
  title: Localised;
  /** Goes behind the call's own title. */
  more?: Localised;
  path?: string;
}

async function say(
  deps: Deps,
  call: CallDoc,
  { about, type, to, title, more, path = '' }: Tale,
): Promise<void> {
  const id = String(call._id);
  const name = titleOf(call);
  const text = (locale: 'de' | 'en') => [name[locale], more?.[locale]].filter(Boolean).join(' · ');
  await notify(deps, {
    key: `call:${id}:${about}`,
    type,
    to,
    title,
    text: { de: text('de'), en: text('en') },
    path: `/calls/${id}${path}`,
  });
}

const untilOf = ({ deadlineAt }: CallDoc): Localised => {
  const words = deadlineAt ? wordsOf(deadlineAt) : { de: '', en: '' };
  return { de: `bis ${words.de}`, en: `until ${words.en}` };
};

/** Tells start-ups that fit by topics, once each; the mark comes last, so that a kill between is made good. */
export async function tellFitting(deps: Deps, call: CallDoc): Promise<void> {
  const own = organisersOf(call);
  const fitting =
    call.topics.length > 0 && call.kinds.includes('startup')
      ? await findFitting(
          { kind: 'startup', topics: call.topics, seeks: [], offers: [], stages: [] },
          MOST_TOLD,
        )
      : [];
  const unwanted = await blockedFor(String(call.organisationId));
  await say(deps, call, {
    about: 'published',
    type: 'call-published',
    to: { organisations: fitting.filter((id) => !own.includes(id) && !unwanted.has(id)) },
    title: { de: 'Eine Ausschreibung, die zu Ihnen passt', en: 'A call that fits you' },
    more: untilOf(call),
  });
  await Calls.updateOne({ _id: call._id }, { $set: { toldAt: deps.now() } });
}

/** Everybody who has begun or sent an entry hears of the later deadline. */
export async function tellPostponed(deps: Deps, call: CallDoc): Promise<void> {
  await say(deps, call, {
    about: `deadline:${call.deadline ?? ''}`,
    type: 'call-postponed',
    to: { organisations: await applicantsOf(call, { status: { $in: ['draft', 'submitted'] } }) },
    title: { de: 'Mehr Zeit für Ihre Bewerbung', en: 'More time for your entry' },
    more: untilOf(call),
  });
}

/** Whoever began an entry and has not sent it is reminded before the deadline. */
export async function tellDeadline(deps: Deps, call: CallDoc): Promise<void> {
  await say(deps, call, {
    about: `soon:${call.deadline ?? ''}`,
    type: 'call-deadline',
    to: { organisations: await applicantsOf(call, { status: 'draft' }) },
    title: { de: 'Ihre Bewerbung ist noch ein Entwurf', en: 'Your entry is still a draft' },
    more: untilOf(call),
    path: '/apply',
  });
}

/** The deadline is over: the jury can begin, and the organiser hears how many entries there are. */
export async function tellJudging(deps: Deps, call: CallDoc): Promise<void> {
  const count = await Entries.countDocuments({ callId: call._id, status: { $ne: 'draft' } });
  const [de, en] = [`${count} Bewerbungen`, `${count} entries`];
  await say(deps, call, {
    about: 'judging:organiser',
    type: 'call-review',
    to: { organisations: organisersOf(call) },
    title: {
      de: 'Die Frist ist vorbei, die Jury kann beginnen',
      en: 'The deadline is over, the jury can begin',
    },
    more: { de, en },
    path: '/board',
  });
  if (count > 0)
    await say(deps, call, {
      about: 'judging:1',
      type: 'call-judging',
      to: { persons: await jurorsOf(call) },
      title: { de: 'Bewerbungen warten auf Ihre Punkte', en: 'Entries wait for your points' },
      more: { de, en },
      path: '/jury',
    });
  await Calls.updateOne({ _id: call._id }, { $set: { judgingToldAt: deps.now() } }, {
    skipSearchMark: true,
  } as object);
}

/** Jurors and finalists hear of the second round. */
export async function tellSecondRound(deps: Deps, call: CallDoc): Promise<void> {
  await say(deps, call, {
    about: 'judging:2',
    type: 'call-judging',
    to: { persons: await jurorsOf(call) },
    title: { de: 'Die zweite Runde ist eröffnet', en: 'The second round is open' },
    path: '/jury',
  });
  await say(deps, call, {
    about: 'finalist',
    type: 'call-finalist',
    to: { organisations: await applicantsOf(call, { isFinalist: true, status: 'submitted' }) },
    title: { de: 'Sie sind in der zweiten Runde', en: 'You are in the second round' },
    path: '/apply',
  });
}

export async function tellJurorAnswered(
  deps: Deps,
  call: CallDoc,
  { _id, name, answeredAt }: JurorDoc,
  accepted: boolean,
): Promise<void> {
  await say(deps, call, {
    about: `juror:${String(_id)}:${answeredAt?.getTime() ?? 0}:${accepted ? 'yes' : 'no'}`,
    type: 'call-juror',
    to: { organisations: organisersOf(call) },
    title: accepted
      ? { de: `${name} ist in der Jury`, en: `${name} is on the jury` }
      : { de: `${name} hat für die Jury abgesagt`, en: `${name} declined to be on the jury` },
    path: '/jury-members',
  });
}

/** Somebody is asked to organise it too. */
export async function tellInvited(deps: Deps, call: CallDoc, organisationId: string): Promise<void> {
  await say(deps, call, {
    about: `organiser:${organisationId}`,
    type: 'call-organiser',
    to: { organisations: [organisationId] },
    title: { de: 'Schreiben Sie mit uns aus?', en: 'Will you organise this call with us?' },
  });
}

/** Open boards of the organisers ask anew: something came in, was scored or has its answer. */
export function announceBoard(deps: Pick<Deps, 'publish'>, call: CallDoc): void {
  deps.publish({ organisations: organisersOf(call) }, 'entries:changed', { callId: String(call._id) });
}

/** Everybody who entered, and who judged, hears that the result is there. */
export async function tellDecided(deps: Deps, call: CallDoc): Promise<void> {
  const title = { de: 'Das Ergebnis steht fest', en: 'The result is there' };
  const to = { organisations: await applicantsOf(call, { status: { $in: ['declined', 'won'] } }) };
  await say(deps, call, { about: 'decided', type: 'call-decided', to, title });
  await say(deps, call, {
    about: 'decided',
    type: 'call-decided',
    to: { persons: await jurorsOf(call) },
    title,
  });
}

async function applicantsOf({ _id }: CallDoc, filter: Record<string, unknown>): Promise<string[]> {
  const found = await Entries.find({ callId: _id, ...filter }, { organisationId: 1 })
    .limit(MOST_APPLICANTS)
    .lean();
  return found.map((one) => String(one.organisationId));
}

async function jurorsOf({ _id }: CallDoc): Promise<string[]> {
  const found = await Jurors.find({ callId: _id, status: 'accepted' }, { personId: 1 }).limit(100).lean();
  return found.flatMap(({ personId }) => personId ?? []);
}
