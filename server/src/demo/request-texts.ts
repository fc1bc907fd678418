import { type FilledRequest } from '../features/requests/service.ts';

/** An application by a start-up's name. */
export interface DemoApplication {
  from: string;
  status: 'draft' | 'submitted' | 'declined';
  daysAgo: number;
  pitch: string;
  answers: string[];
  shortlisted?: boolean;
  review?: { fit: number; benefit: number; feasibility: number; note: string };
  no?: { reason: 'no-fit' | 'too-early'; note: string };
}
interface DemoRequest {
  by: string;
  status: FilledRequest['status'];
  publishedDaysAgo: number;
  deadlineInDays: number;
  fields: FilledRequest['fields'];
  applications: DemoApplication[];
}

const NO_BUDGET = { budgetMinEur: null, budgetMaxEur: null } as const;

export const REQUESTS: readonly DemoRequest[] = [
  {
    by: 'Rheinfuge Terminalgesellschaft',
    status: 'published',
    publishedDaysAgo: 24,
    deadlineInDays: -2,
    fields: {
      kind: 'pilot',
      title: { de: 'Rückstau am Tor vorhersagen', en: 'Predict queues at the gate' },
      problem: {
        de: 'Zwischen 6 und 9 Uhr stehen bis zu vierzig Lkw vor unserem Tor. Wir wissen zwei Stunden vorher, welche Container abgeholt werden, aber nicht, wann die Fahrer wirklich kommen.\n\nWir suchen eine Vorhersage der Ankünfte je Viertelstunde, die unsere Disposition ohne neue Hardware nutzen kann.',
        en: 'Between 6 and 9 in the morning up to forty trucks wait at our gate. We know two hours ahead which containers are picked up, but not when the drivers really come.\n\nWe look for a forecast of arrivals per quarter of an hour that our dispatchers can use without new hardware.',
      },
      gives: {
        de: 'Drei Jahre anonymisierte Tordaten, Testzugang zum Terminal-Betriebssystem, eine feste Ansprechpartnerin und zwölf Wochen Probebetrieb.',
        en: 'Three years of anonymised gate data, test access to the terminal operating system, one contact person and a trial of twelve weeks.',
      },
      budgetMinEur: 20_000,
      budgetMaxEur: 60_000,
      offers: ['pilot-customer', 'data', 'api-access'],
      seeks: ['co-development', 'data'],
      topics: ['logtech', 'ai'],
      stages: [],
      questions: [
        {
          de: 'Was haben Sie an einem vergleichbaren Ort schon gezeigt?',
          en: 'What have you shown already at a comparable place?',
        },
        {
          de: 'Welche Daten brauchen Sie in der ersten Woche?',
          en: 'Which data do you need in the first week?',
        },
      ],
      audience: 'members',
      anonymous: false,
    },
    applications: [
      {
        from: 'Kaiwärts',
        status: 'submitted',
        daysAgo: 9,
        pitch:
          'Wir sagen Ankünfte aus Telematik und Slotbuchungen voraus und zeigen sie in Ihrer bestehenden Maske. Nach vier Wochen messen wir gemeinsam, wie oft die Viertelstunde stimmte.',
        answers: [
          'An einem Binnenterminal mit 90.000 Einheiten lag die Abweichung im Mittel bei elf Minuten.',
          'Torzeiten des letzten Quartals und die Slotbuchungen, beides als CSV.',
        ],
        shortlisted: true,
        review: {
          fit: 5,
          benefit: 4,
          feasibility: 4,
          note: 'Kennt Terminals. Nachfragen: Was passiert bei Fahrern ohne Telematik?',
        },
      },
      {
        from: 'Frachtlese',
        status: 'submitted',
        daysAgo: 6,
        pitch:
          'Aus Frachtpapieren und Avis-Mails lesen wir Abholzeiten, bevor jemand bucht. Für Ihr Tor ergibt das eine Vorschau von vier Stunden.',
        answers: [
          'Zwei Speditionen, je 400 Dokumente am Tag.',
          'Ein Postfach mit Avisen der letzten sechs Monate.',
        ],
        shortlisted: true,
        review: {
          fit: 3,
          benefit: 4,
          feasibility: 5,
          note: 'Schnell startklar, aber nur ein Teil der Fahrten.',
        },
      },
      {
        from: 'Trailerruhe',
        status: 'submitted',
        daysAgo: 4,
        pitch:
          'Wir lenken wartende Lkw auf freie Stellplätze in der Nähe und rufen sie ab, wenn das Tor frei ist.',
        answers: ['Ein Stellplatz in Hamborn mit 60 Plätzen.', 'Die Reihenfolge der Abholungen des Tages.'],
      },
      {
        from: 'Fernruder',
        status: 'declined',
        daysAgo: 12,
        pitch: 'Wir steuern Schiffe aus der Ferne und könnten auch Lkw auf dem Hof führen.',
        answers: ['Zwei Schubboote im Versuch.', 'Einen Plan des Hofs.'],
        no: {
          reason: 'no-fit',
          note: 'Das Führen auf dem Hof ist heute nicht unsere Frage. Für die Kaikante melden wir uns gern.',
        },
      },
    ],
  },
  {
    by: 'Rheinfuge Terminalgesellschaft',
    status: 'published',
    publishedDaysAgo: 5,
    deadlineInDays: 23,
    fields: {
      kind: 'challenge',
      title: {
        de: 'Leerfahrten der Reachstacker halbieren',
        en: 'Halve the empty trips of our reach stackers',
      },
      problem: {
        de: 'Vier von zehn Fahrten unserer Reachstacker sind leer. Die Reihenfolge der Aufträge macht heute ein Mensch im Kopf.',
        en: 'Four of ten trips of our reach stackers are empty. Today a person keeps the order of jobs in their head.',
      },
      gives: {
        de: 'Probebetrieb an Kran 4, Fahrdaten der Geräte und ein Team, das ausprobieren will.',
        en: 'A trial at crane 4, driving data of the machines and a team that wants to try.',
      },
      budgetMinEur: 10_000,
      budgetMaxEur: 40_000,
      offers: ['pilot-customer', 'data'],
      seeks: ['co-development'],
      topics: ['logtech', 'ai'],
      stages: [],
      questions: [{ de: 'Wie sieht die erste Woche aus?', en: 'What does the first week look like?' }],
      audience: 'public',
      anonymous: false,
    },
    applications: [
      {
        from: 'Kaiwärts',
        status: 'draft',
        daysAgo: 1,
        pitch: 'Wir würden die Aufträge alle zwei Minuten neu ordnen, mit der Kranfolge als Grenze. Offen: ',
        answers: [],
      },
    ],
  },
  {
    by: 'Hüttenwerk Alsumer Bogen',
    status: 'published',
    publishedDaysAgo: 8,
    deadlineInDays: 18,
    fields: {
      kind: 'challenge',
      title: { de: 'Risse sehen, bevor das Band reißt', en: 'See cracks before the strip breaks' },
      problem: {
        de: 'Ein großer Betrieb der Metallverarbeitung sucht ein Verfahren, das Kantenrisse bei 900 °C und zwölf Metern je Sekunde zuverlässig erkennt. Ein Bandriss kostet eine halbe Schicht.',
        en: 'A large metal works looks for a way to detect edge cracks reliably at 900 °C and twelve metres a second. A broken strip costs half a shift.',
      },
      gives: {
        de: 'Ein Messplatz an der Linie, Bilddaten von 400 Rissen und die Aussicht auf einen Rahmenvertrag.',
        en: 'A measuring station at the line, pictures of 400 cracks and the prospect of a framework contract.',
      },
      budgetMinEur: 50_000,
      budgetMaxEur: 150_000,
      offers: ['test-bed', 'data', 'pilot-customer'],
      seeks: ['co-development', 'prototyping'],
      topics: ['ai', 'iot'],
      stages: [],
      questions: [
        { de: 'Mit welcher Sensorik arbeiten Sie?', en: 'Which sensors do you work with?' },
        {
          de: 'Welche Umgebungstemperatur hält sie aus?',
          en: 'Which ambient temperature do they withstand?',
        },
      ],
      audience: 'startups',
      anonymous: true,
    },
    applications: [
      {
        from: 'Haarriss',
        status: 'submitted',
        daysAgo: 3,
        pitch:
          'Unsere Kamera sieht Haarrisse an bewegten Teilen; für heiße Bänder haben wir eine gekühlte Fassung gebaut.',
        answers: ['Zeilenkamera im nahen Infrarot.', 'Bis 80 °C am Gehäuse, mit Luftspülung.'],
      },
      {
        from: 'Walzgehör',
        status: 'submitted',
        daysAgo: 2,
        pitch: 'Wir hören das Band: Körperschall an zwei Rollen kündigt den Riss einige Sekunden vorher an.',
        answers: ['Körperschall, zwei Aufnehmer je Gerüst.', 'Bis 150 °C.'],
      },
    ],
  },
  {
    by: 'Datenzentrale Niederrhein-Kommunen',
    status: 'published',
    publishedDaysAgo: 11,
    deadlineInDays: 30,
    fields: {
      kind: 'market-exploration',
      title: {
        de: 'Markterkundung: Bauanträge vollständig einreichen',
        en: 'Market exploration: complete building applications',
      },
      problem: {
        de: 'Zwei von drei Bauanträgen kommen unvollständig an. Wir wollen wissen, welche Lösungen der Markt für eine Vorprüfung vor dem Absenden hat. Dies ist keine Ausschreibung; niemand hat durch eine Antwort einen Vorteil oder Nachteil in einem späteren Verfahren.',
        en: 'Two of three building applications arrive incomplete. We want to know what the market has for checking them before they are sent. This is no tender; nobody gains or loses by answering when a procedure follows.',
      },
      gives: {
        de: 'Ein Gespräch von 45 Minuten mit Bauordnung und IT, für alle gleich lang.',
        en: 'A talk of 45 minutes with building control and IT, equally long for all.',
      },
      ...NO_BUDGET,
      offers: [],
      seeks: ['permit-help', 'procurement'],
      topics: ['smart-city', 'contech'],
      stages: [],
      questions: [
        { de: 'Was leistet Ihre Lösung heute?', en: 'What does your solution do today?' },
        {
          de: 'Welche Schnittstellen (XBau, XPlanung) bedienen Sie?',
          en: 'Which interfaces (XBau, XPlanung) do you serve?',
        },
        { de: 'Welche Größenordnung hat der Preis?', en: 'Which order of magnitude is the price?' },
      ],
      audience: 'public',
      anonymous: false,
    },
    applications: [
      {
        from: 'Antragsreif',
        status: 'submitted',
        daysAgo: 7,
        pitch: 'Wir prüfen Bauanträge vor dem Absenden auf Vollständigkeit und erklären, was fehlt.',
        answers: ['Vorprüfung von 14 Antragsarten.', 'XBau 2.3.', 'Je Antrag, nach Größe der Kommune.'],
      },
    ],
  },
  {
    by: 'Klinikum Rheinbrücke',
    status: 'draft',
    publishedDaysAgo: 2,
    deadlineInDays: 40,
    fields: {
      kind: 'pilot',
      title: { de: 'Dienstpläne, die halten', en: 'Duty rosters that hold' },
      problem: { de: 'Jeder dritte Dienst wird nach Veröffentlichung getauscht.', en: '' },
      gives: { de: 'Eine Station für drei Monate.', en: '' },
      ...NO_BUDGET,
      offers: ['pilot-customer'],
      seeks: ['co-development'],
      topics: ['medtech'],
      stages: [],
      questions: [],
      audience: 'members',
      anonymous: false,
    },
    applications: [],
  },
];
