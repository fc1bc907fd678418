import {
  type OwnRoom,
  type Room,
  type RoomAccess,
  type RoomFile,
  type RoomGrant,
  type RoomParty,
  type SharedRoom,
} from '@klammer/contracts/room-shapes';
import { type Member } from '../../actor.ts';
import { presentSummary, type ProfileDoc } from '../profiles/service.ts';
import {
  type AccessDoc,
  type ConfirmationDoc,
  type GrantDoc,
  type RoomDoc,
  type RoomFileDoc,
} from './model.ts';
import { canConfirm, canDownload, canEdit, canLookInto, canSeeLog, isOwn } from './policy.ts';
import { textOf, type Standing } from './standing.ts';

export interface Around {
  /** Grants and confirmations, for the owner's people. */
  grants: readonly GrantDoc[];
  confirmations: readonly ConfirmationDoc[];
  profiles: ReadonlyMap<string, ProfileDoc>;
}

/** Before the confirmation not even names of files leave. */
export function presentRoom(actor: Member, standing: Standing, around: Around, now: Date): Room {
  const { doc, grant, confirmation, guarded } = standing;
  const open = canLookInto(actor, guarded);
  const text = textOf(doc);
  const may = { view: open, download: canDownload(actor, guarded) };
  return {
    id: String(doc._id),
    name: doc.name,
    owner: presentParty(guarded.organisationId, around.profiles),
    folders: open ? doc.folders.map(({ key, name }) => ({ key, name })) : [],
    files: open ? doc.files.map((file) => presentFile(file, may)) : [],
    confidentiality: text && presentText(text),
    earlierTexts: isOwn(actor, guarded)
      ? doc.texts.filter((one) => one !== text && one.text !== '').map(presentText)
      : [],
    confirmedAt: confirmation?.at.toISOString() ?? null,
    grant: grant && { access: grant.access, expiresAt: grant.expiresAt?.toISOString() ?? null },
    grants: around.grants.map((one) => presentGrant(one, around, now)),
    abilities: {
      edit: canEdit(actor, guarded),
      confirm: canConfirm(actor, guarded),
      seeLog: canSeeLog(actor, guarded),
    },
  };
}

const presentText = ({ version, text, at }: RoomDoc['texts'][number]) => ({
  version,
  text,
  at: at.toISOString(),
});

function presentFile(file: RoomFileDoc, may: { view: boolean; download: boolean }): RoomFile {
  return {
    id: String(file.id),
    name: file.name,
    type: file.type,
    size: file.size,
    folder: file.folder ?? null,
    pages: file.pages ?? null,
    addedAt: file.addedAt.toISOString(),
    abilities: { view: may.view && file.pages !== null, download: may.download },
  };
}

function presentParty(id: string, profiles: ReadonlyMap<string, ProfileDoc>): RoomParty {
  const profile = profiles.get(id);
  if (!profile) return { id, name: '', slug: '', kind: 'partner', logo: null };
  const { name, slug, kind, logo } = presentSummary(profile);
  return { id, name, slug, kind, logo };
}

function presentGrant(grant: GrantDoc, { confirmations, profiles }: Around, now: Date): RoomGrant {
  const organisationId = String(grant.organisationId);
  return {
    organisation: presentParty(organisationId, profiles),
    access: grant.access,
    status: statusOf(grant, now),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    grantedAt: grant.grantedAt.toISOString(),
    confirmations: confirmations
      .filter((one) => String(one.organisationId) === organisationId)
      .map(({ personName, version, at }) => ({ personName, version, at: at.toISOString() })),
  };
}

function statusOf({ revokedAt, expiresAt }: GrantDoc, now: Date): RoomGrant['status'] {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'active';
}

export function presentOwn(doc: RoomDoc, viewers: number, lastViewedAt: Date | null): OwnRoom {
  return {
    id: String(doc._id),
    name: doc.name,
    files: doc.files.length,
    viewers,
    lastViewedAt: lastViewedAt?.toISOString() ?? null,
  };
}

export function presentShared(doc: RoomDoc, grant: GrantDoc, owner: ProfileDoc): SharedRoom {
  return {
    id: String(doc._id),
    name: doc.name,
    owner: presentParty(String(owner._id), new Map([[String(owner._id), owner]])),
    access: grant.access,
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    grantedAt: grant.grantedAt.toISOString(),
  };
}

export function presentAccess(doc: AccessDoc, organisationName: string): RoomAccess {
  return {
    id: String(doc._id),
    organisationName,
    fileName: doc.fileName,
    kind: doc.kind,
    pages: doc.pages.toSorted((a, b) => a - b),
    firstAt: doc.firstAt.toISOString(),
    lastAt: doc.lastAt.toISOString(),
  };
}
