import { type Output } from '@klammer/contracts/endpoint';
import { DEFAULT_CAPACITY, type introductions } from '@klammer/contracts/introductions';
import { canActFor, type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { hasBlocked } from '../blocks/service.ts';
import { Capacities, Introductions, type IntroductionDoc } from './model.ts';

const MOST_OPEN_OUTGOING = 25;
const MOST_ASKED_A_DAY = 15;
const DAY_MS = 24 * 3600 * 1000;

/** How many requests wait for an organisation's answer. */
export async function countOpenIncoming(organisationId: string): Promise<number> {
  return Introductions.countDocuments({
    asked: organisationId,
    status: 'asked',
    agreed: { $ne: organisationId },
  });
}

/** The numbers that organisations chose, by their ids; matching keeps away from those who are full. */
export async function chosenCapacities(): Promise<Map<string, number>> {
  const chosen = await Capacities.find({}).limit(20_000).lean();
  return new Map(chosen.map((one) => [String(one._id), one.most]));
}

async function capacityOf(organisationId: string): Promise<number> {
  return (await Capacities.findById(organisationId).lean())?.most ?? DEFAULT_CAPACITY;
}

type Capacity = Output<typeof introductions.capacity>;

/** What an organisation takes at a time, and what waits for it. */
async function readRoom(organisationId: string): Promise<{ waiting: number; most: number }> {
  const [waiting, most] = await Promise.all([countOpenIncoming(organisationId), capacityOf(organisationId)]);
  return { waiting, most };
}

/**
 * The same as somebody else reads it. Who blocked whom is nobody's business: to the blocked the other one is full, as
 * anybody may be at any time, also in what they can read otherwise.
 */
export async function readRoomFor(own: string, other: string): Promise<{ waiting: number; most: number }> {
  const [room, blocked, byThem] = await Promise.all([
    readRoom(other),
    hasBlocked(own, other),
    hasBlocked(other, own),
  ]);
  return byThem && !blocked ? { ...room, waiting: Math.max(room.waiting, room.most) } : room;
}

export async function getCapacity(actor: Member): Promise<Capacity> {
  const { waiting, most } = await readRoom(actor.organisationId);
  return { most, open: waiting, abilities: { change: canActFor(actor, actor.organisationId) } };
}

export async function setCapacity(actor: Member, most: number): Promise<Capacity> {
  if (!canActFor(actor, actor.organisationId)) throw new Problem('forbidden');
  await Capacities.updateOne({ _id: actor.organisationId }, { $set: { most } }, { upsert: true });
  return getCapacity(actor);
}

/**
 * @param more how many are about to be added to those that are stored
 * @throws Problem capacity-reached where the asker has asked too much already
 */
export async function refuseTooManyOutgoing(deps: Deps, from: string, more = 1): Promise<void> {
  const own = { from, mediated: false };
  if ((await Introductions.countDocuments({ ...own, status: 'asked' })) + more > MOST_OPEN_OUTGOING)
    throw new Problem(
      'capacity-reached',
      `You have ${MOST_OPEN_OUTGOING} open introductions; wait for answers or withdraw some.`,
    );
  const since = new Date(deps.now().getTime() - DAY_MS);
  if ((await Introductions.countDocuments({ ...own, askedAt: { $gt: since } })) + more > MOST_ASKED_A_DAY)
    throw new Problem(
      'capacity-reached',
      `You asked ${MOST_ASKED_A_DAY} times within a day; go on tomorrow. Few and well chosen are answered more often.`,
    );
}

/** @throws Problem capacity-reached where the other side has as many open requests as it takes. */
export async function refuseFull(from: string, to: string, more = 1): Promise<void> {
  const { waiting, most } = await readRoomFor(from, to);
  if (waiting + more > most) throw full();
}

/**
 * Takes a request back that came at the same moment as others and was one too many, for whoever asks or is asked.
 * Counting after the write is what keeps twenty at once from all seeing the last free place.
 */
export async function keepWithinCapacity(deps: Deps, created: IntroductionDoc): Promise<void> {
  try {
    await refuseTooManyOutgoing(deps, String(created.from), 0);
    await refuseFull(String(created.from), String(created.to), 0);
  } catch (error) {
    await Introductions.deleteOne({ _id: created._id, status: 'asked' });
    throw error;
  }
}

const full = (): Problem =>
  new Problem(
    'capacity-reached',
    'They have as many open requests as they can answer at the moment. Try again in a few days.',
  );
