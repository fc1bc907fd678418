import { type CallDoc } from '../model.ts';
import { type Judgement, weigh } from '../scoring/normalising.ts';
import { Sheets, type SheetDoc } from './jury-model.ts';

const MOST_SHEETS = 20_000;

/** Every sheet of a round. */
export async function readSheets(callId: CallDoc['_id'], round: 1 | 2): Promise<SheetDoc[]> {
  return Sheets.find({ callId, round }).limit(MOST_SHEETS).lean<SheetDoc[]>();
}

/** A sheet as a judgement; null while a criterion has no points. */
export function judgementOf({ criteria }: Pick<CallDoc, 'criteria'>, sheet: SheetDoc): Judgement | null {
  const value = weigh(sheet.points, criteria);
  return value === null ? null : { jurorId: String(sheet.jurorId), entryId: String(sheet.entryId), value };
}

/** How many entries each juror has scored in the present round. */
export async function countSheets(call: CallDoc): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const sheet of await readSheets(call._id, call.round)) {
    const id = String(sheet.jurorId);
    if (judgementOf(call, sheet)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}
