import { type fillAnnouncements } from '../features/announcements/service.ts';

const DAY_MS = 86_400_000;
type Filled = Parameters<typeof fillAnnouncements>[0][number];

/** One for everybody who looks in, one for start-ups. */
export function announcementsOf(now: Date): Filled[] {
  const moment = (days: number) => new Date(now.getTime() + days * DAY_MS);
  return [
    {
      text: {
        de: 'Die Anmeldung zum nächsten Matchmaking-Abend läuft.',
        en: 'Registration for the next matchmaking evening is open.',
      },
      link: '/events',
      linkLabel: { de: 'Zum Kalender', en: 'See the calendar' },
      level: 'info',
      audience: ['everyone'],
      from: moment(-2),
      until: moment(40),
    },
    {
      text: {
        de: 'Fördersprechstunde am Dienstag: Bringen Sie Ihre Fragen mit, auch ohne Termin.',
        en: 'Funding advice on Tuesday: bring your questions, no appointment needed.',
      },
      link: '/funding',
      linkLabel: { de: 'Programme ansehen', en: 'See programmes' },
      level: 'info',
      audience: ['startup'],
      from: moment(-1),
      until: moment(30),
    },
  ];
}
