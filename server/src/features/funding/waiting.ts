import { dayOf } from '../../time/local-time.ts';
import { waitingCount, type WaitingFor } from '../../contributions/waiting.ts';
import { Programmes } from './model.ts';
import { staleBefore } from './present.ts';

/** Programmes that people read of, and that nobody has compared with their source for long, or ever. */
export const fundingWaiting: WaitingFor = {
  operator: async (deps) => {
    const count = await Programmes.countDocuments({
      status: 'published',
      $or: [{ asOf: { $lt: staleBefore(dayOf(deps.now())) } }, { toCheck: true }],
    });
    return waitingCount('funding-to-check', '/operator/funding', count);
  },
};
