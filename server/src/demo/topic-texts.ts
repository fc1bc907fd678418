import { type TopicStatus } from '@klammer/contracts/topics';

interface Words {
  de: string;
  en: string;
}

/** A focus topic of the demonstration; days count from the day it is filled in. */
export interface DemoTopic {
  slug: string;
  status: TopicStatus;
  /** The organisation that answers for it, by name. */
  owner: string;
  title: Words;
  question: Words;
  text: Words;
  unit: Words;
  target: { value: number; due: number };
  /** Value and day, oldest first; the first is where it began. */
  values: readonly (readonly [value: number, days: number])[];
  circle: readonly (readonly ['steering' | 'working', name: string, role: Words])[];
  /** Due day, and the day it was reached on or null. */
  milestones: readonly (readonly [de: string, en: string, due: number, done: number | null])[];
  entries: readonly (readonly ['update' | 'decision', days: number, text: Words])[];
  codes: readonly string[];
}

export const TOPICS: readonly DemoTopic[] = [
  {
    slug: 'genehmigungen',
    status: 'running',
    owner: 'Klammer Geschäftsstelle',
    title: { de: 'Genehmigungen, auf die man sich verlassen kann', en: 'Permits one can rely on' },
    question: {
      de: 'Wie kommt Duisburg unter die zehn schnellsten der großen Städte Deutschlands?',
      en: 'How does Duisburg get among the ten fastest of Germany’s large cities?',
    },
    text: {
      de: 'Wer eine Halle baut, eine Anlage ändert oder einen Laden eröffnet, braucht Genehmigungen. Wie lange das dauert, entscheidet oft, ob ein Vorhaben hier stattfindet. Wir messen die Dauer vom vollständigen Antrag bis zum Bescheid und vergleichen sie mit den anderen großen Städten.',
      en: 'Whoever builds a hall, changes a plant or opens a shop needs permits. How long that takes often decides whether a project happens here. We measure the time from the complete application to the decision and compare it with the other large cities.',
    },
    unit: { de: 'Platz unter den großen Städten', en: 'rank among the large cities' },
    target: { value: 10, due: 760 },
    values: [
      [31, -540],
      [29, -360],
      [26, -240],
      [24, -120],
      [19, -20],
    ],
    circle: [
      ['steering', 'Klammer Geschäftsstelle', { de: 'Leitung', en: 'chair' }],
      ['steering', 'Bauordnung der Stadt (erfunden)', { de: 'Verfahren', en: 'procedures' }],
      ['working', 'Transferwerk Neudorf', { de: 'Auswertung', en: 'analysis' }],
      [
        'working',
        'Rheinfuge Terminalgesellschaft',
        { de: 'Sicht der Antragstellenden', en: 'the applicants’ view' },
      ],
    ],
    milestones: [
      ['Eine Prüfliste für vollständige Anträge', 'One checklist for complete applications', -240, -251],
      ['Alle Anträge digital', 'All applications digital', -30, -22],
      ['Pilot: Vorprüfung durch Software', 'Pilot: pre-check by software', 90, null],
      ['Zusage: Bescheid in acht Wochen', 'Promise: a decision within eight weeks', 400, null],
    ],
    entries: [
      [
        'decision',
        -250,
        {
          de: 'Die Prüfliste gilt ab sofort für alle Anträge; unvollständige gehen am selben Tag zurück.',
          en: 'The checklist applies to all applications from now on; incomplete ones go back the same day.',
        },
      ],
      [
        'update',
        -120,
        {
          de: 'Die Nachforderungen sind seit der Prüfliste um ein Drittel zurückgegangen.',
          en: 'Requests for missing papers have fallen by a third since the checklist.',
        },
      ],
      [
        'decision',
        -21,
        {
          de: 'Anträge auf Papier nehmen wir nur noch in Ausnahmen an.',
          en: 'We take applications on paper only as an exception.',
        },
      ],
      [
        'update',
        -12,
        {
          de: 'Für die Vorprüfung läuft ein Gesuch; Angebote von Start-ups sind willkommen.',
          en: 'A request for the pre-check is open; offers from start-ups are welcome.',
        },
      ],
    ],
    codes: ['smart-city'],
  },
  {
    slug: 'erste-auftraege',
    status: 'running',
    owner: 'Transferwerk Neudorf',
    title: { de: 'Der erste Auftrag kommt von nebenan', en: 'The first order comes from next door' },
    question: {
      de: 'Wie wird aus jedem fünften Gespräch ein bezahlter Pilot in der Region?',
      en: 'How does every fifth conversation become a paid pilot in the region?',
    },
    text: {
      de: 'Kapital finden viele Gründungen anderswo, den ersten Kunden am besten hier: Hafen, Stahl und Klinik liegen eine Straßenbahnfahrt auseinander. Gezählt wird, was beide Seiten unterschrieben haben und was etwas kostet.',
      en: 'Many founders find capital elsewhere, but their first customer best here: port, steel and hospital are one tram ride apart. What counts is what both sides have signed and what costs something.',
    },
    unit: { de: 'bezahlte Piloten in zwölf Monaten', en: 'paid pilots in twelve months' },
    target: { value: 30, due: 400 },
    values: [
      [4, -420],
      [6, -300],
      [9, -200],
      [11, -110],
      [15, -25],
    ],
    circle: [
      ['steering', 'Transferwerk Neudorf', { de: 'Leitung', en: 'chair' }],
      ['steering', 'Rheinfuge Terminalgesellschaft', { de: 'Hafen', en: 'port' }],
      ['working', 'Klinikum Rheinbrücke', { de: 'Beschaffung', en: 'procurement' }],
      ['working', 'Kaiwärts', { de: 'Sicht der Gründungen', en: 'the founders’ view' }],
    ],
    milestones: [
      ['Ein Pilotvertrag auf einer Seite', 'A pilot contract on one page', -200, -214],
      ['Zehn Betriebe mit festem Pilotbudget', 'Ten companies with a fixed budget for pilots', -60, -48],
      ['Zahlungsziel 14 Tage für junge Firmen', 'Young firms are paid within 14 days', 120, null],
    ],
    entries: [
      [
        'decision',
        -214,
        {
          de: 'Der Vertrag auf einer Seite ist die Vorlage; Änderungen begründet, wer sie will.',
          en: 'The contract on one page is the template; whoever wants a change gives the reason.',
        },
      ],
      [
        'update',
        -48,
        {
          de: 'Der zehnte Betrieb hat ein Pilotbudget zugesagt: Klinikum Rheinbrücke.',
          en: 'The tenth company has promised a budget for pilots: Klinikum Rheinbrücke.',
        },
      ],
      [
        'update',
        -9,
        {
          de: 'Von den elf Piloten des Vorjahres laufen sieben weiter, vier davon ohne Förderung.',
          en: 'Of last year’s eleven pilots seven go on, four of them without public money.',
        },
      ],
    ],
    codes: ['logtech'],
  },
  {
    slug: 'platz-zum-bauen',
    status: 'reached',
    owner: 'Offene Werkhalle Hochfeld',
    title: { de: 'Platz zum Bauen', en: 'Room to build' },
    question: {
      de: 'Wo dürfen Gründungen schweißen, fräsen und testen, ohne gleich zehn Jahre zu mieten?',
      en: 'Where may founders weld, mill and test without renting for ten years?',
    },
    text: {
      de: 'Leere Hallen hat die Stadt genug, aber kaum eine, die man für drei Monate bekommt. Eigentümer, Werkhalle und Bauordnung haben Zwischennutzungen vereinbart, bei denen Strom, Brandschutz und Versicherung schon geklärt sind.',
      en: 'The city has enough empty halls, but hardly one to be had for three months. Owners, workshop and building authority agreed on interim use with power, fire safety and insurance already settled.',
    },
    unit: { de: 'Quadratmeter, monatsweise zu mieten', en: 'square metres to rent by the month' },
    target: { value: 6000, due: -30 },
    values: [
      [1400, -500],
      [2600, -350],
      [3900, -210],
      [5200, -100],
      [6350, -40],
    ],
    circle: [
      ['steering', 'Offene Werkhalle Hochfeld', { de: 'Leitung', en: 'chair' }],
      ['working', 'Klammer Geschäftsstelle', { de: 'Vermittlung', en: 'mediation' }],
    ],
    milestones: [
      ['Mustervertrag für drei Monate', 'A model contract for three months', -400, -410],
      ['Drei Eigentümer machen mit', 'Three owners take part', -220, -205],
      ['6.000 Quadratmeter', '6,000 square metres', -30, -40],
    ],
    entries: [
      [
        'decision',
        -410,
        {
          de: 'Der Mustervertrag gilt für alle Flächen; Strom und Versicherung sind enthalten.',
          en: 'The model contract holds for all spaces; power and insurance are included.',
        },
      ],
      [
        'update',
        -40,
        {
          de: 'Ziel erreicht: Mit der Halle in Hochfeld sind es 6.350 Quadratmeter.',
          en: 'Target reached: with the hall in Hochfeld it is 6,350 square metres.',
        },
      ],
    ],
    codes: ['contech'],
  },
];
