import { countMails } from '../../mail/watch.ts';
import { waitingCount, type WaitingFor } from '../../contributions/waiting.ts';

export const mailsWaiting: WaitingFor = {
  operator: async () => waitingCount('mails-failed', '/operator/mail', (await countMails()).dead),
};
