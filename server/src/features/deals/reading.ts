import { MOST_DEALS, type Deal, type DealFilter, type DealSummary } from '@klammer/contracts/deal-shapes';
import { type Member } from '../../actor.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { notFound } from '../../problem.ts';
import { blockedFor } from '../blocks/service.ts';
import { findProfiles, readProfile } from '../profiles/service.ts';
import { Deals, type DealDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf, presentDeal, presentShare, presentSummary, type CardDoc } from './present.ts';

/** @throws Problem not-found where there is none or it is another organisation's: the two look the same. */
export async function readDeal(actor: Member, id: string): Promise<DealDoc> {
  const doc = await Deals.findById(id).lean<DealDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

export async function getDeal(actor: Member, id: string): Promise<Deal> {
  return describeDeal(actor, await readDeal(actor, id));
}

/** The whole deal, with a way to the profile where the reader may still see it. */
export async function describeDeal(actor: Member, doc: DealDoc): Promise<Deal> {
  if (!doc.profileId) return presentDeal(actor, doc, null);
  const profile = await readProfile(actor, String(doc.profileId)).catch(() => null);
  return presentDeal(actor, doc, profile?.slug ?? null);
}

/** All cards that fit: a board needs them together, so they are short and without pages. */
export async function listDeals(
  deps: Pick<Deps, 'now'>,
  actor: Member,
  filter: DealFilter,
): Promise<{ items: DealSummary[] }> {
  const docs = await findCards(actor.organisationId, filter);
  const today = dayOf(deps.now());
  const items = docs.map(presentSummary).filter((deal) => fits(deal, filter, today));
  return { items: items.toSorted(ORDERS[filter.order]) };
}

async function findCards(organisationId: string, { stage, owner, source }: DealFilter): Promise<CardDoc[]> {
  return Deals.find(
    {
      organisationId,
      ...(stage && { stage }),
      ...(owner && { ownerId: owner }),
      ...(source && { source }),
    },
    { notes: 0, history: 0, cause: 0, reasonNote: 0 },
  )
    .sort({ stageSince: -1 })
    .limit(MOST_DEALS)
    .lean<CardDoc[]>();
}

function fits(deal: DealSummary, { q, rating, due }: DealFilter, today: string): boolean {
  if (q && !deal.name.toLowerCase().includes(q.trim().toLowerCase())) return false;
  if (rating && (deal.rating ?? 0) < rating) return false;
  if (due === 'none') return deal.dueOn === null;
  if (due === 'overdue') return deal.dueOn !== null && deal.dueOn < today;
  if (due === 'week') return deal.dueOn !== null && deal.dueOn <= addDays(today, 7);
  return true;
}

const LAST_DAY = '9999';
const ORDERS: Record<DealFilter['order'], (a: DealSummary, b: DealSummary) => number> = {
  newest: (a, b) => b.stageSince.localeCompare(a.stageSince),
  longest: (a, b) => a.stageSince.localeCompare(b.stageSince),
  name: (a, b) => a.name.localeCompare(b.name, 'de'),
  rating: (a, b) => (b.rating ?? 0) - (a.rating ?? 0),
  due: (a, b) => (a.dueOn ?? LAST_DAY).localeCompare(b.dueOn ?? LAST_DAY),
};

/** What investors told the actor's organisation. Reads nothing else of their deals. */
export async function listShared(actor: Member) {
  const unwanted = await blockedFor(actor.organisationId);
  const docs = await Deals.find(
    {
      profileId: actor.organisationId,
      'share.at': { $exists: true },
      organisationId: { $nin: [...unwanted] },
    },
    { share: 1, organisationId: 1 },
  )
    .sort({ 'share.at': -1 })
    .limit(200)
    .lean<Pick<DealDoc, 'share' | 'organisationId'>[]>();
  const found = await findProfiles(docs.map((doc) => String(doc.organisationId)));
  const profiles = new Map(found.map((profile) => [String(profile._id), profile]));
  const items = docs.flatMap(({ share, organisationId }) => {
    const id = String(organisationId);
    const profile = profiles.get(id);
    const investor = { id, name: profile?.name ?? '', slug: profile?.slug ?? '' };
    return share ? [{ ...presentShare(share), investor }] : [];
  });
  return { items };
}
