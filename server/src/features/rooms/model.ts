import { GRANT_ACCESS, type GrantAccess } from '@klammer/contracts/room-words';
import mongoose from 'mongoose';

/** A file of a room: its bytes belong to `files`, which knows it under the same id. */
export interface RoomFileDoc {
  id: mongoose.Types.ObjectId;
  name: string;
  type: string;
  size: number;
  /** Null where it cannot be shown page by page. */
  pages: number | null;
  folder: string | null;
  addedAt: Date;
  addedBy: string;
}

export interface RoomDoc {
  _id: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  name: string;
  folders: { key: string; name: string }[];
  files: RoomFileDoc[];
  /** Every text that viewers were asked to confirm, the present one last; an empty one asks for nothing. */
  texts: { version: number; text: string; at: Date }[];
  createdAt: Date;
}

/** What an organisation may in a room; one for each pair, given anew in place. */
export interface GrantDoc {
  _id: mongoose.Types.ObjectId;
  roomId: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  access: GrantAccess;
  grantedAt: Date;
  grantedBy: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** A person's word for one version of a room's text. */
export interface ConfirmationDoc {
  _id: mongoose.Types.ObjectId;
  roomId: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  version: number;
  personId: string;
  personName: string;
  at: Date;
}

/** What an organisation looked at on one day. Which of its people did is not kept. */
export interface AccessDoc {
  _id: mongoose.Types.ObjectId;
  roomId: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  fileId: mongoose.Types.ObjectId;
  kind: 'view' | 'download';
  day: string;
  fileName: string;
  pages: number[];
  firstAt: Date;
  lastAt: Date;
}

const { ObjectId } = mongoose.Schema.Types;
const part = (shape: mongoose.SchemaDefinition) => new mongoose.Schema(shape, { _id: false });

const room = new mongoose.Schema<RoomDoc>(
  {
    organisationId: { type: ObjectId, required: true },
    name: { type: String, required: true },
    folders: [part({ key: String, name: String })],
    files: [
      part({
        id: { type: ObjectId, required: true },
        name: String,
        type: { type: String },
        size: Number,
        pages: { type: Number, default: null },
        folder: { type: String, default: null },
        addedAt: Date,
        addedBy: String,
      }),
    ],
    texts: [part({ version: Number, text: String, at: Date })],
    createdAt: { type: Date, required: true },
  },
  { collection: 'rooms', versionKey: false },
);
room.index({ organisationId: 1, name: 1 }, { unique: true });
room.index({ 'files.addedBy': 1 });
export const Rooms = mongoose.model<RoomDoc>('Room', room);

const grant = new mongoose.Schema<GrantDoc>(
  {
    roomId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    access: { type: String, enum: GRANT_ACCESS, required: true },
    grantedAt: { type: Date, required: true },
    grantedBy: { type: String, required: true },
    expiresAt: { type: Date, default: null },
    revokedAt: { type: Date, default: null },
  },
  { collection: 'room_grants', versionKey: false },
);
grant.index({ roomId: 1, organisationId: 1 }, { unique: true });
grant.index({ organisationId: 1, grantedAt: -1 });
grant.index({ expiresAt: 1 });
grant.index({ grantedBy: 1 });
export const Grants = mongoose.model<GrantDoc>('RoomGrant', grant);

const confirmation = new mongoose.Schema<ConfirmationDoc>(
  {
    roomId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    version: { type: Number, required: true },
    personId: { type: String, required: true },
    personName: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'room_confirmations', versionKey: false },
);
confirmation.index({ roomId: 1, personId: 1, version: 1, organisationId: 1 }, { unique: true });
confirmation.index({ personId: 1 });
confirmation.index({ organisationId: 1 });
export const Confirmations = mongoose.model<ConfirmationDoc>('RoomConfirmation', confirmation);

const access = new mongoose.Schema<AccessDoc>(
  {
    roomId: { type: ObjectId, required: true },
    organisationId: { type: ObjectId, required: true },
    fileId: { type: ObjectId, required: true },
    kind: { type: String, enum: ['view', 'download'], required: true },
    day: { type: String, required: true },
    fileName: { type: String, default: '' },
    pages: [Number],
    firstAt: { type: Date, required: true },
    lastAt: { type: Date, required: true },
  },
  { collection: 'room_accesses', versionKey: false },
);
access.index({ roomId: 1, organisationId: 1, fileId: 1, kind: 1, day: 1 }, { unique: true });
access.index({ roomId: 1, lastAt: -1 });
access.index({ organisationId: 1 });
access.index({ lastAt: 1 });
export const Accesses = mongoose.model<AccessDoc>('RoomAccess', access);
