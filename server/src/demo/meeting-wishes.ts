import { type Want } from '@klammer/contracts/meetings';
import { type Kind } from '@klammer/contracts/profiles';
import { type FilledMeetings } from '../features/meetings/service.ts';
import { chanceOf } from './seeded.ts';

const SEED = 815;
/** Of each other kind somebody asks so many, and one or two they would rather not meet. */
const ASKED: Record<Kind, Partial<Record<Kind, number>>> = {
  startup: { company: 4, investor: 2, partner: 1 },
  company: { startup: 5, company: 1 },
  investor: { startup: 6 },
  partner: { startup: 3, company: 1 },
};

export interface Guest {
  registrationId: string;
  personId: string;
  kind: Kind;
}

/** The evening of meetings: an hour and a half at fourteen tables with a break, and what everybody wishes. */
export function wishesOf(eventId: string, guests: readonly Guest[]): FilledMeetings {
  const chance = chanceOf(SEED);
  return {
    eventId,
    settings: {
      from: '17:20',
      to: '20:00',
      slotMinutes: 12,
      changeMinutes: 3,
      breaks: [{ from: '18:35', to: '18:50' }],
      tables: 14,
      mostPerPerson: 6,
      wishesUntil: null,
    },
    wishes: guests.map((guest) => {
      const asked = Object.entries(ASKED[guest.kind]).flatMap(([kind, count]) =>
        chance
          .shuffle(guests.filter((other) => other.kind === kind && other !== guest))
          .slice(0, count)
          .map((other) => ({ id: other.registrationId, want: wantOf(chance.between(0, 9)) })),
      );
      return { registrationId: guest.registrationId, personId: guest.personId, wishes: asked };
    }),
  };
}

const wantOf = (dice: number): Want => (dice === 0 ? 'no' : dice < 4 ? 'must' : 'gladly');
