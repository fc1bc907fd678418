import { waitingCount, type WaitingFor } from '../../contributions/waiting.ts';
import { Webhooks } from './model.ts';

export const webhooksWaiting: WaitingFor = {
  operator: async () =>
    waitingCount(
      'webhooks-disabled',
      '/operator/webhooks',
      await Webhooks.countDocuments({ status: 'disabled' }),
    ),
};
