import { FILE_PURPOSES, type FilePurpose } from '@klammer/contracts/files';
import mongoose from 'mongoose';

/** One stored object of a file; a picture has two. */
export interface Part {
  size: 'small' | 'large';
  key: string;
  bytes: number;
}

/** What a file was made part of: `ownerKind` names the feature's thing, `ownerId` which one. */
export interface FileOwner {
  ownerKind: string;
  ownerId: string;
}

/**
 * An uploaded file. `writing`: its bytes are on their way; `stored`: they are there; `removed`: they are being
 * removed. Only a stored one without an owner can be claimed.
 */
export interface FileDoc {
  _id: mongoose.Types.ObjectId;
  organisation: mongoose.Types.ObjectId;
  uploadedBy: string;
  purpose: FilePurpose;
  state: 'writing' | 'stored' | 'removed';
  name: string;
  type: string;
  picture: boolean;
  /** Bytes of all parts, as counted against the quota. */
  bytes: number;
  parts: Part[];
  ownerKind: string | null;
  ownerId: string | null;
  uploadedAt: Date;
}

const file = new mongoose.Schema<FileDoc>(
  {
    organisation: { type: mongoose.Schema.Types.ObjectId, required: true },
    uploadedBy: { type: String, required: true },
    purpose: { type: String, enum: FILE_PURPOSES, required: true },
    state: { type: String, enum: ['writing', 'stored', 'removed'], required: true },
    name: { type: String, required: true },
    type: { type: String, required: true },
    picture: { type: Boolean, required: true },
    bytes: { type: Number, required: true },
    parts: [{ _id: false, size: { type: String }, key: String, bytes: Number }],
    ownerKind: { type: String, default: null },
    ownerId: { type: String, default: null },
    uploadedAt: { type: Date, required: true },
  },
  { collection: 'files', versionKey: false },
);
file.index({ state: 1, uploadedAt: 1 });
file.index({ ownerKind: 1, ownerId: 1, uploadedAt: 1 });
file.index({ organisation: 1, uploadedAt: 1 });
file.index({ uploadedBy: 1 });
export const Files = mongoose.model<FileDoc>('File', file);

/**
 * What an organisation keeps. `held` names each file that is counted in `bytes`, so that counting one twice or giving
 * it back twice is impossible.
 */
export interface FileUsageDoc {
  _id: mongoose.Types.ObjectId;
  bytes: number;
  held: mongoose.Types.ObjectId[];
}
const usage = new mongoose.Schema<FileUsageDoc>(
  {
    _id: mongoose.Schema.Types.ObjectId,
    bytes: { type: Number, default: 0 },
    held: [mongoose.Schema.Types.ObjectId],
  },
  { collection: 'file_usages', versionKey: false },
);
export const FileUsages = mongoose.model<FileUsageDoc>('FileUsage', usage);
