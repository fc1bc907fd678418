import { type InvestorIdea } from '../blueprint.ts';

/** Money with a public task: savings banks, guarantees, foundations and funds for structural change. */
export const publicFunds: InvestorIdea[] = [
  {
    name: 'Sparbuch Rheinbogen Beteiligungen',
    de: {
      headline: 'Die Beteiligungstochter einer Sparkasse: still, geduldig, vor Ort',
      what: 'Eine stille Einlage von uns zählt bei der Hausbank wie Eigenkapital und kommt ohne Stimmrecht aus.',
      thesis:
        'Junge und alte Betriebe mit Sitz im Stadtgebiet, die Arbeitsplätze schaffen und deren Zahlen ein Bankkaufmann in einer Stunde versteht.',
    },
    en: {
      headline: 'The investment arm of a savings bank: silent, patient, local',
      what: 'A silent contribution from us counts as equity with your bank and does without voting rights.',
      thesis:
        'Young and old businesses based within the city that create jobs and whose figures a banker understands in an hour.',
    },
    needs: {
      'co-development': 'Angels und Fonds, die eine Runde gemeinsam mit uns schließen',
      succession: 'Hinweise auf Betriebe, die bis 2030 übergeben werden',
    },
    offers: {
      capital: '100.000 bis 1 Million Euro für bis zu zehn Jahre',
      succession: 'Finanzierung von Übernahmen durch Beschäftigte',
      office: 'Besprechungsräume in vier Filialen',
    },
    topics: ['contech', 'circular', 'smart-city'],
    industries: ['L'],
    at: ['duisburg-mitte', 'Kaßlerfeld'],
    founded: 1999,
    staff: 6,
    ticket: [100, 1000],
    stages: ['start-up', 'growth', 'established'],
    instruments: ['silent', 'loan'],
    regions: [
      'duisburg-walsum',
      'duisburg-hamborn',
      'duisburg-meiderich-beeck',
      'duisburg-homberg-ruhrort-baerl',
      'duisburg-mitte',
      'duisburg-rheinhausen',
      'duisburg-sued',
    ],
  },
  {
    name: 'Bürgschaftskontor Niederrhein',
    de: {
      headline: 'Bürgschaften für Kredite, denen nur die Sicherheiten fehlen',
      what: 'Gegenüber der Hausbank stehen wir für bis zu achtzig Prozent des Ausfalls ein, und die Voranfrage kostet nichts.',
      thesis:
        'Tragfähige Vorhaben mit zu wenig Grundbesitz, seien es Gründungen, Übernahmen, neue Maschinen oder vorfinanzierte Aufträge.',
    },
    en: {
      headline: 'Guarantees for loans that lack nothing but collateral',
      what: 'We cover up to eighty per cent of the default towards your bank, and a preliminary inquiry costs nothing.',
      thesis:
        'Viable projects with too little property to pledge, be they start-ups, takeovers, new machinery or orders funded in advance.',
    },
    needs: {
      certification: 'Sachverständige für den Wert gebrauchter Anlagen',
      'api-access': 'Digitale Kreditakten der Hausbanken',
    },
    offers: {
      capital: 'Bürgschaften für Kredite von 50.000 bis 2 Millionen Euro',
      'grant-advice': 'Abgleich mit den Förderkrediten von Bund und Land',
      tax: 'Prüfung der Planrechnung durch unsere Analysten',
    },
    topics: ['contech', 'logtech', 'renewables', 'additive'],
    industries: ['L', 'P'],
    at: ['DEA1', 'Moers'],
    founded: 1978,
    staff: 31,
    ticket: [50, 2000],
    stages: ['seed', 'start-up', 'growth', 'established'],
    instruments: ['guarantee'],
    regions: ['DEA1', 'DEA3'],
  },
  {
    name: 'Stiftung Kranbahn Hochfeld',
    de: {
      headline: 'Anschub für soziale Ideen aus den Stadtteilen, den niemand zurückzahlt',
      what: 'Das Stiftungskapital stammt aus dem Nachlass einer Kranführerin; jedes Frühjahr wählt eine Jury aus Nachbarn zehn Vorhaben.',
      thesis:
        'Ideen gegen Einsamkeit, Schulabbruch und Hitze in der Wohnung, die sich nach drei Jahren ohne uns tragen.',
    },
    en: {
      headline: 'A start for social ideas from the neighbourhoods that nobody pays back',
      what: 'The endowment comes from the estate of a woman who drove cranes; each spring a jury of neighbours picks ten projects.',
      thesis:
        'Ideas against loneliness, dropping out of school and overheated homes that carry themselves without us after three years.',
    },
    needs: {
      mentoring: 'Ehrenamtliche mit Erfahrung in Vereins- und Steuerrecht',
      research: 'Begleitforschung, die Wirkung im Stadtteil misst',
    },
    offers: {
      capital: '5.000 bis 40.000 Euro als Zuschuss, nicht rückzahlbar',
      'grant-advice': 'Gemeinsames Schreiben des nächsten Antrags',
      internship: 'Zwei bezahlte Praktika je Vorhaben',
    },
    topics: ['climate', 'smart-city', 'medtech'],
    industries: ['L', 'Q', 'R'],
    at: ['duisburg-mitte', 'Hochfeld'],
    founded: 2006,
    staff: 3,
    ticket: [5, 40],
    stages: ['idea', 'pre-seed'],
    instruments: ['grant'],
    regions: ['duisburg-mitte', 'duisburg-hamborn', 'duisburg-rheinhausen'],
  },
  {
    name: 'Wandelwerk Koinvest',
    de: {
      headline: 'Öffentlicher Fonds, der jeden privaten Euro im Strukturwandel verdoppelt',
      what: 'Sobald ein privater Geber unterschrieben hat, investieren wir denselben Betrag zu denselben Bedingungen.',
      thesis:
        'Produktion, die frühere Zechen- und Hüttenflächen nutzt und Stahl, Baustoffe oder Kunststoffe im Kreis führt.',
    },
    en: {
      headline: 'Public fund that doubles each private euro in structural change',
      what: 'As soon as a private backer has signed, we invest the same amount on the same terms.',
      thesis:
        'Production that reuses former mining and steel sites and keeps steel, building materials or plastics in circulation.',
    },
    needs: {
      site: 'Erschlossene Altflächen, auf denen sofort gebaut werden darf',
      data: 'Stoffströme aus Industrieparks für unsere Standortsuche',
      legal: 'Beihilferechtliche Gutachten',
    },
    offers: {
      capital: '250.000 bis 4 Millionen Euro neben einem privaten Hauptinvestor',
      'permit-help': 'Kurzer Draht zu Bezirksregierung und Bauamt',
      site: 'Vermittlung von Flächen aus öffentlicher Hand',
    },
    topics: ['circular', 'green-steel', 'hydrogen', 'climate'],
    industries: ['L', 'P'],
    at: ['DEA5', 'Bochum'],
    founded: 2021,
    staff: 19,
    ticket: [250, 4000],
    stages: ['seed', 'start-up', 'growth'],
    instruments: ['equity', 'convertible', 'silent'],
    regions: ['DEA1', 'DEA3', 'DEA5'],
  },
];
