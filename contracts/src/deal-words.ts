import { type Localised } from './text.ts';

/** What a stage means for the deal in it. */
export const STAGE_TYPES = ['open', 'won', 'lost'] as const;
export type StageType = (typeof STAGE_TYPES)[number];

/** A stage of a pipeline. An empty `name` is the stage's own word, in the reader's language. */
export interface StageWords {
  key: string;
  name: string;
}

/** Stages of a pipeline nobody has changed yet. */
export const FIRST_STAGES: readonly { key: string; type: StageType; label: Localised }[] = [
  { key: 'noticed', type: 'open', label: { de: 'Entdeckt', en: 'Noticed' } },
  { key: 'screening', type: 'open', label: { de: 'Vorprüfung', en: 'Screening' } },
  { key: 'meeting', type: 'open', label: { de: 'Gespräche', en: 'Meetings' } },
  { key: 'diligence', type: 'open', label: { de: 'Prüfung', en: 'Due diligence' } },
  { key: 'terms', type: 'open', label: { de: 'Verhandlung', en: 'Terms' } },
  { key: 'invested', type: 'won', label: { de: 'Beteiligt', en: 'Invested' } },
  { key: 'declined', type: 'lost', label: { de: 'Abgesagt', en: 'Declined' } },
];

/** Criteria of a pipeline nobody has changed yet; each is rated from 1 to 5. */
export const FIRST_CRITERIA: readonly { key: string; label: Localised }[] = [
  { key: 'team', label: { de: 'Team', en: 'Team' } },
  { key: 'market', label: { de: 'Markt', en: 'Market' } },
  { key: 'product', label: { de: 'Produkt', en: 'Product' } },
  { key: 'traction', label: { de: 'Fortschritt', en: 'Traction' } },
];

/** Where a deal came from. */
export const DEAL_SOURCES = {
  match: { de: 'Match', en: 'Match' },
  directory: { de: 'Verzeichnis', en: 'Directory' },
  introduction: { de: 'Empfehlung', en: 'Recommendation' },
  event: { de: 'Veranstaltung', en: 'Event' },
  inbound: { de: 'Eigene Anfrage des Start-ups', en: 'Start-up got in touch' },
  import: { de: 'Einlesen aus Datei', en: 'Import from a file' },
  other: { de: 'Sonstiges', en: 'Other' },
} as const satisfies Record<string, Localised>;
export type DealSource = keyof typeof DEAL_SOURCES;
export const DEAL_SOURCE_CODES = Object.keys(DEAL_SOURCES) as [DealSource, ...DealSource[]];

/** Why an investor said no. */
export const NO_REASONS = {
  team: { de: 'Team überzeugt noch nicht', en: 'Team not convincing yet' },
  market: { de: 'Markt zu klein oder zu umkämpft', en: 'Market too small or crowded' },
  product: { de: 'Produkt noch nicht ausgereift', en: 'Product not ready' },
  stage: { de: 'Phase passt nicht', en: 'Not our stage' },
  focus: { de: 'Außerhalb des Schwerpunkts', en: 'Outside our focus' },
  terms: { de: 'Bewertung oder Konditionen', en: 'Valuation or terms' },
  timing: { de: 'Zeitpunkt passt nicht', en: 'Bad timing' },
  withdrew: { de: 'Start-up hat sich zurückgezogen', en: 'Start-up withdrew' },
  other: { de: 'Anderer Grund', en: 'Another reason' },
} as const satisfies Record<string, Localised>;
export type NoReason = keyof typeof NO_REASONS;
export const NO_REASON_CODES = Object.keys(NO_REASONS) as [NoReason, ...NoReason[]];

const FIRST_LABELS = new Map([...FIRST_STAGES, ...FIRST_CRITERIA].map((one) => [one.key, one.label]));

/** The name of a stage or criterion: what the organisation called it, else its first word. */
export function nameOfPart({ key, name }: StageWords): Localised {
  return name === '' ? (FIRST_LABELS.get(key) ?? { de: key, en: key }) : { de: name, en: name };
}
