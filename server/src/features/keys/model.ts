import { type KeyScope } from '@klammer/contracts/key-scopes';
import mongoose from 'mongoose';

/** A key as stored: its hash, never the key. */
export interface KeyDoc {
  _id: mongoose.Types.ObjectId;
  name: string;
  /** Whose it is; null for the whole region. */
  organisationId: mongoose.Types.ObjectId | null;
  scopes: KeyScope[];
  prefix: string;
  hash: string;
  /** It acts for this person, and as long as they could make it. */
  madeBy: mongoose.Types.ObjectId;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const { ObjectId } = mongoose.Schema.Types;
const key = new mongoose.Schema<KeyDoc>(
  {
    name: { type: String, required: true },
    organisationId: { type: ObjectId, default: null },
    scopes: { type: [String], required: true },
    prefix: { type: String, required: true },
    hash: { type: String, required: true },
    madeBy: { type: ObjectId, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, default: null },
    lastUsedAt: { type: Date, default: null },
    revokedAt: { type: Date, default: null },
  },
  { collection: 'api_keys', versionKey: false },
);
key.index({ hash: 1 }, { unique: true });
key.index({ organisationId: 1, createdAt: -1 });
key.index({ madeBy: 1 });
key.index({ createdAt: -1 });
export const Keys = mongoose.model<KeyDoc>('ApiKey', key);
