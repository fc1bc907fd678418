import { z } from 'zod';
import { Kind } from './profile-fields.ts';
import { GRANT_ACCESS } from './room-words.ts';
import { Id, line, Moment, text } from './text.ts';

export const MOST_ROOMS = 20;
export const MOST_ROOM_FILES = 200;
export const MOST_ROOM_FOLDERS = 40;
export const MOST_ROOM_GRANTS = 100;
/** A PDF with more pages is taken, but can only be downloaded. */
export const MOST_ROOM_PAGES = 500;

export const GrantAccess = z.enum(GRANT_ACCESS);
export type GrantAccess = z.infer<typeof GrantAccess>;

export const FolderKey = z.string().regex(/^[a-z0-9]{12}$/);
export const RoomName = line(120).min(1);
export const FolderName = line(80).min(1);
/** What a viewer confirms before anything is shown; an empty text asks for nothing. */
export const ConfidentialityText = text(4000);

/** An organisation as the other side of a room sees it. */
export const RoomParty = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  kind: Kind,
  logo: Id.nullable(),
});
export type RoomParty = z.infer<typeof RoomParty>;

export const RoomFolder = z.object({ key: FolderKey, name: z.string() });
export type RoomFolder = z.infer<typeof RoomFolder>;

export const RoomFile = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  /** Null: it lies in the room itself. */
  folder: FolderKey.nullable(),
  /** How many pages can be looked at; null where it can only be downloaded. */
  pages: z.number().int().nullable(),
  addedAt: Moment,
  abilities: z.object({ view: z.boolean(), download: z.boolean() }),
});
export type RoomFile = z.infer<typeof RoomFile>;

/** Who confirmed the confidentiality of a room, when, and in which version of the text. */
export const RoomConfirmation = z.object({
  personName: z.string(),
  version: z.number().int(),
  at: Moment,
});
export const RoomGrant = z.object({
  organisation: RoomParty,
  access: GrantAccess,
  status: z.enum(['active', 'expired', 'revoked']),
  expiresAt: Moment.nullable(),
  grantedAt: Moment,
  confirmations: z.array(RoomConfirmation),
});
export type RoomGrant = z.infer<typeof RoomGrant>;

/** One version of what viewers confirm. */
export const RoomText = z.object({ version: z.number().int(), text: z.string(), at: Moment });

export const Room = z.object({
  id: Id,
  name: z.string(),
  owner: RoomParty,
  folders: z.array(RoomFolder),
  files: z.array(RoomFile),
  confidentiality: RoomText.nullable(),
  /** What was confirmed in earlier versions; for the owner's people only. */
  earlierTexts: z.array(RoomText),
  /** The viewer's own confirmation of the present text. */
  confirmedAt: Moment.nullable(),
  /** What the viewer's organisation may; null for the owner's people. */
  grant: z.object({ access: GrantAccess, expiresAt: Moment.nullable() }).nullable(),
  /** For the owner's people only. */
  grants: z.array(RoomGrant),
  abilities: z.object({
    edit: z.boolean(),
    /** Whether something has to be confirmed before anything is shown. */
    confirm: z.boolean(),
    seeLog: z.boolean(),
  }),
});
export type Room = z.infer<typeof Room>;

export const OwnRoom = z.object({
  id: Id,
  name: z.string(),
  files: z.number().int(),
  /** Organisations that may look into it now. */
  viewers: z.number().int(),
  lastViewedAt: Moment.nullable(),
});
export type OwnRoom = z.infer<typeof OwnRoom>;
export const SharedRoom = z.object({
  id: Id,
  name: z.string(),
  owner: RoomParty,
  access: GrantAccess,
  expiresAt: Moment.nullable(),
  grantedAt: Moment,
});
export type SharedRoom = z.infer<typeof SharedRoom>;

/** What an organisation looked at on one day. */
export const RoomAccess = z.object({
  id: Id,
  organisationName: z.string(),
  fileName: z.string(),
  kind: z.enum(['view', 'download']),
  pages: z.array(z.number().int()),
  firstAt: Moment,
  lastAt: Moment,
});
export type RoomAccess = z.infer<typeof RoomAccess>;
