import { KIND_CODES } from '@klammer/contracts/vocabulary';
import { DEFAULT_AUDIENCES, type ProfileFields } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { searchable, type SearchMark } from '../../db/searchable.ts';

/** A profile as stored; `_id` is the organisation's. Amounts are whole euros, days `YYYY-MM-DD`. */
export interface ProfileDoc extends ProfileFields {
  _id: mongoose.Types.ObjectId;
  slug: string;
  kind: (typeof KIND_CODES)[number];
  status: 'draft' | 'published' | 'paused';
  demonstration: boolean;
  verification: 'none' | 'domain' | 'operator';
  verifiedAt: Date | null;
  /** Id of the person whose address or word it rests on. */
  verifiedBy: string | null;
  /** Key of an import: the same key updates the same profile. */
  externalId?: string;
  confirmedAt: Date;
  publishedAt?: Date;
  createdAt: Date;
  updatedAt: Date;
  revision: number;
  /** Set while the organisation is suspended or being deleted; see `hiding.ts`. */
  hidden?: boolean;
  statusBefore?: 'published';
  /** The organisation that stands for both since they were merged. */
  mergedInto?: mongoose.Types.ObjectId;
  search?: SearchMark;
}

const words = { de: { type: String, default: '' }, en: { type: String, default: '' } };
const codes = [String];
/** A part of a document without an id of its own. */
const part = (shape: mongoose.SchemaDefinition) => new mongoose.Schema(shape, { _id: false });
const need = part({ code: String, note: words, urgency: String, validUntil: String });

const profile = new mongoose.Schema<ProfileDoc>(
  {
    slug: { type: String, required: true },
    kind: { type: String, enum: KIND_CODES, required: true },
    name: { type: String, required: true },
    headline: words,
    description: words,
    needs: [need],
    offers: [need],
    topics: codes,
    industries: codes,
    stage: { type: String, default: null },
    teamSize: { type: Number, default: null },
    foundedYear: { type: Number, default: null },
    place: { type: part({ region: String, city: String }), default: null },
    website: { type: String, default: '' },
    traction: words,
    raising: { type: part({ amountEur: Number, instruments: codes, until: String }), default: null },
    investing: {
      type: part({
        ticketMinEur: Number,
        ticketMaxEur: Number,
        stages: codes,
        instruments: codes,
        regions: codes,
        thesis: words,
        excludes: words,
      }),
      default: null,
    },
    sourcing: {
      type: part({ programmes: words, procurement: words, budgetMinEur: Number, budgetMaxEur: Number }),
      default: null,
    },
    team: [part({ name: String, role: String })],
    logo: { type: String, default: null },
    deck: { type: String, default: null },
    audiences: {
      raising: { type: String, default: DEFAULT_AUDIENCES.raising },
      traction: { type: String, default: DEFAULT_AUDIENCES.traction },
      team: { type: String, default: DEFAULT_AUDIENCES.team },
      deck: { type: String, default: DEFAULT_AUDIENCES.deck },
    },
    visibility: { type: String, enum: ['public', 'members', 'anonymous'], default: 'public' },
    status: { type: String, enum: ['draft', 'published', 'paused'], default: 'draft' },
    demonstration: { type: Boolean, default: false },
    verification: { type: String, enum: ['none', 'domain', 'operator'], default: 'none' },
    verifiedAt: { type: Date, default: null },
    verifiedBy: { type: String, default: null },
    externalId: String,
    confirmedAt: { type: Date, required: true },
    publishedAt: Date,
    hidden: Boolean,
    statusBefore: String,
    mergedInto: mongoose.Schema.Types.ObjectId,
    revision: { type: Number, default: 0 },
  },
  { collection: 'profiles', timestamps: true, versionKey: false, minimize: false },
);
profile.index({ slug: 1 }, { unique: true });
profile.index(
  { externalId: 1 },
  { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } },
);
profile.index({ status: 1, visibility: 1, publishedAt: -1 });
profile.index({ updatedAt: 1, _id: 1 });
profile.index({ status: 1, confirmedAt: 1 });
profile.index({ createdAt: -1, _id: -1 });
profile.index({ mergedInto: 1 }, { sparse: true });
profile.index({ hidden: 1 }, { sparse: true });
profile.index({ verifiedBy: 1 }, { sparse: true });
profile.index({ verifiedAt: 1 });
profile.index({ publishedAt: 1 }, { sparse: true });
profile.index({ verification: 1, status: 1, publishedAt: -1, _id: -1 });
profile.index({ 'needs.validUntil': 1 });
profile.index({ 'offers.validUntil': 1 });
profile.plugin(searchable);

profile.index({ 'search.removed': 1 }, { sparse: true });
/** A change of a profile. What one person writes within a quarter of an hour is one change. */
export interface ProfileChangeDoc {
  _id: mongoose.Types.ObjectId;
  profile: mongoose.Types.ObjectId;
  at: Date;
  by: string;
  fields: { field: string; before: unknown; after: unknown }[];
}
const change = new mongoose.Schema<ProfileChangeDoc>(
  {
    profile: { type: mongoose.Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    fields: [
      {
        _id: false,
        field: String,
        before: mongoose.Schema.Types.Mixed,
        after: mongoose.Schema.Types.Mixed,
      },
    ],
  },
  { collection: 'profile_changes', versionKey: false, minimize: false },
);
change.index({ profile: 1, at: -1, _id: -1 });
change.index({ by: 1 });
export const ProfileChanges = mongoose.model<ProfileChangeDoc>('ProfileChange', change);

export const Profiles = mongoose.model<ProfileDoc>('Profile', profile);
