import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type profiles } from '@klammer/contracts/profiles';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound, Problem } from '../../problem.ts';
import { type Tell } from '../../tell.ts';
import { namesOf } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { Profiles, type ProfileDoc } from './model.ts';
import { presentVerifiable } from './present.ts';

/** Addresses that anybody can have say nothing about an organisation. */
const ANYBODYS = new Set(
  'gmail.com googlemail.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de outlook.com outlook.de hotmail.com hotmail.de live.de live.com yahoo.com yahoo.de icloud.com me.com mac.com aol.com proton.me protonmail.com posteo.de mailbox.org arcor.de 1und1.de gmx.com gmx.ch gmx.eu gmx.info gmx.org email.de mail.de mail.com freemail.de online.de vodafone.de kabelmail.de unitybox.de netcologne.de ewetel.net yahoo.fr yahoo.co.uk ymail.com rocketmail.com msn.com passport.com outlook.fr outlook.at hotmail.fr hotmail.co.uk hotmail.it live.nl live.fr pm.me tutanota.com tutanota.de tuta.com tuta.io tutamail.com keemail.me zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hey.com hushmail.com duck.com posteo.net posteo.eu posteo.org riseup.net systemli.org disroot.org secure.mailbox.org mail.ru bk.ru inbox.ru list.ru yandex.ru yandex.com ukr.net wp.pl o2.pl interia.pl onet.pl seznam.cz laposte.net orange.fr free.fr sfr.fr wanadoo.fr libero.it tiscali.it virgilio.it bluewin.ch hispeed.ch aon.at chello.at ziggo.nl kpnmail.nl home.nl qq.com 163.com 126.com naver.com rediffmail.com mailinator.com guerrillamail.com 10minutemail.com trashmail.com trashmail.de byom.de wegwerfmail.de'.split(
    ' ',
  ),
);

/** Whether a confirmed address shows that its owner belongs to whoever has the website. */
export function provesDomain(email: string, website: string): boolean {
  const domain = email.split('@').at(-1)?.toLowerCase() ?? '';
  if (website === '' || domain === '' || ANYBODYS.has(domain)) return false;
  const host = new URL(website).hostname.toLowerCase().replace(/^www\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

/**
 * Verifies by the domain of the asking person's own confirmed address.
 * @throws Problem not-possible-now where it is another domain
 */
export async function verifyByDomain(deps: Deps, actor: Member, doc: ProfileDoc): Promise<ProfileDoc> {
  if (!actor.emailVerified || !provesDomain(actor.email, doc.website))
    throw new Problem(
      'not-possible-now',
      'The domain of your confirmed e-mail address must be that of the website in the profile.',
    );
  // What the operator vouched for counts more and stays; the website is part of the condition.
  const verified = await Profiles.findOneAndUpdate(
    { _id: doc._id, website: doc.website, verification: 'none' },
    { $set: { verification: 'domain', verifiedAt: deps.now(), verifiedBy: actor.personId } },
    { returnDocument: 'after' },
  ).lean<ProfileDoc>();
  if (verified) await record(deps, actor, verified);
  return verified ?? doc;
}

type Named = 'name' | 'website';
const differs = (before: ProfileDoc, changes: Partial<ProfileDoc>, field: Named): boolean =>
  changes[field] !== undefined && changes[field] !== before[field];

/** A new name or website is only written over the verification that was looked at: one given meanwhile is for the old ones. */
export function verifiedAsSeen(
  before: ProfileDoc,
  changes: Partial<ProfileDoc>,
): Partial<Pick<ProfileDoc, 'verifiedAt'>> {
  const isOther = differs(before, changes, 'name') || differs(before, changes, 'website');
  return isOther ? { verifiedAt: before.verifiedAt ?? null } : {};
}

/** What a change of name or website means for a verification: it was given to the old ones. */
export function unverified(before: ProfileDoc, changes: Partial<ProfileDoc>): Partial<ProfileDoc> {
  const isRenamed = differs(before, changes, 'name');
  const lost =
    (before.verification === 'operator' && isRenamed) ||
    (before.verification === 'domain' && (differs(before, changes, 'website') || isRenamed));
  return lost ? { verification: 'none', verifiedAt: null, verifiedBy: null } : {};
}

/** @throws Problem not-found; conflict where it has another name than the operator looked at */
export async function verifyByOperator(
  deps: Deps,
  tell: Tell,
  actor: Person,
  id: string,
  { verification, name }: Parsed<typeof profiles.verify>['body'],
): Promise<Output<typeof profiles.verify>> {
  const set =
    verification === 'none'
      ? { verification, verifiedAt: null, verifiedBy: null }
      : { verification, verifiedAt: deps.now(), verifiedBy: actor.personId };
  const doc = await Profiles.findOneAndUpdate(
    { _id: id, ...(name !== undefined && { name }) },
    { $set: set },
    { returnDocument: 'after' },
  ).lean<ProfileDoc>();
  if (!doc && (await Profiles.exists({ _id: id })))
    throw new Problem('conflict', 'The organisation has another name now. Look at it again.');
  if (!doc) throw notFound();
  await record(deps, actor, doc);
  if (verification === 'operator')
    await tell(deps, {
      key: `profile:${id}:verified:${doc.verifiedAt?.getTime() ?? 0}`,
      type: 'profile-verified',
      to: { organisations: [id] },
      except: actor.personId,
      title: { de: 'Ihre Organisation ist bestätigt', en: 'Your organisation is verified' },
      text: {
        de: `Der Betreiber hat ${doc.name} geprüft. Andere sehen das an Ihrem Profil.`,
        en: `The operator has checked ${doc.name}. Others see that at your profile.`,
      },
      path: `/p/${doc.slug}`,
    });
  return presentVerifiable(doc, new Map([[actor.personId, actor.name]]));
}

async function record(deps: Deps, actor: Person, doc: ProfileDoc): Promise<void> {
  await recordAudit(deps, {
    actor,
    action: 'profile.verified',
    subject: { kind: 'profile', id: String(doc._id) },
    detail: { verification: doc.verification },
  });
}

export async function listVerifiable({
  cursor,
  limit,
  verification,
}: Parsed<typeof profiles.verifiable>['query']): Promise<Output<typeof profiles.verifiable>> {
  const docs = await Profiles.find({ verification, status: 'published', ...after('publishedAt', cursor) })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ProfileDoc[]>();
  const names = await namesOf(docs.flatMap((doc) => doc.verifiedBy ?? []));
  return toPage(
    docs,
    limit,
    (doc) => doc.publishedAt ?? doc.createdAt,
    (doc) => presentVerifiable(doc, names),
  );
}
