import { type FilledAgreement } from '../features/agreements/service.ts';

type Outline = Omit<FilledAgreement, 'conversationId' | 'signers' | 'startedAt'> & { startedDaysAgo: number };

/** What the first conversations of the region led to, in this order. */
export const AGREEMENTS: readonly Outline[] = [
  {
    template: 'pilot',
    status: 'active',
    startedDaysAgo: 41,
    sections: {
      scope: 'Ein Terminal, zwei Krane, drei Monate im laufenden Betrieb.',
      budget: '24.000 € netto, zahlbar in zwei Teilen nach Aufbau und nach der Messung.',
      success: 'Mindestens 15 % weniger Wartezeit je Schiff im Monatsmittel.',
      next: 'Wird das Kriterium erreicht, folgt ein Rahmenvertrag über alle Terminals.',
    },
    gives: 'Zugang zum Betrieb und zwei feste Ansprechpersonen',
    gets: 'Messwerte und einen gemeinsamen Bericht',
  },
  {
    template: 'memorandum',
    status: 'proposed',
    startedDaysAgo: 3,
    sections: {
      aims: 'Zwei gemeinsame Vorhaben im Jahr und eine sichtbare Anlaufstelle im Hafen.',
      appearance: 'Beide nennen einander auf ihren Seiten; Presse nach Absprache.',
      exchange: 'Jeden ersten Dienstag im Monat, vierteljährlich mit der Geschäftsführung.',
      duration: 'Zwei Jahre; Ende mit drei Monaten Vorlauf ohne Angabe von Gründen.',
    },
    gives: 'Erfahrung aus dem Betrieb und Türen zu Kunden',
    gets: 'Früher Einblick in neue Lösungen',
  },
  {
    template: 'mentoring',
    status: 'draft',
    startedDaysAgo: 1,
    sections: { questions: 'Preise, Vertrieb an die öffentliche Hand, erste Einstellung.' },
    gives: 'Zwei Stunden im Monat',
    gets: 'Ehrliche Rückmeldung aus der Praxis',
  },
  {
    template: 'reference',
    status: 'completed',
    startedDaysAgo: 200,
    sections: { reference: 'Logo und ein Zitat nach Freigabe; zwei Besuche im Jahr.' },
    gives: 'Name und Zitat als Referenz',
    gets: 'Betreuung durch die Gründer selbst',
  },
];
