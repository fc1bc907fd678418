import { type FoundItem, type SearchType } from '@klammer/contracts/search';
import { type VocabularyName } from '@klammer/contracts/vocabulary';
import { type Filter, type IndexDefinition, type SearchDocument } from '@klammer/search';
import type mongoose from 'mongoose';
import { type Model } from 'mongoose';
import { type Actor } from '../actor.ts';
import { type SearchMark } from '../db/searchable.ts';

/** One kind of document that search finds. */
export interface Indexed<Doc extends { _id: mongoose.Types.ObjectId; search?: SearchMark } = never> {
  index: string;
  definition: IndexDefinition;
  model: Model<Doc>;
  /** What the index holds of a document; null where it must not be found at all. */
  toDocument: (doc: Doc) => SearchDocument | null;
  /** How people find it in Discover; left out where they don't. */
  find?: Findable;
}

/** Forgets which document it is about, so that all kinds fit into one list; the indexer hands each only its own. */
export function ofAnyKind<Doc extends { _id: mongoose.Types.ObjectId }>(one: Indexed<Doc>): Indexed {
  return one as unknown as Indexed;
}

/** How people find a kind of document. The index only proposes: `read` decides what each of them gets to see. */
export interface Findable {
  type: SearchType;
  /** What the actor may find at all; joined to every query. */
  scope: (actor: Actor) => Filter | Promise<Filter>;
  /** Field with the organisations it comes from: while one of them is out of sight, nobody finds or counts it. */
  owners?: string;
  /** Field with those of them that it names: who is blocked by them, or blocked them, neither finds nor counts it. */
  named?: string;
  /** Fields with codes that can be filtered and counted, with the vocabulary of the codes. */
  facets: Readonly<Record<string, VocabularyName>>;
  /** Which fields of the index hold title and text, for highlights. */
  fields: { title: { de: string; en: string }; text: { de: string; en: string } };
  /** Order without words: by this field, latest first, or what comes next first (what is past is left out then). */
  order: { field: string; first: 'latest' | 'next' };
  /** Reads documents again from the store through the policy; what the actor may not see is left out. */
  read: (actor: Actor, ids: readonly string[]) => Promise<Found[]>;
}

/** `id` is that of the document. */
export interface Found extends FoundItem {
  /** What stands for it outside, where the document's own id would say more than its reader may know. */
  publicId?: string;
}
