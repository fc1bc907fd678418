import { type FilledConversation } from '../features/conversations/service.ts';
import { type DemoPerson } from './people.ts';
import { type Stored } from './stored.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface DemoGroup {
  /** Its id is fixed, so that a region that is made again has the same addresses. */
  id: string;
  title: string;
  organisations: readonly string[];
  /** Days and minutes of the day before now, who says it, what is said. */
  lines: readonly (readonly [daysAgo: number, minute: number, organisation: string, text: string])[];
  /** Who has not read the last lines yet. */
  unread: { organisation: string; lines: number };
}

/** What the operator opened for more than two: a round on data of the gate, and the preparation of an evening. */
const GROUPS: readonly DemoGroup[] = [
  {
    id: 'de0000000000000000000001',
    title: 'Runde Hafendaten',
    organisations: [
      'Klammer Geschäftsstelle',
      'Kaiwärts',
      'Rheinfuge Terminalgesellschaft',
      'Transferwerk Neudorf',
      'Pegelstand Ventures',
    ],
    lines: [
      [
        12,
        545,
        'Klammer Geschäftsstelle',
        'Guten Morgen in die Runde. Vier Häuser haben uns unabhängig voneinander gefragt, wem die Daten am Tor gehören. Deshalb sitzen Sie jetzt hier zusammen. Ziel bis Januar: eine Seite, auf der steht, wer was bekommt und wofür.',
      ],
      [
        12,
        571,
        'Rheinfuge Terminalgesellschaft',
        'Gern. Von uns können Uhrzeit, Spur und Auftragsart kommen, ohne Kennzeichen. Mehr gibt unser Betriebsrat nicht frei, und das finde ich richtig.',
      ],
      [
        12,
        602,
        'Kaiwärts',
        'Genau diese drei Felder reichen uns. Wir legen im Gegenzug die Vorhersage offen, auch die Stunden, in denen sie danebenliegt.',
      ],
      [
        11,
        640,
        'Transferwerk Neudorf',
        'Für eine Abschlussarbeit wäre ein Jahr Torhistorie ideal. Wir könnten prüfen, ob sich aus drei Feldern wirklich niemand wiederfinden lässt.',
      ],
      [
        11,
        655,
        'Rheinfuge Terminalgesellschaft',
        'Ein Jahr geht. Zwei Jahre auch, aber davor stand das Tor woanders.',
      ],
      [
        6,
        520,
        'Pegelstand Ventures',
        'Eine Bitte von außen: Schreiben Sie auf die Seite auch, was passiert, wenn einer aussteigt. Das ist die erste Frage, die ein Geldgeber stellt.',
      ],
      [
        6,
        548,
        'Klammer Geschäftsstelle',
        'Guter Punkt, ich nehme ihn als eigenen Absatz auf. Entwurf kommt bis Freitag.',
      ],
      [
        1,
        575,
        'Klammer Geschäftsstelle',
        'Der Entwurf hat jetzt vier Absätze: Felder, Zweck, Dauer, Ausstieg. Passt Ihnen Dienstag um acht für eine halbe Stunde?',
      ],
      [1, 590, 'Transferwerk Neudorf', 'Dienstag um acht passt. Wir bringen die Prüfung der Felder mit.'],
      [
        1,
        612,
        'Rheinfuge Terminalgesellschaft',
        'Passt. Kaffee gibt es bei uns am Kai, Sicherheitsschuhe braucht diesmal niemand.',
      ],
    ],
    unread: { organisation: 'Kaiwärts', lines: 2 },
  },
  {
    id: 'de0000000000000000000002',
    title: 'Vorbereitung Ruhrpitch',
    organisations: ['Klammer Geschäftsstelle', 'Transferwerk Neudorf', 'Kaiwärts', 'Funkenraum'],
    lines: [
      [
        9,
        600,
        'Klammer Geschäftsstelle',
        'Für den Ruhrpitch stehen fünf Gründungen fest, zwei davon lesen hier mit. Fünf Minuten Bühne, fünf Minuten Fragen, keine Folie mit mehr als sieben Wörtern.',
      ],
      [
        9,
        640,
        'Funkenraum',
        'Wir würden statt Folien gern die Kabine mitbringen. Sie braucht 230 Volt und drei Quadratmeter.',
      ],
      [
        8,
        510,
        'Transferwerk Neudorf',
        'Neben der Bühne ist Platz, Strom liegt. Bitte eine Stunde vorher aufbauen.',
      ],
      [
        8,
        533,
        'Kaiwärts',
        'Dann erzählen wir von der falschen Zeitzone, ganz ohne Technik. Wer fragt zuerst?',
      ],
      [
        2,
        560,
        'Klammer Geschäftsstelle',
        'Zuerst fragt der Mittelstand, dann das Publikum. Probe ist am Tag davor um vier, eine halbe Stunde genügt.',
      ],
      [2, 575, 'Funkenraum', 'Wir sind da. Der Brenner bleibt bei der Probe kalt, versprochen.'],
    ],
    unread: { organisation: 'Transferwerk Neudorf', lines: 1 },
  },
];

/** Groups of the region with one voice for each organisation, its first person. */
export function groupsOf(people: readonly DemoPerson[], stored: Stored, now: Date): FilledConversation[] {
  const voiceOf = (organisation: string) => {
    const person = people.find((one) => one.organisation === organisation);
    if (!person) throw new Error(`nobody of the demonstration belongs to ${organisation}`);
    const { id, name } = stored.person(person.email);
    return { senderId: id, senderName: name, organisationId: stored.organisation(organisation).id };
  };
  return GROUPS.map(({ id, title, organisations, lines, unread }) => {
    const messages = lines.map(([daysAgo, minute, organisation, text]) => ({
      ...voiceOf(organisation),
      text,
      sentAt: momentOf(now, daysAgo, minute),
    }));
    return {
      id,
      title,
      organisations: organisations.map((name) => stored.organisation(name).id),
      openedAt: messages[0]?.sentAt ?? now,
      messages,
      read: organisations.map((name) => ({
        personId: voiceOf(name).senderId,
        sequence: messages.length - (name === unread.organisation ? unread.lines : 0),
      })),
    };
  });
}

const momentOf = (now: Date, daysAgo: number, minute: number): Date => {
  const day = new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  return new Date(Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS);
};
