import { LEGAL_PAGES, type LegalPage } from '@klammer/contracts/legal';
import mongoose from 'mongoose';

/** A published version; `_id` is `page:version`, so that of two people who publish at once one is told. */
export interface LegalDoc {
  _id: string;
  page: LegalPage;
  version: number;
  text: { de: string; en: string };
  at: Date;
  personId: string;
}
const legal = new mongoose.Schema<LegalDoc>(
  {
    _id: { type: String, required: true },
    page: { type: String, enum: LEGAL_PAGES, required: true },
    version: { type: Number, required: true },
    text: { de: { type: String, default: '' }, en: { type: String, default: '' } },
    at: { type: Date, required: true },
    personId: { type: String, required: true },
  },
  { collection: 'legal_versions', versionKey: false },
);
legal.index({ page: 1, version: -1 });
legal.index({ personId: 1 });
export const LegalVersions = mongoose.model<LegalDoc>('LegalVersion', legal);
