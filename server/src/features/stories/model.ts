import { type StoryFields } from '@klammer/contracts/stories';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

/** That somebody agreed, for their organisation, to the words of one revision. */
export interface Consent {
  organisationId: string;
  personId: string;
  by: string;
  at: Date;
}

/**
 * A story under its agreement's id; the public one has an address of its own, so that the agreement cannot be guessed
 * from it. `publishedAt` is set only by a write whose condition is that every party agreed to this very revision; every
 * change of the words takes both away.
 */
export interface StoryDoc extends StoryFields {
  _id: mongoose.Types.ObjectId;
  publicId: mongoose.Types.ObjectId;
  slug: string;
  organisations: string[];
  consents: Consent[];
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  /** Who wrote the words as they stand. */
  personId: string;
  revision: number;
  updatedAt: Date;
  search?: SearchMark;
}

const story = new mongoose.Schema<StoryDoc>(
  {
    publicId: { type: mongoose.Schema.Types.ObjectId, required: true },
    slug: { type: String, required: true },
    organisations: [String],
    title: localisedText,
    text: localisedText,
    consents: [{ _id: false, organisationId: String, personId: String, by: String, at: Date }],
    publishedAt: { type: Date, default: null },
    withdrawnAt: { type: Date, default: null },
    personId: { type: String, required: true },
    revision: { type: Number, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'stories', versionKey: false },
);
story.plugin(searchable);
story.index({ 'search.removed': 1 }, { sparse: true });
story.index({ slug: 1 }, { unique: true });
story.index({ publishedAt: -1, _id: -1 });
story.index({ organisations: 1, updatedAt: -1 });
story.index({ personId: 1 });
story.index({ 'consents.personId': 1 });
export const Stories = mongoose.model<StoryDoc>('Story', story);
