import { type Standing } from '@klammer/contracts/introductions';
import { type Member } from '../../actor.ts';
import { hasBlocked } from '../blocks/service.ts';
import { canBeAsked, guardedOf as profileGuard } from '../profiles/service.ts';
import { readRoomFor } from './capacity.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { directionFor } from './present.ts';
import { readAcquaintance } from './reading.ts';

/** How an organisation stands with another. That the other one blocked it is not said: that one looks full. */
export async function getStanding(actor: Member, organisationId: string): Promise<Standing> {
  const profile = await readAcquaintance(actor, organisationId);
  const own = actor.organisationId;
  const [latest, capacity, blocked] = await Promise.all([
    Introductions.findOne({ pair: [own, organisationId].toSorted().join(':') })
      .sort({ askedAt: -1 })
      .lean<IntroductionDoc>(),
    readRoomFor(own, organisationId),
    hasBlocked(own, organisationId),
  ]);
  const met = latest !== null && ['asked', 'accepted'].includes(latest.status);
  const hasRoom = capacity.waiting < capacity.most;
  return {
    introduction: latest && {
      id: String(latest._id),
      status: latest.status,
      direction: directionFor(actor, latest),
    },
    capacity,
    blocked,
    abilities: { ask: canBeAsked(actor, profileGuard(profile)) && !met && !blocked && hasRoom },
  };
}
