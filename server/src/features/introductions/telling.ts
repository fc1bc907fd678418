import { labelOf } from '@klammer/contracts/vocabulary';
import { type Localised } from '@klammer/contracts/text';
import { type Deps } from '../../deps.ts';
import { notify, settleNotifications } from '../notifications/service.ts';
import { findProfiles, type ProfileDoc } from '../profiles/service.ts';
import { type IntroductionDoc } from './model.ts';
import { guardedOf, isNamedTo } from './present.ts';
import { DECLINE_WORDS, excerptOf, WORDS } from './words.ts';

const INCOMING = '/introductions';
const OUTGOING = '/introductions?direction=outgoing';

/**
 * Tells everybody concerned where an introduction stands now: live pages by a fact, persons by a notification. Each
 * is said under a key of its own, so that saying it again after a kill tells nobody twice.
 */
export async function tell(deps: Deps, doc: IntroductionDoc): Promise<void> {
  const organisations = [String(doc.from), String(doc.to)];
  const fact = { introductionId: String(doc._id), status: doc.status };
  deps.publish({ organisations }, 'introduction:changed', fact);
  if (doc.status === 'asked') await tellAsked(deps, doc);
  else {
    await Promise.all(organisations.map((id) => settleQuestion(deps, doc, id)));
    await TELL_END[doc.status](deps, doc);
  }
}

const keyOf = (doc: IntroductionDoc, what: string): string => `introduction:${String(doc._id)}:${what}`;

async function settleQuestion(deps: Deps, doc: IntroductionDoc, organisationId: string): Promise<void> {
  await settleNotifications(deps, keyOf(doc, `asked:${organisationId}`));
  await settleNotifications(deps, keyOf(doc, `expiring:${organisationId}`));
}

/** Asks each side that has not answered; one that agreed need not be asked any more. */
async function tellAsked(deps: Deps, doc: IntroductionDoc): Promise<void> {
  const agreed = doc.agreed.map(String);
  for (const own of doc.asked.map(String)) {
    if (agreed.includes(own)) {
      await settleQuestion(deps, doc, own);
      continue;
    }
    const name = await nameFor(doc, own);
    await notify(deps, {
      key: keyOf(doc, `asked:${own}`),
      type: doc.mediated ? 'introduction-mediated' : 'introduction-asked',
      to: { organisations: [own] },
      title: doc.mediated ? WORDS.mediated(name) : WORDS.asked(name),
      text: excerptOf(doc.message),
      path: INCOMING,
    });
  }
}

const TELL_END = {
  accepted: async (deps: Deps, doc: IntroductionDoc) => {
    const id = String(doc._id);
    for (const own of doc.mediated ? [doc.from, doc.to] : [doc.from])
      await notify(deps, {
        key: keyOf(doc, 'accepted'),
        type: 'introduction-accepted',
        to: { organisations: [String(own)] },
        except: doc.answeredBy,
        title: WORDS.accepted(await nameFor(doc, String(own))),
        text: WORDS.acceptedText,
        path: `/messages/${id}`,
      });
    await tellMediator(deps, doc, 'introduction-accepted', WORDS.mediationAccepted);
  },
  declined: async (deps: Deps, doc: IntroductionDoc) => {
    const text = doc.declineNote === '' ? declineText(doc) : excerptOf(doc.declineNote);
    for (const own of doc.agreed.map(String))
      await notify(deps, {
        key: keyOf(doc, 'declined'),
        type: 'introduction-declined',
        to: { organisations: [own] },
        except: doc.answeredBy,
        title: WORDS.declined(await nameFor(doc, own)),
        text,
        path: doc.mediated ? INCOMING : OUTGOING,
      });
    await tellMediator(deps, doc, 'introduction-declined', WORDS.mediationDeclined);
  },
  expired: async (deps: Deps, doc: IntroductionDoc) => {
    for (const own of [doc.from, doc.to].map(String))
      await notify(deps, {
        key: keyOf(doc, `expired:${own}`),
        type: 'introduction-expired',
        to: { organisations: [own] },
        title: WORDS.expired(await nameFor(doc, own)),
        text: doc.agreed.map(String).includes(own) ? WORDS.expiredForAsker : WORDS.expiredForAsked,
        path: doc.mediated || own === String(doc.to) ? INCOMING : OUTGOING,
      });
  },
  withdrawn: async () => undefined,
};

/** Reminds the sides that have not answered three working days before it lapses. */
export async function tellExpiring(deps: Deps, doc: IntroductionDoc): Promise<void> {
  const agreed = doc.agreed.map(String);
  for (const own of doc.asked.map(String).filter((id) => !agreed.includes(id)))
    await notify(deps, {
      key: keyOf(doc, `expiring:${own}`),
      type: 'introduction-expiring',
      to: { organisations: [own] },
      title: WORDS.expiring(await nameFor(doc, own)),
      text: WORDS.expiringText(doc.expiresAt),
      path: INCOMING,
    });
}

async function tellMediator(
  deps: Deps,
  doc: IntroductionDoc,
  type: 'introduction-accepted' | 'introduction-declined',
  words: (one: string, other: string) => Localised,
): Promise<void> {
  if (!doc.mediated) return;
  const profiles = await findProfiles([String(doc.from), String(doc.to)]);
  const [one, other] = profiles.map((profile) => profile.name);
  await notify(deps, {
    key: keyOf(doc, 'mediator'),
    type,
    to: { persons: [doc.askedBy] },
    title: words(one ?? '', other ?? ''),
    text: { de: '', en: '' },
    path: '/operator/mediate',
  });
}

function declineText(doc: IntroductionDoc): Localised {
  return DECLINE_WORDS[doc.declineReason ?? 'other'];
}

/** The counterpart's name as a side may know it: an anonymous one is told by its kind until both want it. */
async function nameFor(doc: IntroductionDoc, own: string): Promise<Localised> {
  const isTo = own === String(doc.to);
  const [other] = await findProfiles([isTo ? String(doc.from) : String(doc.to)]);
  if (!other) return { de: '?', en: '?' };
  const named = other.visibility !== 'anonymous' || isNamedTo(guardedOf(doc), isTo, doc.mediated);
  return named ? { de: other.name, en: other.name } : kindOf(other);
}

function kindOf({ kind }: ProfileDoc): Localised {
  return {
    de: `${labelOf('kinds', kind, 'de')} (anonym)`,
    en: `${labelOf('kinds', kind, 'en')} (anonymous)`,
  };
}
