import { KIND_CODES } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

/** Views of the collections that better-auth's organisation plugin keeps; see `accounts/auth.ts`. */
const organisation = new mongoose.Schema(
  {
    name: { type: String, required: true },
    slug: { type: String, required: true },
    kind: { type: String, enum: KIND_CODES, required: true },
    demonstration: Boolean,
    createdAt: Date,
  },
  { collection: 'organisations', versionKey: false },
);
organisation.index({ slug: 1 }, { unique: true });
export const Organisations = mongoose.model('Organisation', organisation);

const member = new mongoose.Schema(
  {
    organizationId: { type: mongoose.Types.ObjectId, required: true },
    userId: { type: mongoose.Types.ObjectId, required: true },
    role: { type: String, enum: ['owner', 'editor', 'viewer'], required: true },
    createdAt: Date,
  },
  { collection: 'members', versionKey: false },
);
member.index({ userId: 1, organizationId: 1 }, { unique: true });
member.index({ organizationId: 1 });
export const Members = mongoose.model('Member', member);
