import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Membership, type membership } from '@klammer/contracts/membership';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { dayOf } from '../../time/local-time.ts';
import { notFound } from '../../problem.ts';
import { describeFiles } from '../files/service.ts';
import { suspendedAmong } from '../organisations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { readOffer } from './offer.ts';
import { canApply, canSee, faultsOf, runsOn } from './policy.ts';
import { guardedOf, presentMembership } from './present.ts';

const MOST_PERIODS = 100;

/** @throws Problem not-found where there is none or it is another organisation's: the two look the same */
export async function readMembership(actor: Person, id: string): Promise<MembershipDoc> {
  const doc = await Memberships.findById(id).lean<MembershipDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

async function describe(deps: Deps, actor: Person, docs: readonly MembershipDoc[]): Promise<Membership[]> {
  const [profiles, files] = await Promise.all([
    findProfiles([...new Set(docs.map((doc) => String(doc.organisationId)))]),
    describeFiles(docs.flatMap(({ proofId }) => proofId ?? [])),
  ]);
  const named = new Map(profiles.map((one) => [String(one._id), { name: one.name, slug: one.slug }]));
  const today = dayOf(deps.now());
  return docs.map((doc) => {
    const file = doc.proofId ? files.get(doc.proofId) : undefined;
    return presentMembership(actor, doc, {
      organisation: named.get(String(doc.organisationId)) ?? { name: '', slug: '' },
      proof: file ? { id: file.id, name: file.name } : null,
      today,
    });
  });
}

export async function describeOne(deps: Deps, actor: Person, doc: MembershipDoc): Promise<Membership> {
  const [one] = await describe(deps, actor, [doc]);
  if (!one) throw notFound();
  return one;
}

export async function readOwn(deps: Deps, actor: Member): Promise<Output<typeof membership.own>> {
  const [docs, offer, [profile]] = await Promise.all([
    periodsOf(actor.organisationId),
    readOffer(),
    findProfiles([actor.organisationId]),
  ]);
  if (!profile) throw notFound();
  const about = {
    kind: profile.kind,
    region: profile.place?.region ?? null,
    foundedOn: null,
    hasProof: true,
  };
  const today = dayOf(deps.now());
  return {
    items: await describe(deps, actor, docs),
    faults: Object.fromEntries(
      offer.plans.map((plan) => [
        plan.key,
        faultsOf(plan, about, today).filter((fault) => fault !== 'founded-missing'),
      ]),
    ),
    mayApply:
      canApply(actor, actor.organisationId) &&
      !docs.some(({ status }) => status === 'applied' || status === 'checked'),
  };
}

export async function listMemberships(
  deps: Deps,
  actor: Person,
  { cursor, limit, status }: Parsed<typeof membership.list>['query'],
): Promise<Output<typeof membership.list>> {
  const docs = await Memberships.find({ $and: [status ? { status } : {}, after('updatedAt', cursor)] })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<MembershipDoc[]>();
  const shown = new Map((await describe(deps, actor, docs)).map((one) => [one.id, one]));
  const page = toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => shown.get(String(doc._id)),
  );
  return { items: page.items.flatMap((one) => one ?? []), nextCursor: page.nextCursor };
}

export async function verifyCard(deps: Deps, code: string): Promise<Output<typeof membership.verify>> {
  const doc = await Memberships.findOne({ code }).lean<MembershipDoc>();
  if (!doc?.startsOn || !doc.endsOn) throw notFound();
  const id = String(doc.organisationId);
  const [[profile], suspended] = await Promise.all([findProfiles([id]), suspendedAmong([id])]);
  return {
    // Nobody acts for a suspended organisation, with its card neither.
    valid: runsOn(guardedOf(doc), dayOf(deps.now())) && !suspended.has(id),
    organisation: profile?.name ?? '',
    planName: doc.planName,
    startsOn: doc.startsOn,
    endsOn: doc.endsOn,
  };
}

/** Latest first. */
export async function periodsOf(organisationId: string): Promise<MembershipDoc[]> {
  return Memberships.find({ organisationId })
    .sort({ createdAt: -1 })
    .limit(MOST_PERIODS)
    .lean<MembershipDoc[]>();
}

/** The same in short, for who looks at the organisation as a whole. */
export async function listPeriods(organisationId: string) {
  return (await periodsOf(organisationId)).map(({ planName, status, startsOn, endsOn }) => ({
    plan: { de: planName.de, en: planName.en },
    status,
    from: startsOn ?? null,
    until: endsOn ?? null,
  }));
}
