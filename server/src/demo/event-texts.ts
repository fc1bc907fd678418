import { type EventFields } from '@klammer/contracts/events';

type Fields = Omit<EventFields, 'start' | 'end' | 'registerUntil'>;

/** An event of the demonstration: when it is, by days from today and local clock times, and how many registered. */
export interface DemoEvent {
  by: readonly string[];
  inDays: number;
  from: string;
  to: string;
  /** Days it lasts beyond the first. */
  moreDays?: number;
  guests: number;
  fields: Partial<Fields> & Pick<Fields, 'kind' | 'title' | 'text'>;
}

const HUB = 'Klammer Geschäftsstelle';
const TRANSFER = 'Transferwerk Neudorf';
const HALL = 'Offene Werkhalle Hochfeld';
const PILOTS = 'Behördenlotsen Niederrhein';

const PUMPWERK = { name: 'Altes Pumpwerk am Innenhafen', street: 'Philosophenweg 21', city: 'Duisburg' };
const KONTOR = { name: 'Kontor am Schwanentor', street: 'Schwanenstraße 8', city: 'Duisburg' };
const WERKHALLE = { name: HALL, street: 'Wanheimer Straße 140', city: 'Duisburg' };

const RUHRPITCH: DemoEvent['fields'] = {
  kind: 'pitch',
  series: 'Ruhrpitch',
  title: { de: 'Ruhrpitch: Fünf Gründungen, fünf Minuten', en: 'Ruhrpitch: five founders, five minutes' },
  text: {
    de: 'Fünf junge Firmen stellen sich vor: fünf Minuten Bühne, fünf Minuten Fragen. Danach stehen wir zusammen, denn die besten Gespräche beginnen nach dem Applaus. Für Betriebe, die einen Piloten suchen, und für alle, die Kapital oder Rat geben.',
    en: 'Five young firms introduce themselves: five minutes on stage, five minutes of questions. Then we stand together, because the best talks begin after the applause. For companies in search of a pilot and for everybody who gives capital or advice.',
  },
  topics: ['logtech', 'ai'],
  venue: PUMPWERK,
  capacity: 90,
  confirmation: true,
  agenda: [
    { time: '18:00', title: { de: 'Einlass', en: 'Doors open' }, speaker: '' },
    { time: '18:30', title: { de: 'Begrüßung', en: 'Welcome' }, speaker: HUB },
    {
      time: '18:40',
      title: { de: 'Fünf Pitches mit Fragen', en: 'Five pitches with questions' },
      speaker: '',
    },
    { time: '19:45', title: { de: 'Zusammenstehen', en: 'Standing together' }, speaker: '' },
  ],
  questions: [{ de: 'Was suchen Sie an diesem Abend?', en: 'What are you looking for that evening?' }],
};
const BROETCHEN: DemoEvent['fields'] = {
  kind: 'dialogue',
  series: 'Business beim Brötchen',
  title: {
    de: 'Business beim Brötchen: Was der Mittelstand von Gründungen braucht',
    en: 'Business beim Brötchen: what established firms need from start-ups',
  },
  text: {
    de: 'Eine Stunde vor der Arbeit, ein Tisch, zwölf Menschen. Eine Unternehmerin und ein Gründer erzählen, was bei ihrem ersten gemeinsamen Projekt schiefging. Wir sind um neun fertig.',
    en: 'One hour before work, one table, twelve people. An entrepreneur and a founder tell what went wrong in their first project together. We are done at nine.',
  },
  venue: KONTOR,
  capacity: 12,
  audience: 'members',
  topics: ['logtech'],
  agenda: [
    { time: '08:00', title: { de: 'Kaffee, Brötchen, Namen', en: 'Coffee, rolls, names' }, speaker: '' },
    {
      time: '08:10',
      title: { de: 'Was schiefging', en: 'What went wrong' },
      speaker: 'Rheinfuge Terminalgesellschaft und Kaiwärts',
    },
    { time: '08:30', title: { de: 'Fragen am Tisch', en: 'Questions at the table' }, speaker: '' },
    {
      time: '08:55',
      title: { de: 'Wer mit wem weitersprechen will', en: 'Who wants to talk on with whom' },
      speaker: HUB,
    },
  ],
};

export const EVENTS: readonly DemoEvent[] = [
  { by: [HUB, TRANSFER], inDays: 6, from: '18:00', to: '21:30', guests: 47, fields: RUHRPITCH },
  { by: [HUB, TRANSFER], inDays: 62, from: '18:00', to: '21:30', guests: 9, fields: RUHRPITCH },
  { by: [HUB, TRANSFER], inDays: -56, from: '18:00', to: '21:30', guests: 61, fields: RUHRPITCH },
  { by: [HUB], inDays: 4, from: '08:00', to: '09:00', guests: 15, fields: BROETCHEN },
  {
    by: [HUB],
    inDays: 32,
    from: '08:00',
    to: '09:00',
    guests: 5,
    fields: {
      ...BROETCHEN,
      title: {
        de: 'Business beim Brötchen: Genehmigungen ohne Umwege',
        en: 'Business beim Brötchen: permits without detours',
      },
      text: {
        de: 'Wie kommt eine junge Firma in acht Wochen zu einer Nutzungsänderung? Die Behördenlotsen bringen drei Fälle mit und nehmen Ihre Fragen auf.',
        en: 'How does a young firm get a change of use within eight weeks? The guides bring three cases along and take your questions.',
      },
      topics: ['smart-city'],
      agenda: [
        { time: '08:00', title: { de: 'Kaffee, Brötchen, Namen', en: 'Coffee, rolls, names' }, speaker: '' },
        {
          time: '08:10',
          title: {
            de: 'Drei Fälle von der Anfrage bis zum Bescheid',
            en: 'Three cases from the request to the decision',
          },
          speaker: PILOTS,
        },
        { time: '08:40', title: { de: 'Ihre Fragen', en: 'Your questions' }, speaker: '' },
      ],
    },
  },
  {
    by: [TRANSFER],
    inDays: 24,
    from: '13:00',
    to: '22:00',
    guests: 33,
    fields: {
      kind: 'pitch',
      series: 'WestVisions',
      title: { de: 'WestVisions: Finale am Rhein', en: 'WestVisions: the final on the Rhine' },
      text: {
        de: 'Zwölf Teams aus dem Westen zeigen, woran sie ein Jahr gearbeitet haben. Am Nachmittag gibt es Werkstattgespräche mit Fachleuten aus Hafen, Stahl und Gesundheit, am Abend entscheidet das Publikum. Auch online.',
        en: 'Twelve teams from the west show what they have worked on for a year. Workshop talks with experts from port, steel and health in the afternoon; the audience decides in the evening. Online too.',
      },
      topics: ['green-steel', 'medtech', 'logtech'],
      venue: PUMPWERK,
      onlineLink: 'https://westvisions.klammer.example/finale',
      capacity: 250,
      agenda: [
        { time: '13:00', title: { de: 'Werkstattgespräche', en: 'Workshop talks' }, speaker: '' },
        {
          time: '18:00',
          title: { de: 'Zwölf Teams auf der Bühne', en: 'Twelve teams on stage' },
          speaker: '',
        },
        {
          time: '20:30',
          title: { de: 'Entscheidung des Publikums', en: 'The audience decides' },
          speaker: '',
        },
      ],
    },
  },
  {
    by: [HUB, PILOTS],
    inDays: 45,
    from: '17:00',
    to: '20:00',
    guests: 18,
    fields: {
      kind: 'competition',
      series: 'Gründungswettbewerb',
      title: { de: 'Gründungswettbewerb: Auftakt', en: 'Start-up competition: kick-off' },
      text: {
        de: 'Der Wettbewerb beginnt. Wir erklären, worauf die Jury achtet, was die drei Preise sind und wie man sich bewirbt; frühere Gewinnerinnen erzählen, was danach geschah.',
        en: 'The competition begins. We explain what the jury looks for, what the three prizes are and how to apply; former winners tell what happened afterwards.',
      },
      venue: KONTOR,
      capacity: 80,
    },
  },
  {
    by: [HALL, TRANSFER],
    inDays: 17,
    from: '09:00',
    to: '18:00',
    moreDays: 1,
    guests: 38,
    fields: {
      kind: 'hackathon',
      title: { de: 'Hafen-Hackathon: 33 Stunden am Kai', en: 'Port hackathon: 33 hours at the quay' },
      text: {
        de: 'Drei Betriebe bringen ihre Daten mit: Kranbewegungen, Pegel und Zolldokumente. Zwei Tage Zeit, eine Halle mit Werkstatt, Betten nebenan. Wer kein Team hat, findet am ersten Morgen eines.',
        en: 'Three companies bring their data: crane movements, water levels and customs documents. Two days, a hall with a workshop, beds next door. Whoever has no team finds one on the first morning.',
      },
      topics: ['iot', 'ai', 'inland-shipping'],
      venue: WERKHALLE,
      capacity: 60,
      questions: [
        { de: 'Was können Sie gut?', en: 'What are you good at?' },
        { de: 'Essen Sie vegetarisch?', en: 'Do you eat vegetarian?' },
      ],
    },
  },
  {
    by: [TRANSFER],
    inDays: -20,
    from: '14:00',
    to: '17:00',
    guests: 22,
    fields: {
      kind: 'workshop',
      title: { de: 'Förderanträge, die gelesen werden', en: 'Grant applications that get read' },
      text: {
        de: 'Ein Nachmittag mit zwei Gutachterinnen: Was auf der ersten Seite stehen muss und was niemand braucht.',
        en: 'An afternoon with two reviewers: what has to be on the first page, and what nobody needs.',
      },
      venue: KONTOR,
      capacity: 25,
    },
  },
];

/** The evening of meetings in twos; `events.ts` plans it. */
export const MATCHMAKING: DemoEvent = {
  by: [HUB, TRANSFER],
  inDays: 12,
  from: '17:00',
  to: '20:30',
  guests: 60,
  fields: {
    kind: 'matchmaking',
    title: { de: 'Abend der kurzen Wege', en: 'Evening of short distances' },
    text: {
      de: 'Gründungen, Betriebe und Geldgeber treffen sich zu zweit: zwölf Minuten je Gespräch, der Plan berücksichtigt, wen beide Seiten sehen wollen. Sagen Sie uns vorher, wen Sie treffen müssen, wen gern und wen nicht.',
      en: 'Start-ups, companies and investors meet in twos: twelve minutes a talk, by a plan that heeds whom both sides want to see. Tell us before whom you must meet, whom gladly and whom not.',
    },
    venue: PUMPWERK,
    capacity: 70,
    audience: 'members',
    agenda: [
      { time: '17:00', title: { de: 'Ankommen', en: 'Arriving' }, speaker: '' },
      { time: '17:20', title: { de: 'Gespräche zu zweit', en: 'Talks in twos' }, speaker: '' },
      { time: '20:00', title: { de: 'Zusammenstehen', en: 'Standing together' }, speaker: '' },
    ],
  },
};
