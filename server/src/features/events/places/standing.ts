import { type RegistrationStatus } from '@klammer/contracts/events';
import type mongoose from 'mongoose';
import { Registrations, type RegistrationDoc } from './registration-model.ts';

/** Where somebody stands with an event. */
export function statusOf({
  state,
  placedAt,
}: Pick<RegistrationDoc, 'state' | 'placedAt'>): RegistrationStatus {
  if (state !== 'active') return state;
  return placedAt ? 'registered' : 'waiting';
}

/** How many have a place and how many wait, by event. */
export async function countPlaces(
  eventIds: readonly mongoose.Types.ObjectId[],
): Promise<Map<string, { taken: number; waiting: number }>> {
  if (eventIds.length === 0) return new Map();
  const rows = await Registrations.aggregate<{ _id: mongoose.Types.ObjectId; all: number; taken: number }>([
    { $match: { eventId: { $in: [...eventIds] }, state: 'active' } },
    {
      $group: {
        _id: '$eventId',
        all: { $sum: 1 },
        taken: { $sum: { $cond: [{ $ne: ['$placedAt', null] }, 1, 0] } },
      },
    },
  ]);
  return new Map(rows.map(({ _id, all, taken }) => [String(_id), { taken, waiting: all - taken }]));
}

/** Somebody's place in the waiting list, from 1; null for who does not wait. */
export async function positionOf(eventId: string, personId: string): Promise<number | null> {
  const own = await Registrations.findOne({ eventId, personId }).lean<RegistrationDoc>();
  if (!own || statusOf(own) !== 'waiting') return null;
  const before = await Registrations.countDocuments({
    eventId,
    state: 'active',
    placedAt: null,
    $or: [{ queuedAt: { $lt: own.queuedAt } }, { queuedAt: own.queuedAt, _id: { $lt: own._id } }],
  });
  return before + 1;
}
