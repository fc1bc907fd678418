import { MOST_WAITING, type WaitingFor } from '../../contributions/waiting.ts';
import { listStalls } from './stalls.ts';

const PAIR = ' · ';

/** Pairs that stay behind, so that the operator can mediate. */
export const funnelWaiting: WaitingFor = {
  queue: async (deps) => {
    const { items } = await listStalls(deps, {});
    return {
      items: items.slice(0, MOST_WAITING).map(({ code, sides, since }) => ({
        code: 'stall',
        id: sides[0].id,
        about: { de: code, en: code },
        who: { name: sides.map(({ name }) => name).join(PAIR), kind: null, logo: null },
        since: new Date(since),
        path: `/operator/mediate?first=${sides[0].id}&second=${sides[1].id}`,
      })),
      count: items.length,
    };
  },
};
