import { type CallDoc } from '../model.ts';
import { Entries } from './entry-model.ts';

/** Makes the entries say who is in the second round, as the call does; again at a start, for what a kill cut off. */
export async function markFinalists({ _id: callId, finalistIds = [] }: CallDoc): Promise<void> {
  await Entries.updateMany({ callId, _id: { $in: finalistIds } }, { $set: { isFinalist: true } });
  await Entries.updateMany({ callId, _id: { $nin: finalistIds } }, { $set: { isFinalist: false } });
}
