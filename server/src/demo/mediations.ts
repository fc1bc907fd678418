import { type DECLINES } from './wording/asking.ts';

/** Two organisations that the operator proposed to each other, by name. */
export interface DemoMediation {
  from: string;
  to: string;
  daysAgo: number;
  message: string;
  /** Who has said yes so far. */
  agreed: readonly string[];
  declined: { by: string; reason: (typeof DECLINES)[number]['reason']; note: string } | null;
}

/** One is under way, one stalls, and one did not come about. */
export const MEDIATIONS: readonly DemoMediation[] = [
  {
    from: 'Kaiwärts',
    to: 'Reederei Terhardt & Töchter',
    daysAgo: 2,
    message:
      'Guten Tag, beim Unternehmensabend sprachen Sie beide am selben Tisch über Wartezeiten: die einen am Kran, die anderen auf dem Wasser. Mögen Sie das Gespräch fortsetzen?',
    agreed: ['Reederei Terhardt & Töchter'],
    declined: null,
  },
  {
    from: 'Zapfenblick',
    to: 'Rheinbogen Verkehrsbetrieb',
    daysAgo: 8,
    message:
      'Guten Tag, Kameras an einem Gleis und ein Betriebshof mit hundert Gleismetern: Wir glauben, dass Sie einander etwas zu zeigen haben.',
    agreed: [],
    declined: null,
  },
  {
    from: 'Beckensolar',
    to: 'Datenzentrale Niederrhein-Kommunen',
    daysAgo: 24,
    message:
      'Guten Tag, die einen haben freie Wasserflächen im Blick, die anderen die Daten dazu. Ein halbstündiges Telefonat würde zeigen, ob daraus etwas wird.',
    agreed: ['Beckensolar'],
    declined: {
      by: 'Datenzentrale Niederrhein-Kommunen',
      reason: 'capacity',
      note: 'Drei Versuche laufen schon, mehr können wir nicht gut betreuen.',
    },
  },
];
