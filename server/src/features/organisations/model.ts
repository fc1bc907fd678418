import { KIND_CODES } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

const deletion = new mongoose.Schema(
  { askedAt: { type: Date, required: true }, finalAt: { type: Date, required: true } },
  { _id: false },
);

const suspension = new mongoose.Schema(
  { at: { type: Date, required: true }, reason: { type: String, required: true } },
  { _id: false },
);

const organisation = new mongoose.Schema(
  {
    name: { type: String, required: true },
    slug: { type: String, required: true },
    kind: { type: String, enum: KIND_CODES, required: true },
    demonstration: Boolean,
    createdAt: Date,
    /** See `owners.ts`; there once somebody was added or went. */
    owners: { type: [mongoose.Types.ObjectId], default: undefined },
    deletion: { type: deletion, default: undefined },
    /** The organisation that stands for both since they were merged; this one is only a sign that leads there. */
    mergedInto: { type: mongoose.Types.ObjectId, default: undefined },
    /** See `suspending.ts`. */
    suspension: { type: suspension, default: undefined },
  },
  { collection: 'organisations', versionKey: false },
);
organisation.index({ slug: 1 }, { unique: true });
organisation.index({ 'deletion.finalAt': 1 }, { sparse: true });
organisation.index({ 'suspension.at': 1 }, { sparse: true });
organisation.index({ mergedInto: 1 }, { sparse: true });
organisation.index({ owners: 1 }, { sparse: true });
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

/** One open invitation for each address and organisation; an accepted one stays until the membership is written. */
export interface InvitationDoc {
  _id: mongoose.Types.ObjectId;
  organisationId: mongoose.Types.ObjectId;
  email: string;
  role: 'owner' | 'editor' | 'viewer';
  tokenHash: string;
  invitedBy: mongoose.Types.ObjectId;
  sentAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  acceptedBy?: mongoose.Types.ObjectId;
}

const invitation = new mongoose.Schema<InvitationDoc>(
  {
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    email: { type: String, required: true },
    role: { type: String, enum: ['owner', 'editor', 'viewer'], required: true },
    tokenHash: { type: String, required: true },
    invitedBy: { type: mongoose.Schema.Types.ObjectId, required: true },
    sentAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    acceptedAt: { type: Date, default: null },
    acceptedBy: mongoose.Schema.Types.ObjectId,
  },
  { collection: 'invitations', versionKey: false },
);
invitation.index({ organisationId: 1, email: 1 }, { unique: true });
invitation.index({ tokenHash: 1 }, { unique: true });
invitation.index({ acceptedAt: 1 });
invitation.index({ email: 1 });
invitation.index({ invitedBy: 1 });
invitation.index({ acceptedBy: 1 });
export const Invitations = mongoose.model('Invitation', invitation);
