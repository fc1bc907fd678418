import { KIND_CODES } from '@klammer/contracts/vocabulary';
import { type ProfileFields } from '@klammer/contracts/profiles';
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
  /** Key of an import: the same key updates the same profile. */
  externalId?: string;
  confirmedAt: Date;
  publishedAt?: Date;
  createdAt: Date;
  updatedAt: Date;
  revision: number;
  search?: SearchMark;
}

const words = { de: { type: String, default: '' }, en: { type: String, default: '' } };
const codes = [String];
/** A part of a document without an id of its own. */
const part = (shape: mongoose.SchemaDefinition) => new mongoose.Schema(shape, { _id: false });
const need = part({ code: String, note: String, urgency: String, validUntil: String });

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
    visibility: { type: String, enum: ['public', 'members', 'anonymous'], default: 'public' },
    status: { type: String, enum: ['draft', 'published', 'paused'], default: 'draft' },
    demonstration: { type: Boolean, default: false },
    verification: { type: String, enum: ['none', 'domain', 'operator'], default: 'none' },
    externalId: String,
    confirmedAt: { type: Date, required: true },
    publishedAt: Date,
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
profile.plugin(searchable);

export const Profiles = mongoose.model<ProfileDoc>('Profile', profile);
