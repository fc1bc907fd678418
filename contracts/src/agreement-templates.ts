import { type Localised } from './text.ts';

/** A heading of an agreement with a hint what belongs there. */
interface TemplateSection {
  key: string;
  label: Localised;
  hint: Localised;
}
interface Template {
  label: Localised;
  /** When one takes it. */
  use: Localised;
  purpose: Localised;
  sections: readonly TemplateSection[];
  /** Titles of first milestones, with days from the start until due. */
  milestones: readonly { title: Localised; dueAfterDays: number }[];
}

const section = (key: string, de: string, en: string, hintDe: string, hintEn: string): TemplateSection => ({
  key,
  label: { de, en },
  hint: { de: hintDe, en: hintEn },
});
const milestone = (de: string, en: string, dueAfterDays: number) => ({ title: { de, en }, dueAfterDays });

/**
 * What an agreement can start from. The memorandum follows the structure of the one between startport and Wirtschaft
 * für Duisburg: aims, contributions of each side, joint appearance, duration.
 */
export const AGREEMENT_TEMPLATES = {
  memorandum: {
    label: { de: 'Absichtserklärung', en: 'Memorandum of understanding' },
    use: {
      de: 'Zwei Häuser wollen auf Dauer zusammenarbeiten.',
      en: 'Two houses want to work together for good.',
    },
    purpose: {
      de: 'Wir wollen unsere Stärken verbinden und vereinbaren dafür Ziele, Beiträge und Verantwortliche.',
      en: 'We want to join our strengths, and agree on aims, contributions and who is responsible.',
    },
    sections: [
      section(
        'aims',
        'Ziele',
        'Aims',
        'Woran erkennen beide den Erfolg?',
        'How will both sides know it worked?',
      ),
      section(
        'appearance',
        'Gemeinsamer Auftritt',
        'Joint appearance',
        'Wo und wie treten wir gemeinsam auf, wer darf was sagen?',
        'Where and how do we appear together, who may say what?',
      ),
      section(
        'exchange',
        'Austausch',
        'Exchange',
        'Wie oft sprechen wir, und auf welcher Ebene?',
        'How often do we talk, and at which level?',
      ),
      section(
        'duration',
        'Dauer und Ende',
        'Duration and end',
        'Bis wann, und wie endet es vorher?',
        'Until when, and how does it end before?',
      ),
    ],
    milestones: [
      milestone('Auftaktgespräch', 'Kick-off meeting', 14),
      milestone('Erste gemeinsame Maßnahme', 'First joint activity', 90),
    ],
  },
  pilot: {
    label: { de: 'Bezahlter Pilot', en: 'Paid pilot' },
    use: {
      de: 'Ein Unternehmen probiert ein Produkt unter echten Bedingungen aus.',
      en: 'A company tries a product under real conditions.',
    },
    purpose: {
      de: 'Wir erproben die Lösung im echten Betrieb und entscheiden danach über den nächsten Schritt.',
      en: 'We try the solution in real operation, and then decide on the next step.',
    },
    sections: [
      section('scope', 'Umfang', 'Scope', 'Was genau, wo, mit wie vielen?', 'What exactly, where, how many?'),
      section(
        'budget',
        'Budget',
        'Budget',
        'Was kostet der Pilot, und wann wird gezahlt?',
        'What does the pilot cost, and when is it paid?',
      ),
      section(
        'success',
        'Erfolgskriterium',
        'Success criterion',
        'Eine Zahl, an der beide den Erfolg messen.',
        'One figure by which both measure success.',
      ),
      section(
        'next',
        'Nächster Schritt',
        'Next step',
        'Was folgt, wenn das Kriterium erreicht ist?',
        'What follows once the criterion is met?',
      ),
    ],
    milestones: [
      milestone('Pilot aufgebaut', 'Pilot set up', 30),
      milestone('Messung abgeschlossen', 'Measuring finished', 90),
      milestone('Entscheidung über den nächsten Schritt', 'Decision on the next step', 105),
    ],
  },
  reference: {
    label: { de: 'Letter of Intent: Referenzkunde', en: 'Letter of intent: reference customer' },
    use: {
      de: 'Ein Unternehmen will Kunde werden und darf genannt werden.',
      en: 'A company wants to become a customer and may be named.',
    },
    purpose: {
      de: 'Wir beabsichtigen, die Lösung einzusetzen und als Referenz zur Verfügung zu stehen.',
      en: 'We intend to use the solution and to serve as a reference.',
    },
    sections: [
      section(
        'intent',
        'Absicht',
        'Intent',
        'Was soll gekauft werden, unter welcher Bedingung?',
        'What is to be bought, on which condition?',
      ),
      section(
        'reference',
        'Referenz',
        'Reference',
        'Logo, Zitat, Besuche: was ist erlaubt, was wird vorher gefragt?',
        'Logo, quote, visits: what is allowed, what is asked before?',
      ),
      section(
        'binding',
        'Verbindlichkeit',
        'How binding it is',
        'Was ist Absicht, was ist fest zugesagt?',
        'What is intent, what is firmly promised?',
      ),
    ],
    milestones: [milestone('Angebot liegt vor', 'Offer made', 30)],
  },
  mentoring: {
    label: { de: 'Mentoring', en: 'Mentoring' },
    use: {
      de: 'Erfahrene begleiten ein junges Unternehmen.',
      en: 'Experienced people accompany a young firm.',
    },
    purpose: {
      de: 'Wir begleiten das Start-up regelmäßig und ohne Gegenrechnung.',
      en: 'We accompany the start-up regularly and without charging for it.',
    },
    sections: [
      section(
        'questions',
        'Fragen',
        'Questions',
        'Woran soll gearbeitet werden?',
        'What is to be worked on?',
      ),
      section('rhythm', 'Rhythmus', 'Rhythm', 'Wie oft, wie lange, wo?', 'How often, how long, where?'),
    ],
    milestones: [
      milestone('Erstes Treffen', 'First meeting', 14),
      milestone('Zwischenbilanz', 'Interim review', 90),
    ],
  },
  'market-exploration': {
    label: { de: 'Markterkundung', en: 'Market exploration' },
    use: {
      de: 'Eine Einkaufsstelle lernt Lösungen kennen, bevor sie ausschreibt.',
      en: 'A buyer learns about solutions before tendering.',
    },
    purpose: {
      de: 'Wir tauschen uns über mögliche Lösungen aus. Ein Vorteil in einer späteren Vergabe entsteht daraus nicht.',
      en: 'We exchange views on possible solutions. No advantage in a later tender arises from it.',
    },
    sections: [
      section('need', 'Bedarf', 'Need', 'Welche Aufgabe soll gelöst werden?', 'Which task is to be solved?'),
      section(
        'equality',
        'Gleichbehandlung',
        'Equal treatment',
        'Welche Angaben erhalten alle, wie wird dokumentiert?',
        'Which facts does everybody get, how is it recorded?',
      ),
    ],
    milestones: [milestone('Ergebnis der Erkundung festgehalten', 'Result of the exploration recorded', 60)],
  },
} as const satisfies Record<string, Template>;

export type AgreementTemplate = keyof typeof AGREEMENT_TEMPLATES;
export const AGREEMENT_TEMPLATE_CODES = Object.keys(AGREEMENT_TEMPLATES) as [
  AgreementTemplate,
  ...AgreementTemplate[],
];

/** The sections of a template, by whatever code was stored. */
export function sectionsOf(template: AgreementTemplate): readonly TemplateSection[] {
  return AGREEMENT_TEMPLATES[template].sections;
}

/** What an agreement of the platform is not; stands in the editor, beside the signature and in the PDF. */
export const AGREEMENT_BOUNDS: Localised = {
  de: 'Diese Vereinbarung ist keine Rechtsberatung. Sie regelt keine Anteile, keine Beteiligung, keine Vermittlung von Kapital und keine Erfolgshonorare. Die Bestätigung auf dieser Plattform ist eine einfache elektronische Signatur.',
  en: 'This agreement is not legal advice. It covers no shares, no equity, no brokerage of capital and no success fees. Confirming it on this platform is a simple electronic signature.',
};
