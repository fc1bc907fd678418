import mongoose from 'mongoose';

/** A view of the collection that better-auth's passkey plugin keeps, indexes included. */
const passkey = new mongoose.Schema(
  {
    userId: mongoose.Types.ObjectId,
    name: String,
    credentialID: String,
    backedUp: Boolean,
    createdAt: Date,
  },
  { collection: 'passkeys', versionKey: false },
);
export const Passkeys = mongoose.model('Passkey', passkey);

/** An address that waits to be confirmed, one for each person: a later wish replaces an earlier one. */
const emailChange = new mongoose.Schema(
  {
    _id: mongoose.Types.ObjectId,
    email: { type: String, required: true },
    tokenHash: { type: String, required: true },
    /** See `passwordMark`: with another password the link opens nothing any more. */
    askedUnder: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'email_changes', versionKey: false },
);
emailChange.index({ tokenHash: 1 }, { unique: true });
emailChange.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
export const EmailChanges = mongoose.model('EmailChange', emailChange);

/** A view of the collection that better-auth's plugin for second factors keeps; its secrets are nobody's to read here. */
const twoFactor = new mongoose.Schema(
  { userId: mongoose.Types.ObjectId },
  { collection: 'two_factors', versionKey: false },
);
twoFactor.index({ userId: 1 });
export const TwoFactors = mongoose.model('TwoFactor', twoFactor);
