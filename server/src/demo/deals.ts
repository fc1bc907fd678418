import { type DealSource, type NoReason } from '@klammer/contracts/deal-words';

/** A deal that Pegelstand Ventures keeps in the demonstration region. */
export interface DemoDeal {
  startup: string;
  stage: string;
  source: DealSource;
  daysInStage: number;
  scores: readonly number[];
  note: string;
  task: { title: string; inDays: number } | null;
  no: { reason: NoReason; note: string } | null;
  feedback: string;
}

const deal = (
  startup: string,
  stage: string,
  source: DealSource,
  daysInStage: number,
  more: Partial<DemoDeal> = {},
): DemoDeal => ({
  startup,
  stage,
  source,
  daysInStage,
  scores: [],
  note: '',
  task: null,
  no: null,
  feedback: '',
  ...more,
});

export const DEAL_INVESTOR = { organisation: 'Pegelstand Ventures', email: 'investor@klammer.example' };

export const DEALS: readonly DemoDeal[] = [
  deal('Lastenlotse', 'noticed', 'match', 2),
  deal('Schichtbus', 'noticed', 'directory', 4),
  deal('Baumdurst', 'noticed', 'event', 6, { task: { title: 'Pitchdeck anfragen', inDays: 3 } }),
  deal('Ziegelkreis', 'noticed', 'match', 9),
  deal('Leckwart', 'screening', 'introduction', 5, {
    scores: [4, 4],
    note: 'Zweiter Hinweis aus dem Stahlwerk: Das Produkt läuft dort seit dem Sommer.',
    task: { title: 'Referenzkunden anrufen', inDays: 1 },
  }),
  deal('Kaiwärts', 'meeting', 'match', 12, {
    scores: [4, 5, 4],
    feedback:
      'Danke für das offene Gespräch. Uns fehlt noch eine zweite Referenz aus dem Hafen; dann prüfen wir weiter.',
  }),
  deal('Raumlot', 'screening', 'inbound', 18, { task: { title: 'Marktgröße nachrechnen', inDays: -2 } }),
  deal('Porenwerk', 'meeting', 'match', 7, {
    scores: [5, 4, 4, 3],
    note: 'Erstes Gespräch im Labor. Das Team ergänzt sich gut, Vertrieb fehlt noch.',
    task: { title: 'Zweites Gespräch mit der Technik', inDays: 0 },
  }),
  deal('Gangart', 'meeting', 'event', 15, {
    scores: [4, 3, 4],
    task: { title: 'Pilotklinik besuchen', inDays: 8 },
  }),
  deal('Etagenstrom', 'diligence', 'match', 11, {
    scores: [4, 5, 4, 4],
    note: 'Verträge und Zahlungsströme liegen vor; offen ist die Abrechnung mit dem Netzbetreiber.',
    task: { title: 'Finanzplan prüfen', inDays: 2 },
    feedback:
      'Wir sind in der Prüfung und melden uns bis Monatsende. Bitte senden Sie noch die Netzverträge.',
  }),
  deal('Mehrwegkai', 'terms', 'introduction', 6, {
    scores: [5, 4, 4, 5],
    note: 'Ticket 400.000 €, Mitinvestor gesucht.',
    task: { title: 'Entwurf der Konditionen senden', inDays: 1 },
  }),
  deal('Sprechzimmer Babel', 'invested', 'match', 40, { scores: [5, 5, 4, 4] }),
  deal('Funkenraum', 'declined', 'inbound', 21, {
    scores: [4, 2, 3],
    no: { reason: 'market', note: 'Gutes Produkt, aber zu wenige Betriebe im Einzugsgebiet.' },
    feedback: 'Für unseren Fonds ist der Markt zu klein. Ihr Produkt hat uns überzeugt.',
  }),
  deal('Deichhuhn', 'declined', 'directory', 33, {
    no: { reason: 'focus', note: 'Kein Bezug zu Hafen, Energie oder Industrie.' },
  }),
  deal('Spaltgas Niederrhein', 'declined', 'event', 48, {
    scores: [4, 4, 2],
    no: { reason: 'stage', note: 'Noch zwei Jahre bis zur Anlage; im nächsten Jahr wieder ansehen.' },
  }),
];
