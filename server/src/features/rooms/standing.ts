import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { areAcquainted } from '../introductions/service.ts';
import { listHidden } from '../profiles/service.ts';
import { Confirmations, Grants, Rooms, type ConfirmationDoc, type GrantDoc, type RoomDoc } from './model.ts';
import { canEdit, canSee, type Guarded } from './policy.ts';

/** A room with what the actor's organisation is to it at this moment. */
export interface Standing {
  doc: RoomDoc;
  grant: GrantDoc | null;
  confirmation: ConfirmationDoc | null;
  guarded: Guarded;
}

/** Grants that hold now, as a filter. */
export function activeAt(now: Date) {
  return { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
}

/** Whether two organisations were introduced, said yes, neither blocked the other since, and neither is out of sight. */
export async function mayShare(oneId: string, otherId: string): Promise<boolean> {
  if (!(await areAcquainted(oneId, otherId))) return false;
  const hidden = await listHidden();
  return !hidden.includes(oneId) && !hidden.includes(otherId);
}

/**
 * Reads a room anew, with the grant as it is now: what was revoked a moment ago is gone.
 * @throws Problem not-found where there is none or the actor's organisation has no access: the two look the same
 */
export async function readRoom(deps: Deps, actor: Member, id: string): Promise<Standing> {
  const doc = await Rooms.findById(id).lean<RoomDoc>();
  if (!doc) throw notFound();
  const ownerId = String(doc.organisationId);
  const isOwner = ownerId === actor.organisationId;
  const grant = isOwner ? null : await readGrant(deps, actor, doc);
  const confirmation = grant && (await readConfirmation(actor, doc));
  const guarded = {
    organisationId: ownerId,
    access: grant?.access ?? null,
    isUnconfirmed: textOf(doc) !== null && confirmation === null,
  };
  if (!canSee(actor, guarded)) throw notFound();
  return { doc, grant, confirmation, guarded };
}

async function readGrant(deps: Deps, actor: Member, doc: RoomDoc): Promise<GrantDoc | null> {
  const own = { roomId: doc._id, organisationId: actor.organisationId };
  const grant = await Grants.findOne({ ...own, ...activeAt(deps.now()) }).lean<GrantDoc>();
  if (!grant || !(await mayShare(String(doc.organisationId), actor.organisationId))) return null;
  return grant;
}

function readConfirmation(
  { personId, organisationId }: Member,
  doc: RoomDoc,
): Promise<ConfirmationDoc | null> {
  const version = textOf(doc)?.version ?? 0;
  return Confirmations.findOne({
    roomId: doc._id,
    personId,
    version,
    organisationId,
  }).lean<ConfirmationDoc>();
}

/** The text that viewers confirm now; null where nothing is asked. */
export function textOf({ texts }: Pick<RoomDoc, 'texts'>): RoomDoc['texts'][number] | null {
  const last = texts.at(-1);
  return last && last.text !== '' ? last : null;
}

/** A room that the actor may change. @throws Problem not-found | forbidden */
export async function readEditable(deps: Deps, actor: Member, id: string): Promise<RoomDoc> {
  const { doc, guarded } = await readRoom(deps, actor, id);
  if (!canEdit(actor, guarded)) throw new Problem('forbidden');
  return doc;
}
