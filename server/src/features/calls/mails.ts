import { type Localised } from '@klammer/contracts/text';
import { mailTemplate } from '../../mail/templates.ts';

interface Invitation {
  name: string;
  call: Localised;
  from: string;
  /** Until when entries come in, in words. */
  deadline: Localised;
  url: string;
}
const SAMPLE: Invitation = {
  name: 'Erika Muster',
  call: { de: 'Gründungspreis', en: 'Start-up award' },
  from: 'Transferwerk',
  deadline: { de: '1. Dezember 2026 um 12:00', en: '1 December 2026 at 12:00' },
  url: 'https://klammer.example/jury?token=sample',
};

export const callMails = {
  /** To somebody who is asked to judge; the same whether they have an account or not. */
  juryInvitation: mailTemplate<Invitation>('calls.jury-invitation', SAMPLE, {
    de: ({ name, call, from, deadline, url }) => ({
      subject: `Einladung in die Jury: ${call.de}`,
      paragraphs: [
        `Guten Tag ${name}, ${from} bittet Sie, in der Jury mitzuwirken.`,
        'Sie lesen Bewerbungen und geben Punkte nach festen Kriterien. Zu- oder absagen können Sie auf der Seite der Einladung; dafür brauchen Sie ein Konto mit dieser E-Mail-Adresse.',
        'Die Einladung gilt 30 Tage, und nur für diese E-Mail-Adresse.',
      ],
      facts: deadline.de ? [['Bewerbungen bis', deadline.de]] : [],
      link: { label: 'Einladung ansehen', url },
      closing: 'Sie kennen die Absenderin oder den Absender nicht? Dann ignorieren Sie diese Nachricht.',
    }),
    en: ({ name, call, from, deadline, url }) => ({
      subject: `Invitation to the jury: ${call.en}`,
      paragraphs: [
        `Dear ${name}, ${from} asks you to be on the jury.`,
        'You read entries and give points by fixed criteria. You can accept or decline on the page of the invitation; for that you need an account with this e-mail address.',
        'The invitation is valid for 30 days, and only for this e-mail address.',
      ],
      facts: deadline.en ? [['Entries until', deadline.en]] : [],
      link: { label: 'See the invitation', url },
      closing: 'You do not know who sent this? Then ignore this message.',
    }),
  }),
};
