import mongoose from 'mongoose';

/**
 * Views of the collections that better-auth keeps (see `auth.ts`): only the fields this feature reads or sets.
 * `strict` stays on, so nothing else can be written through them.
 */
const person = new mongoose.Schema(
  {
    name: { type: String, required: true },
    email: { type: String, required: true },
    emailVerified: Boolean,
    operator: Boolean,
    twoFactorEnabled: Boolean,
    locale: String,
    demonstration: Boolean,
    /** See `suspending.ts`. */
    suspendedAt: { type: Date, default: undefined },
    suspendedFor: { type: String, default: undefined },
    createdAt: Date,
  },
  { collection: 'people', versionKey: false },
);
person.index({ email: 1 }, { unique: true });
person.index({ operator: 1 }, { partialFilterExpression: { operator: true } });
person.index({ createdAt: -1, _id: -1 });
person.index({ suspendedAt: 1 }, { sparse: true });
export const People = mongoose.model('Person', person);
export type PersonDoc = mongoose.Require_id<mongoose.InferRawDocType<typeof person.obj>>;

const session = new mongoose.Schema(
  {
    token: String,
    userId: mongoose.Types.ObjectId,
    activeOrganizationId: String,
    userAgent: String,
    confirmedAt: Date,
    createdAt: Date,
    updatedAt: Date,
    expiresAt: Date,
  },
  { collection: 'sessions', versionKey: false },
);
session.index({ token: 1 }, { unique: true });
session.index({ userId: 1 });
session.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
export const Sessions = mongoose.model('Session', session);

const account = new mongoose.Schema(
  { userId: mongoose.Types.ObjectId, providerId: String, accountId: String, password: String },
  { collection: 'accounts', versionKey: false },
);
account.index({ userId: 1 });
export const Accounts = mongoose.model('Account', account);

const verification = new mongoose.Schema(
  { identifier: String, value: String, expiresAt: Date },
  { collection: 'verifications', versionKey: false },
);
verification.index({ identifier: 1 });
verification.index({ value: 1 });
verification.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
export const Verifications = mongoose.model('Verification', verification);

const setupToken = new mongoose.Schema(
  { _id: String, hash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'setup_tokens', versionKey: false },
);
export const SetupTokens = mongoose.model('SetupToken', setupToken);

/** An account that went into another one of the same person; `_id` was its id, and stands where the past is told. */
const former = new mongoose.Schema(
  { _id: mongoose.Types.ObjectId, into: { type: mongoose.Types.ObjectId, required: true } },
  { collection: 'former_people', versionKey: false },
);
former.index({ into: 1 });
export const FormerPeople = mongoose.model('FormerPerson', former);
