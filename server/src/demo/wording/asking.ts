import { type Chance } from '../seeded.ts';

interface Asking {
  /** Who asks, what they need and what they give, in their own words. */
  asker: string;
  other: string;
  need: string;
  offer: string;
  theirNeed: string | null;
}

const GERMAN: ((ask: Asking) => string)[] = [
  (a) =>
    `Guten Tag, in Ihrem Profil lesen wir „${a.offer}“. Das trifft sich gut mit dem, was wir suchen: „${a.need}“. Hätten Sie in den nächsten zwei Wochen eine halbe Stunde?`,
  (a) =>
    `Hallo ${a.other}, wir sind ${a.asker}. Uns fehlt gerade: „${a.need}“. Da Sie „${a.offer}“ anbieten, würden wir gern mit Ihnen sprechen, gern auch vor Ort.`,
  (a) =>
    `Guten Tag, unser Anliegen in einem Satz: „${a.need}“. Ihr Angebot „${a.offer}“ hat uns neugierig gemacht. Ein kurzes Telefonat würde uns schon weiterhelfen.`,
  (a) =>
    `Sehr geehrtes Team von ${a.other}, wir arbeiten an einem Vorhaben, für das wir Folgendes brauchen: „${a.need}“. Könnten Sie sich vorstellen, uns dabei mit „${a.offer}“ zu unterstützen?`,
  (a) =>
    `Guten Morgen, beim Durchsehen der Profile sind wir an Ihnen hängen geblieben. Sie: „${a.offer}“. Wir: „${a.need}“. Wir würden gern herausfinden, ob das zusammenpasst.`,
];
const IN_RETURN: ((theirNeed: string) => string)[] = [
  (need) => ` Umgekehrt können wir bei Ihrem Wunsch „${need}“ etwas beitragen.`,
  (need) => ` Was Sie suchen („${need}“), liegt uns ebenfalls nah.`,
  (need) => ` Im Gegenzug hätten wir eine Idee zu „${need}“.`,
];

/** A message that asks for an introduction and speaks of both sides. */
export function askingOf(chance: Chance, asking: Asking): string {
  const back = asking.theirNeed ? chance.pick(IN_RETURN)(asking.theirNeed) : '';
  return chance.pick(GERMAN)(asking) + back;
}

/** Short exchanges after a yes: `<` is the side that was asked. */
export const EXCHANGES: readonly (readonly string[])[] = [
  [
    '< Danke für Ihre Nachricht, das klingt interessant. Können Sie mir zwei Seiten dazu schicken?',
    '> Gern, sie sind unterwegs. Nächste Woche wären wir an drei Tagen in der Nähe.',
    '< Dann nehmen wir den Mittwoch, 10 Uhr, bei uns.',
  ],
  [
    '< Willkommen! Wer wäre bei Ihnen die richtige Person für technische Fragen?',
    '> Das bin ich selbst, am besten vormittags.',
    '< Perfekt. Unsere Technik ruft morgen an.',
    '> Das Gespräch war sehr hilfreich, wir bereiten jetzt ein Angebot vor.',
  ],
  [
    '< Wir haben das intern besprochen und möchten mehr wissen. Was wäre der kleinste sinnvolle Versuch?',
    '> Vier Wochen, ein Standort, eine Messgröße. Mehr braucht es für den Anfang nicht.',
    '< Welche Messgröße schlagen Sie vor?',
    '> Die Zeit von der Meldung bis zur Erledigung, die erfassen Sie ohnehin.',
    '< Einverstanden, dann legen wir den Start auf den Ersten.',
  ],
  [
    '< Gute Idee. Vor dem Sommer wird es bei uns eng, danach gern.',
    '> Danach passt auch uns. Darf ich mich im August melden?',
    '< Bitte, am besten in der zweiten Woche.',
  ],
];

export const DECLINES = [
  { reason: 'not-now', note: 'Wir stecken bis zum Herbst in einem Umbau. Fragen Sie dann gern noch einmal.' },
  { reason: 'capacity', note: 'Drei Versuche laufen schon, mehr können wir nicht gut betreuen.' },
  { reason: 'no-fit', note: 'Unser Schwerpunkt liegt woanders, wir wünschen Ihnen viel Erfolg.' },
  { reason: 'other', note: 'Wir haben für diese Aufgabe kürzlich einen Partner gefunden.' },
  { reason: 'not-now', note: 'Unser Budget für dieses Jahr ist vergeben.' },
  { reason: 'no-fit', note: '' },
] as const;
