import { type ArticleFields } from '@klammer/contracts/news';
import mongoose from 'mongoose';
import { localisedText } from '../../db/localised.ts';
import { searchable, type SearchMark } from '../../db/searchable.ts';

/** An article as stored. Published with a moment to come, it is scheduled. */
export interface ArticleDoc extends ArticleFields {
  _id: mongoose.Types.ObjectId;
  /** `article:clientId` of the first draft: a double click makes one. */
  cause: string;
  slug: string;
  status: 'draft' | 'published';
  publishAt: Date | null;
  /** Its moment has come, and search knows. */
  listed: boolean;
  /** Whose it is; null for the operator's own. */
  organisationId: mongoose.Types.ObjectId | null;
  personId: string;
  picture: string | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  search?: SearchMark;
}

const article = new mongoose.Schema<ArticleDoc>(
  {
    cause: { type: String, required: true },
    slug: { type: String, required: true },
    status: { type: String, enum: ['draft', 'published'], required: true },
    publishAt: { type: Date, default: null },
    listed: { type: Boolean, default: false },
    organisationId: { type: mongoose.Schema.Types.ObjectId, default: null },
    personId: { type: String, required: true },
    title: localisedText,
    teaser: localisedText,
    text: localisedText,
    picture: { type: String, default: null },
    pictureAlt: localisedText,
    revision: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'articles', versionKey: false },
);
article.plugin(searchable);
article.index({ 'search.removed': 1 }, { sparse: true });
article.index({ cause: 1 }, { unique: true });
article.index({ slug: 1 }, { unique: true });
article.index({ status: 1, publishAt: -1, _id: -1 });
article.index({ organisationId: 1, updatedAt: -1, _id: -1 });
article.index({ updatedAt: -1, _id: -1 });
article.index({ personId: 1 });
export const Articles = mongoose.model<ArticleDoc>('Article', article);
