import { type CallFields } from '@klammer/contracts/calls';

const both = (de: string, en: string) => ({ de, en });
const plain = { hint: both('', ''), options: [], min: null, max: null, from: null, to: null };
const field = (
  key: string,
  type: CallFields['fields'][number]['type'],
  label: { de: string; en: string },
  more: Partial<CallFields['fields'][number]> = {},
): CallFields['fields'][number] => ({
  ...plain,
  key,
  type,
  label,
  required: true,
  identifying: false,
  ...more,
});
const option = (key: string, de: string, en: string) => ({ key, label: both(de, en) });
const criterion = (key: string, weight: number, name: [string, string], hint: [string, string]) => ({
  ...{ key, weight, name: both(...name), hint: both(...hint) },
});

/** The competition that the jury is judging. */
export const AWARD: Omit<CallFields, 'deadline'> = {
  title: both('Duisburger Gründungspreis', 'Duisburg start-up award'),
  text: both(
    'Wir suchen junge Unternehmen, die in Duisburg etwas Neues bauen: in Hafen, Werk, Handwerk oder Stadt. Gefragt sind keine Hochglanzfolien, sondern ein Kunde, dem es etwas nützt, und ein Plan, der trägt.\n\nDie Jury liest zuerst ohne Namen. Wer in die zweite Runde kommt, stellt sich eine Viertelstunde lang vor. Alle bekommen eine Antwort mit Begründung.',
    'We look for young companies that build something new in Duisburg: in the port, the plant, the crafts or the city. We ask for no glossy slides but for a customer whom it helps and a plan that holds.\n\nThe jury first reads without names. Whoever reaches the second round presents for a quarter of an hour. Everybody gets an answer with a reason.',
  ),
  prize: both(
    '10.000 Euro, ein Jahr Mentoring und ein Stand beim nächsten Ruhrpitch',
    '10,000 euros, a year of mentoring and a stand at the next Ruhrpitch',
  ),
  topics: ['logtech', 'circular', 'smart-city'],
  kinds: ['startup'],
  blind: true,
  juryShown: true,
  fields: [
    field(
      'idea',
      'long',
      both('Was bauen Sie, und wem hilft es?', 'What do you build, and whom does it help?'),
      {
        max: 1500,
      },
    ),
    field('proof', 'long', both('Was haben Sie schon gezeigt?', 'What have you shown already?'), {
      max: 1000,
    }),
    field('stage', 'choice', both('Wie weit sind Sie?', 'How far are you?'), {
      options: [
        option('plan', 'Konzept', 'Concept'),
        option('prototype', 'Prototyp', 'Prototype'),
        option('paying', 'Zahlende Kundschaft', 'Paying customers'),
      ],
    }),
    field(
      'turnover',
      'amount',
      both('Umsatz der letzten zwölf Monate', 'Turnover of the last twelve months'),
      {
        min: 0,
        required: false,
      },
    ),
    field('jobs', 'number', both('Arbeitsplätze in zwei Jahren', 'Jobs in two years'), { min: 0, max: 500 }),
    field('team', 'short', both('Wer sind Sie?', 'Who are you?'), { identifying: true, required: false }),
    field('deck', 'file', both('Präsentation', 'Slides'), { required: false }),
  ],
  criteria: [
    criterion(
      'novelty',
      30,
      ['Neuheit', 'Novelty'],
      ['Was gibt es so noch nicht?', 'What does not exist like this yet?'],
    ),
    criterion(
      'benefit',
      30,
      ['Nutzen', 'Benefit'],
      ['Wem hilft es, und wie sehr?', 'Whom does it help, and how much?'],
    ),
    criterion('plan', 25, ['Tragfähigkeit', 'Soundness'], ['Geht die Rechnung auf?', 'Does it add up?']),
    criterion(
      'region',
      15,
      ['Wirkung in Duisburg', 'Effect in Duisburg'],
      ['Was bleibt hier?', 'What stays here?'],
    ),
  ],
};

/** An open call, so that a visitor can apply. */
export const VOUCHERS: Omit<CallFields, 'deadline'> = {
  title: both('Erprobungsgutscheine Hafen', 'Port test vouchers'),
  text: both(
    'Wer eine Lösung unter echten Bedingungen erproben will, bekommt vier Wochen Zugang zu einem Terminal und einen Zuschuss. Wir vergeben fünf Gutscheine. Bewerten werden Terminalbetriebe und die Geschäftsstelle.',
    'Whoever wants to try a solution under real conditions gets access to a terminal for four weeks and a grant. We give five vouchers. Terminal operators and the office judge.',
  ),
  prize: both('Fünfmal 4.000 Euro und vier Wochen Zugang', 'Five times 4,000 euros and four weeks of access'),
  topics: ['logtech', 'robotics', 'iot'],
  kinds: ['startup'],
  blind: true,
  juryShown: true,
  fields: [
    field('trial', 'long', both('Was wollen Sie erproben?', 'What do you want to try?'), {
      min: 100,
      max: 2000,
      hint: both(
        'Woran merken wir nach vier Wochen, dass es geht?',
        'What tells us after four weeks that it works?',
      ),
    }),
    field('needs', 'choices', both('Was brauchen Sie dafür?', 'What do you need for it?'), {
      options: [
        option('power', 'Strom an der Kaikante', 'Power at the quay'),
        option('data', 'Daten des Terminals', 'Data of the terminal'),
        option('staff', 'Begleitung durch Personal', 'Staff to come along'),
        option('closure', 'Eine gesperrte Fläche', 'A closed-off area'),
      ],
      min: 1,
    }),
    field('start', 'date', both('Ab wann?', 'From when?')),
    field('cost', 'amount', both('Was kostet der Versuch?', 'What does the trial cost?'), {
      min: 500,
      max: 50000,
    }),
    field('insured', 'yes-no', both('Sind Sie haftpflichtversichert?', 'Do you have liability insurance?')),
    field('film', 'link', both('Film oder Vorführung', 'Film or demonstration'), { required: false }),
  ],
  criteria: [
    criterion('use', 50, ['Nutzen im Betrieb', 'Use in operation'], ['', '']),
    criterion('ready', 30, ['Reife', 'Readiness'], ['', '']),
    criterion('safety', 20, ['Sicherheit', 'Safety'], ['', '']),
  ],
};

/** A call of last spring, with its result. */
export const IDEAS: Omit<CallFields, 'deadline'> = {
  title: both('Ideen für den Innenhafen', 'Ideas for the inner harbour'),
  text: both(
    'Gesucht waren kleine Eingriffe, die den Innenhafen im Sommer kühler und im Winter heller machen.',
    'We looked for small measures that make the inner harbour cooler in summer and brighter in winter.',
  ),
  prize: both('Drei Preise zu je 1.500 Euro', 'Three prizes of 1,500 euros each'),
  topics: ['climate', 'smart-city'],
  kinds: ['startup', 'company', 'partner'],
  blind: true,
  juryShown: true,
  fields: [field('idea', 'long', both('Ihre Idee', 'Your idea'), { max: 1500 })],
  criteria: [
    criterion('effect', 60, ['Wirkung', 'Effect'], ['', '']),
    criterion('cost', 40, ['Aufwand', 'Effort'], ['', '']),
  ],
};

/** Points of jurors 0 to 4 by criterion: novelty, benefit, plan, region; a gap where nothing was given yet. */
export interface DemoEntry {
  from: string;
  idea: string;
  proof: string;
  stage: 'plan' | 'prototype' | 'paying';
  turnover?: number;
  jobs: number;
  points: ([number, number, number, number] | null)[];
  feedback?: string;
  note?: string;
}

/** What came in. Juror 0 is not through, juror 1 is strict, juror 2 gives everybody the same, juror 4 is of Pegelkunde. */
export const ENTRIES: readonly DemoEntry[] = [
  {
    from: 'Kaiwärts',
    idea: 'Kaiwärts plant Zeitfenster an Containerterminals über Lkw, Bahn und Binnenschiff hinweg und rechnet alle zwei Minuten neu. Fahrer warten weniger, Kräne stehen seltener. Fragen beantworten wir unter hallo@kaiwaerts.example.',
    proof: 'Elf Wochen Versuch an einem Terminal: 22 Minuten weniger Wartezeit je Lkw.',
    stage: 'paying',
    turnover: 48000,
    jobs: 14,
    points: [[4, 5, 4, 5], [3, 4, 3, 3], [4, 4, 4, 4], [5, 4, 4, 4], null],
    feedback: 'Klarer Nutzen. Zeigen Sie in der zweiten Runde, wie es ohne eigene Kameras weitergeht.',
    note: 'Sehr nah am Bedarf der Terminals.',
  },
  {
    from: 'Pegelkunde',
    idea: 'Wir sagen die Abladetiefe für jeden Abschnitt des Rheins sechs Tage voraus, damit Schiffe voller beladen fahren können.',
    proof: 'Rückrechnung über drei Sommer, Abweichung im Mittel vier Zentimeter.',
    stage: 'prototype',
    turnover: 9000,
    jobs: 8,
    points: [[5, 4, 3, 4], [4, 3, 3, 2], [4, 4, 4, 4], [4, 4, 3, 3], null],
    feedback: 'Stark, aber wer zahlt dafür?',
  },
  {
    from: 'Stromsteg',
    idea: 'Landstrom aus der Kiste: ein Container mit Batterie auf der Kaikante, der nachts lädt und tagsüber zwei Schiffe versorgt, ohne Tiefbau.',
    proof: 'Eine Kiste läuft seit Mai an einer Liegestelle.',
    stage: 'paying',
    turnover: 120000,
    jobs: 22,
    points: [
      [3, 5, 5, 5],
      [2, 4, 4, 4],
      [4, 4, 4, 4],
      [3, 5, 4, 5],
      [4, 5, 5, 5],
    ],
    feedback: 'Überzeugende Rechnung.',
  },
  {
    from: 'Laderein',
    idea: 'Reinigung von Laderäumen durch einen Roboter, der Reste erkennt und trocken arbeitet.',
    proof: 'Zwei Schiffe gereinigt, Wasserverbrauch um neun Zehntel gesenkt.',
    stage: 'prototype',
    jobs: 11,
    points: [null, [2, 3, 4, 2], [4, 4, 4, 4], [3, 4, 4, 3], [3, 4, 4, 3]],
  },
  {
    from: 'Fernruder',
    idea: 'Binnenschiffe aus der Ferne steuern, zuerst auf kurzen Strecken zwischen zwei Hafenbecken.',
    proof: 'Simulator steht, Genehmigung für Versuchsfahrten beantragt.',
    stage: 'plan',
    jobs: 30,
    points: [
      [5, 3, 2, 4],
      [4, 2, 1, 3],
      [4, 4, 4, 4],
      [5, 3, 3, 4],
      [5, 3, 2, 4],
    ],
    feedback: 'Groß gedacht; der Weg zur Zulassung fehlt noch.',
  },
  {
    from: 'Frachtlese',
    idea: 'Frachtpapiere lesen lassen: aus Fotos werden Datensätze, die jedes Lagersystem versteht.',
    proof: 'Vier Speditionen, 12.000 Papiere im Monat.',
    stage: 'paying',
    turnover: 86000,
    jobs: 9,
    points: [null, [2, 3, 4, 2], [4, 4, 4, 4], [3, 4, 4, 3], [3, 4, 4, 3]],
  },
  {
    from: 'Haarriss',
    idea: 'Risse in Brücken aus Drohnenbildern finden, auch im Schatten, und messen, ob sie seit der letzten Prüfung gewachsen sind.',
    proof: 'Vierzehn Brücken geprüft, zwei Sperrungen vermieden.',
    stage: 'paying',
    turnover: 64000,
    jobs: 12,
    points: [[5, 4, 4, 4], [3, 4, 3, 3], [4, 4, 4, 4], null, [4, 4, 4, 4]],
    feedback: 'Der Beleg aus dem Betrieb hat uns überzeugt.',
  },
  {
    from: 'Antragsreif',
    idea: 'Bauanträge vorprüfen, bevor sie beim Amt liegen: Was fehlt, steht am selben Tag fest.',
    proof: 'Prüfliste für 40 Antragsarten, Versuch mit zwei Architekturbüros.',
    stage: 'prototype',
    turnover: 4000,
    jobs: 6,
    points: [null, [2, 3, 3, 3], [4, 4, 4, 4], [3, 4, 3, 4], [3, 4, 3, 4]],
  },
];
