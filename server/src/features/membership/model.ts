import {
  BOOKING_STATUSES,
  MEMBERSHIP_STATUSES,
  type MembershipOffer,
  type MembershipStatus,
} from '@klammer/contracts/membership';
import mongoose from 'mongoose';

/** One application, which a decision makes a period. What was decided stays with it when plans change. */
export interface MembershipDoc {
  _id: mongoose.Types.ObjectId;
  /** `organisation:clientId`: a double click makes one. */
  cause: string;
  organisationId: mongoose.Types.ObjectId;
  plan: string;
  planName: { de: string; en: string };
  feeEurPerYear: number;
  months: number;
  status: MembershipStatus;
  foundedOn: string | null;
  proofId: string | null;
  note: string;
  startsOn: string | null;
  endsOn: string | null;
  code: string | null;
  /** `left` counts down with every booking; null is without a limit. */
  quotas: { service: string; quota: number | null; left: number | null }[];
  bookings: {
    key: string;
    service: string;
    wish: string;
    status: (typeof BOOKING_STATUSES)[number];
    at: Date;
    personId: string;
    by: string;
    usedOn: string | null;
  }[];
  steps: { status: MembershipStatus; at: Date; personId: string; by: string; note: string }[];
  remindedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const both = { _id: false, de: String, en: String };
const written = { personId: { type: String, required: true }, by: { type: String, required: true } };
const membership = new mongoose.Schema<MembershipDoc>(
  {
    cause: { type: String, required: true },
    organisationId: { type: mongoose.Schema.Types.ObjectId, required: true },
    plan: { type: String, required: true },
    planName: both,
    feeEurPerYear: { type: Number, required: true },
    months: { type: Number, required: true },
    status: { type: String, enum: MEMBERSHIP_STATUSES, required: true },
    foundedOn: { type: String, default: null },
    proofId: { type: String, default: null },
    note: { type: String, default: '' },
    startsOn: { type: String, default: null },
    endsOn: { type: String, default: null },
    code: { type: String, default: null },
    quotas: [
      {
        _id: false,
        service: String,
        quota: { type: Number, default: null },
        left: { type: Number, default: null },
      },
    ],
    bookings: [
      {
        _id: false,
        key: String,
        service: String,
        wish: String,
        status: { type: String, enum: BOOKING_STATUSES },
        at: Date,
        ...written,
        usedOn: { type: String, default: null },
      },
    ],
    steps: [{ _id: false, status: String, at: Date, ...written, note: String }],
    remindedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'memberships', versionKey: false },
);
membership.index({ cause: 1 }, { unique: true });
// One application at a time, and no two periods from the same day.
membership.index(
  { organisationId: 1 },
  { unique: true, name: 'one-open', partialFilterExpression: { status: { $in: ['applied', 'checked'] } } },
);
membership.index(
  { organisationId: 1, startsOn: 1 },
  { unique: true, name: 'one-period', partialFilterExpression: { status: 'active' } },
);
membership.index({ organisationId: 1, createdAt: -1 });
membership.index({ status: 1, updatedAt: -1, _id: -1 });
membership.index({ updatedAt: -1, _id: -1 });
membership.index({ status: 1, endsOn: 1 });
membership.index({ code: 1 }, { unique: true, partialFilterExpression: { code: { $type: 'string' } } });
membership.index({ 'steps.personId': 1 });
membership.index({ 'steps.at': 1 });
membership.index({ 'bookings.personId': 1 });
export const Memberships = mongoose.model<MembershipDoc>('Membership', membership);

/** The plans and services there are; one document. */
export interface OfferDoc extends MembershipOffer {
  _id: string;
  revision: number;
}
const offer = new mongoose.Schema<OfferDoc>(
  {
    _id: String,
    plans: { type: [], required: true },
    services: { type: [], required: true },
    revision: { type: Number, required: true },
  },
  { collection: 'membershipoffers', versionKey: false },
);
export const Offers = mongoose.model<OfferDoc>('MembershipOffer', offer);
