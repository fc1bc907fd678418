import { type EntryDoc } from './entry-model.ts';
import { Sheets, type SheetDoc } from './jury-model.ts';

/** What jurors wrote for an applicant, in no order that tells who; only where the organiser passes it on. */
export async function feedbackFor({ _id, answer }: Pick<EntryDoc, '_id' | 'answer'>): Promise<string[]> {
  if (!answer?.withFeedback) return [];
  const sheets = await Sheets.find({ entryId: _id, feedback: { $ne: '' } }, { feedback: 1 })
    .limit(100)
    .lean<Pick<SheetDoc, 'feedback'>[]>();
  return sheets.map(({ feedback }) => feedback).toSorted((one, other) => one.localeCompare(other));
}
