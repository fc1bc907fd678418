import { SEARCH_TYPES, type SearchType } from '@klammer/contracts/search';
import mongoose from 'mongoose';

/** A search a person keeps for one of their organisations. Ids are kept as text. */
export interface SavedSearchDoc {
  _id: mongoose.Types.ObjectId;
  personId: string;
  organisationId: string;
  name: string;
  type: SearchType;
  q: string;
  filter: string[];
  /** For whom and what is asked, as one text: the same search is kept once. */
  key: string;
  alerts: boolean;
  createdAt: Date;
  /** Hits that are no news: there when it was saved, or told already. Null until it first ran. */
  known: string[] | null;
  told: number;
  toldAt: Date | null;
}

const savedSearch = new mongoose.Schema<SavedSearchDoc>(
  {
    personId: { type: String, required: true },
    organisationId: { type: String, required: true },
    name: { type: String, required: true },
    type: { type: String, enum: SEARCH_TYPES, required: true },
    q: { type: String, default: '' },
    filter: [String],
    key: { type: String, required: true },
    alerts: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    known: { type: [String], default: null },
    told: { type: Number, default: 0 },
    toldAt: { type: Date, default: null },
  },
  { collection: 'saved_searches', versionKey: false },
);
savedSearch.index({ personId: 1, key: 1 }, { unique: true });
savedSearch.index({ personId: 1, organisationId: 1, createdAt: -1 });
savedSearch.index({ organisationId: 1 });
savedSearch.index({ alerts: 1, _id: 1 });

export function keyOf({ organisationId, type, q, filter }: Asked): string {
  return JSON.stringify([organisationId, type, q.toLowerCase(), filter]);
}
type Asked = Pick<SavedSearchDoc, 'organisationId' | 'type' | 'q' | 'filter'>;

export const SavedSearches = mongoose.model<SavedSearchDoc>('SavedSearch', savedSearch);
