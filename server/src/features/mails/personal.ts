import { exportMails, forgetMails } from '../../mail/queue.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';

/** Mails that wait for their way out; what has left keeps no address. */
export const mailsPersonal: PersonalData = {
  name: 'mails',
  merging: { references: [] },
  export: async (_deps, { email }) => ({ data: await exportMails(email) }),
  erase: async (_deps, { email }) => forgetMails(email),
};
