import { type Call, type calls } from '@klammer/contracts/calls';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { MOST_PAGES, type PublicPage } from '@klammer/contracts/site';
import { type Actor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, NO_PAGE, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { findProfiles, isGone, isKnownPartner, listHidden, type ProfileDoc } from '../profiles/service.ts';
import { Entries, type EntryDoc } from './entries/entry-model.ts';
import { Jurors, type JurorDoc } from './jury/jury-model.ts';
import { Calls, organisersOf, type CallDoc } from './model.ts';
import { canSee, isOwn, type Viewer } from './policy.ts';
import { guardedOf, presentCall, type Shown } from './present.ts';

const MOST_JURORS = 100;
const NOTHING = { submitted: 0, waiting: 0 };

export async function viewerOf({ now }: Pick<Deps, 'now'>, actor: Actor): Promise<Viewer> {
  const [own] = actor?.organisationId ? await findProfiles([actor.organisationId]) : [];
  const isKnown = own !== undefined && isKnownPartner(own);
  return { actor, kind: own?.kind ?? null, isKnown, now: now() };
}

/** @throws Problem not-found for what is missing and for what the viewer may not see */
export async function readCall(viewer: Viewer, id: string): Promise<Shown> {
  const doc = await Calls.findById(id).lean<CallDoc>();
  if (!doc) throw notFound();
  const [shown] = await withContext(viewer, [doc]);
  if (!shown || !canSee(viewer.actor, guardedOf(doc, shown))) throw notFound();
  return shown;
}

/** A call that the actor's own organisation organises; to others there is no such page. @throws Problem not-found */
export async function readOwnCall(deps: Deps, actor: Member, id: string) {
  const viewer = await viewerOf(deps, actor);
  const shown = await readCall(viewer, id);
  if (!isOwn(actor, guardedOf(shown.doc, shown))) throw notFound();
  return { viewer, shown };
}

/** Adds what belongs to each; those of organisations that are going away are left out. */
export async function withContext({ actor }: Viewer, docs: readonly CallDoc[]): Promise<Shown[]> {
  if (docs.length === 0) return [];
  const ids = docs.map((doc) => doc._id);
  const own = actor?.organisationId ?? null;
  const [mine, jurors, winning, counts] = await Promise.all([
    own
      ? Entries.find({ callId: { $in: ids }, organisationId: own }, { callId: 1, status: 1 })
          .limit(1000)
          .lean<EntryDoc[]>()
      : [],
    Jurors.find({ callId: { $in: ids }, status: 'accepted' })
      .sort({ _id: 1 })
      .limit(MOST_JURORS * ids.length + 1)
      .lean<JurorDoc[]>(),
    Entries.find({ callId: { $in: ids }, status: 'won' })
      .sort({ 'answer.at': 1 })
      .limit(1000)
      .lean<EntryDoc[]>(),
    countEntries(
      docs.filter((doc) => doc.status === 'decided' || (own !== null && organisersOf(doc).includes(own))),
    ),
  ]);
  const profiles = await findProfiles([
    ...new Set([
      ...docs.flatMap((doc) => [...organisersOf(doc), ...(doc.invitedIds ?? []).map(String)]),
      ...winning.map(({ organisationId }) => String(organisationId)),
    ]),
  ]);
  const profileById = new Map(
    profiles.filter((profile) => !isGone(profile)).map((profile) => [String(profile._id), profile]),
  );
  const named = (list: readonly unknown[]): ProfileDoc[] =>
    list.flatMap((one) => profileById.get(String(one)) ?? []);
  return docs
    .map((doc) => {
      const id = String(doc._id);
      const ofCall = <Part extends { callId: unknown }>(all: readonly Part[]) =>
        all.filter(({ callId }) => String(callId) === id);
      return {
        doc,
        profile: profileById.get(String(doc.organisationId)),
        organisers: named(organisersOf(doc)),
        invited: named(doc.invitedIds ?? []),
        entry: ofCall(mine)[0] ?? null,
        judges: ofCall(jurors).some(({ personId }) => personId !== null && personId === actor?.personId),
        jurors: ofCall(jurors),
        winners: ofCall(winning).map((entry) => ({
          award: entry.answer?.award ?? '',
          profile: entry.agreesToBeNamed ? (profileById.get(String(entry.organisationId)) ?? null) : null,
        })),
        counts: counts.get(id) ?? NOTHING,
      };
    })
    .filter(({ profile }) => profile !== undefined);
}

/** The same by the call's id. */
export async function shownById(viewer: Viewer, docs: readonly CallDoc[]): Promise<Map<string, Shown>> {
  return new Map((await withContext(viewer, docs)).map((one) => [String(one.doc._id), one]));
}

async function countEntries(docs: readonly CallDoc[]): Promise<Map<string, Shown['counts']>> {
  if (docs.length === 0) return new Map();
  const rows = await Entries.aggregate<{ _id: unknown; submitted: number; waiting: number }>([
    { $match: { callId: { $in: docs.map((doc) => doc._id) }, status: { $ne: 'draft' } } },
    {
      $group: {
        _id: '$callId',
        submitted: { $sum: 1 },
        waiting: { $sum: { $cond: [{ $eq: ['$status', 'submitted'] }, 1, 0] } },
      },
    },
  ]);
  return new Map(rows.map(({ _id, submitted, waiting }) => [String(_id), { submitted, waiting }]));
}

export async function getCall(deps: Deps, actor: Actor, id: string): Promise<Call> {
  const viewer = await viewerOf(deps, actor);
  return presentCall(viewer, await readCall(viewer, id));
}

export async function listCalls(
  deps: Deps,
  actor: Actor,
  { cursor, limit, when, topic }: Parsed<typeof calls.list>['query'],
): Promise<Output<typeof calls.list>> {
  const docs = await Calls.find({
    $and: [
      { status: when === 'now' ? 'published' : 'decided' },
      topic ? { topics: topic } : {},
      { organisationId: { $nin: await listHidden() } },
      after('publishedAt', cursor),
    ],
  })
    .sort({ publishedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<CallDoc[]>();
  return presentPage(deps, actor, docs, limit, (doc) => doc.publishedAt ?? doc.createdAt);
}

export async function listOwnCalls(
  deps: Deps,
  actor: Member,
  { cursor, limit }: Parsed<typeof calls.own>['query'],
): Promise<Output<typeof calls.own>> {
  const own = actor.organisationId;
  const docs = await Calls.find({
    $and: [
      { $or: [{ organisationId: own }, { coOrganiserIds: own }, { invitedIds: own }] },
      after('updatedAt', cursor),
    ],
  })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<CallDoc[]>();
  return presentPage(deps, actor, docs, limit, (doc) => doc.updatedAt);
}

/** The list of calls, and every one that is published or decided, latest first. */
export async function listPublicPages(): Promise<PublicPage[]> {
  const docs = await Calls.find(
    { status: { $in: ['published', 'decided'] }, organisationId: { $nin: await listHidden() } },
    { updatedAt: 1 },
  )
    .sort({ publishedAt: -1 })
    .limit(MOST_PAGES)
    .lean<Pick<CallDoc, '_id' | 'updatedAt'>[]>();
  return [
    { path: '/calls', changedAt: null },
    ...docs.map(({ _id, updatedAt }) => ({ path: `/calls/${_id}`, changedAt: updatedAt.toISOString() })),
  ];
}

async function presentPage(
  deps: Deps,
  actor: Actor,
  docs: CallDoc[],
  limit: number,
  at: (doc: CallDoc) => Date,
): Promise<Output<typeof calls.list>> {
  if (docs.length === 0) return NO_PAGE;
  const viewer = await viewerOf(deps, actor);
  const shown = await shownById(viewer, docs);
  return toPage(docs, limit, at, (doc) => {
    const one = shown.get(String(doc._id));
    return one ? presentCall(viewer, one) : null;
  });
}
