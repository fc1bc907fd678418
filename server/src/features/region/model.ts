import { type PlaceEntry, type RegionFacts, type VocabularyEntry } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';

/** What the operator changed of the region: one document, so that each change is one write. */
export interface RegionDoc {
  _id: 'region';
  revision: number;
  settings: Partial<RegionFacts>;
  places: PlaceEntry[];
  concepts: VocabularyEntry[];
  /** Every place that a region file ever named. */
  seen: PlaceEntry[];
}
const { Mixed } = mongoose.Schema.Types;
const region = new mongoose.Schema<RegionDoc>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    settings: { type: Mixed, default: {} },
    places: { type: [Mixed], default: [] },
    concepts: { type: [Mixed], default: [] },
    seen: { type: [Mixed], default: [] },
  } as unknown as mongoose.SchemaDefinition<RegionDoc>,
  { collection: 'region', versionKey: false, minimize: false },
);
export const RegionChanges = mongoose.model<RegionDoc>('Region', region);

/** A logo as it was drawn anew; `_id` is of its bytes, so that an address always leads to the same picture. */
export interface LogoDoc {
  _id: string;
  bytes: Buffer;
}
const logo = new mongoose.Schema<LogoDoc>(
  { _id: { type: String, required: true }, bytes: { type: Buffer, required: true } },
  { collection: 'region_logos', versionKey: false },
);
export const Logos = mongoose.model<LogoDoc>('RegionLogo', logo);
