import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type Announcement, type announcements, type Banner } from '@klammer/contracts/announcements';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Kind } from '@klammer/contracts/profiles';
import { type Actor, type Person } from '../../actor.ts';
import { createOnce } from '../../db/once.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { localOf, momentOf } from '../../time/local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Announcements, Dismissals, type AnnouncementDoc } from './model.ts';
import { canSee, isCurrent } from './policy.ts';

/** More than one could read above a page. */
const MOST_SHOWN = 3;
const LOOKED_AT = 50;

/** Important ones first, then the latest. */
export async function listCurrent(
  deps: Pick<Deps, 'now'>,
  actor: Actor,
): Promise<Output<typeof announcements.current>> {
  const now = deps.now();
  const docs = await Announcements.find({ until: { $gt: now }, from: { $lte: now } })
    .sort({ from: -1, _id: -1 })
    .limit(LOOKED_AT)
    .lean<AnnouncementDoc[]>();
  if (docs.length === 0) return { items: [] };
  const [kind, away] = await Promise.all([kindOf(actor), dismissedBy(actor, docs)]);
  const shown = docs.filter((doc) => canSee(actor, kind, doc) && !away.has(String(doc._id)));
  const important = shown.filter(({ level }) => level === 'important');
  const others = shown.filter(({ level }) => level !== 'important');
  return { items: [...important, ...others].slice(0, MOST_SHOWN).map(presentBanner) };
}

/** @throws Problem not-found for one that the person is not shown */
export async function dismiss(deps: Pick<Deps, 'now'>, actor: Person, id: string): Promise<void> {
  const doc = await Announcements.findById(id).lean<AnnouncementDoc>();
  if (!doc || !isCurrent(doc, deps.now()) || !canSee(actor, await kindOf(actor), doc)) throw notFound();
  const { personId } = actor;
  await Dismissals.updateOne(
    { _id: `${personId}:${id}` },
    { $setOnInsert: { personId, announcementId: id, at: deps.now() } },
    { upsert: true },
  );
}

export async function listAnnouncements({
  cursor,
  limit,
}: Parsed<typeof announcements.list>['query']): Promise<Output<typeof announcements.list>> {
  const docs = await Announcements.find(after('from', cursor))
    .sort({ from: -1, _id: -1 })
    .limit(limit + 1)
    .lean<AnnouncementDoc[]>();
  return toPage(docs, limit, (doc) => doc.from, present);
}

export async function getAnnouncement(id: string): Promise<Announcement> {
  const doc = await Announcements.findById(id).lean<AnnouncementDoc>();
  if (!doc) throw notFound();
  return present(doc);
}

export async function createAnnouncement(
  deps: Deps,
  actor: Person,
  { clientId, ...fields }: Parsed<typeof announcements.create>['body'],
): Promise<Announcement> {
  const cause = `announcement:${clientId}`;
  const { id, isNew } = await createOnce(Announcements, cause, () =>
    Announcements.create({ ...stored(fields), cause, revision: 0 }),
  );
  if (isNew) await audit(deps, actor, 'announcement.created', id);
  return getAnnouncement(id);
}

/** @throws Problem not-found | conflict where somebody else changed it since */
export async function updateAnnouncement(
  deps: Deps,
  actor: Person,
  id: string,
  { revision, ...fields }: Parsed<typeof announcements.update>['body'],
): Promise<Announcement> {
  await getAnnouncement(id);
  const doc = await Announcements.findOneAndUpdate(
    { _id: id, revision },
    { $set: stored(fields), $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<AnnouncementDoc>();
  if (!doc) throw new Problem('conflict', 'Somebody else changed it; please look at it again.');
  await audit(deps, actor, 'announcement.changed', id);
  return present(doc);
}

export async function removeAnnouncement(deps: Deps, actor: Person, id: string): Promise<void> {
  await getAnnouncement(id);
  await Announcements.deleteOne({ _id: id });
  await Dismissals.deleteMany({ announcementId: id });
  await audit(deps, actor, 'announcement.removed', id);
}

/** Stores announcements as they are, for the demonstration. */
export async function fillAnnouncements(
  filled: readonly Omit<AnnouncementDoc, '_id' | 'cause' | 'revision'>[],
): Promise<void> {
  await Announcements.create(filled.map((one, index) => ({ ...one, cause: `filled:${index}`, revision: 0 })));
}

async function kindOf(actor: Actor): Promise<Kind | null> {
  const own = actor?.organisationId;
  const [profile] = own ? await findProfiles([own]) : [];
  return profile?.kind ?? null;
}

async function dismissedBy(actor: Actor, docs: readonly AnnouncementDoc[]): Promise<Set<string>> {
  if (!actor) return new Set();
  const away = await Dismissals.find({
    personId: actor.personId,
    announcementId: { $in: docs.map((doc) => String(doc._id)) },
  })
    .limit(LOOKED_AT)
    .lean();
  return new Set(away.map((one) => one.announcementId));
}

function stored({ from, until, ...fields }: Pick<Announcement, 'from' | 'until'> & object) {
  return { ...fields, from: momentOf(from), until: momentOf(until) };
}

function presentBanner({ _id, text, link, linkLabel, level }: AnnouncementDoc): Banner {
  return { id: String(_id), text, link, linkLabel, level };
}

function present(doc: AnnouncementDoc): Announcement {
  const { audience, from, until, revision } = doc;
  return {
    ...presentBanner(doc),
    audience: [...audience],
    from: localOf(from),
    until: localOf(until),
    revision,
  };
}

function audit(deps: Deps, actor: Person, action: AuditActionOf<'announcement'>, id: string): Promise<void> {
  return recordAudit(deps, { actor, action, subject: { kind: 'announcement', id } });
}
