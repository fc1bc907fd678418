import { MOST_WAITING, waiting, type WaitingFor } from '../../contributions/waiting.ts';
import { dayOf } from '../../time/local-time.ts';
import { listIntroductions } from './reading.ts';

export const introductionsWaiting: WaitingFor = {
  member: async (_deps, actor) => {
    const query = { direction: 'incoming', status: 'asked', limit: MOST_WAITING } as const;
    const { items } = await listIntroductions(actor, query);
    return items
      .filter(({ abilities }) => abilities.accept)
      .map(({ id, counterpart: { name, kind, logo }, message, expiresAt }) =>
        waiting('introduction-to-answer', `/introductions/${id}`, {
          about: message,
          who: { name, kind, logo },
          dueOn: dayOf(new Date(expiresAt)),
        }),
      );
  },
};
