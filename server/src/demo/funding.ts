import { FundingFields } from '@klammer/contracts/funding';
import { type z } from 'zod';

const DAY_MS = 86_400_000;
const YOUNG = ['idea', 'pre-seed', 'seed', 'start-up'] as const;

type Written = Omit<z.input<typeof FundingFields>, 'asOf'> & { readDaysAgo: number };

/**
 * Programmes that exist, in careful words: what they pay and ask for changes, so each names its official source and is
 * marked as one that nobody of the operator has compared with it yet.
 */
const PROGRAMMES: readonly Written[] = [
  {
    name: { de: 'Gründungsstipendium NRW', en: 'Gründungsstipendium NRW (founders’ grant)' },
    provider: 'Land Nordrhein-Westfalen',
    summary: {
      de: 'Für Menschen mit einer neuen Geschäftsidee, vor der Gründung oder kurz danach. Man stellt die Idee der Jury eines anerkannten Gründungsnetzwerks vor; wer überzeugt, wird ein Jahr lang begleitet.',
      en: 'For people with a new business idea, before founding or shortly after. One presents it to the jury of a recognised founders’ network; whoever convinces is accompanied for a year.',
    },
    amount: {
      de: 'Monatlicher Zuschuss für höchstens ein Jahr; die Höhe nennt die Quelle',
      en: 'A monthly grant for at most one year; see the source for the amount',
    },
    for: { kinds: ['startup'], stages: ['idea', 'pre-seed', 'seed'], regions: ['DEA'] },
    sourceUrl: 'https://www.gründungsstipendium.nrw/',
    readDaysAgo: 20,
  },
  {
    name: { de: 'NRW.SeedCap', en: 'NRW.SeedCap' },
    provider: 'NRW.BANK',
    summary: {
      de: 'Die NRW.BANK beteiligt sich zu gleichen Bedingungen wie ein Business Angel oder privater Investor an jungen Kapitalgesellschaften. Der Angel führt, die Bank zieht mit.',
      en: 'NRW.BANK takes a stake in young companies on the same terms as a business angel or private investor. The angel leads, the bank follows.',
    },
    amount: {
      de: 'Beteiligung in gleicher Höhe wie der private Investor, mit Unter- und Obergrenze',
      en: 'A stake as large as that of the private investor, within limits',
    },
    for: { kinds: ['startup'], stages: ['seed', 'start-up'], regions: ['DEA'] },
    sourceUrl: 'https://www.nrwbank.de/de/foerderung/foerderprodukte/15802/nrwseedcap.html',
    readDaysAgo: 12,
  },
  {
    name: { de: 'EXIST-Gründungsstipendium', en: 'EXIST start-up grant' },
    provider: 'Bund, für Wirtschaft zuständiges Ministerium',
    summary: {
      de: 'Für Studierende, Absolventinnen, Absolventen und Forschende, die aus einer Hochschule oder Forschungseinrichtung heraus gründen. Den Antrag stellt die Hochschule.',
      en: 'For students, graduates and researchers who found a company out of a university or research institute. The university applies.',
    },
    amount: {
      de: 'Lebensunterhalt, Sachmittel und Coaching auf Zeit',
      en: 'Living costs, materials and coaching for a limited time',
    },
    for: { kinds: ['startup'], stages: ['idea', 'pre-seed'], regions: ['DE'] },
    sourceUrl: 'https://www.exist.de/',
    readDaysAgo: 34,
  },
  {
    name: { de: 'EXIST-Forschungstransfer', en: 'EXIST transfer of research' },
    provider: 'Bund, für Wirtschaft zuständiges Ministerium',
    summary: {
      de: 'Für Gründungen, denen aufwendige Entwicklung vorausgeht: In der ersten Phase wird die Machbarkeit gezeigt, in der zweiten das Unternehmen aufgebaut.',
      en: 'For companies that need long development first: one phase shows that it can be done, the next builds the company.',
    },
    amount: { de: 'Personal- und Sachkosten in zwei Phasen', en: 'Staff and material costs in two phases' },
    for: { kinds: ['startup'], stages: ['idea', 'pre-seed', 'seed'], regions: ['DE'] },
    sourceUrl: 'https://www.exist.de/',
    readDaysAgo: 34,
  },
  {
    name: { de: 'High-Tech Gründerfonds', en: 'High-Tech Gründerfonds' },
    provider: 'High-Tech Gründerfonds Management GmbH',
    summary: {
      de: 'Frühphasenfonds von Bund, KfW und Unternehmen. Er beteiligt sich an jungen Technologieunternehmen und bringt sie mit Industriepartnern zusammen.',
      en: 'An early-stage fund of the federal government, KfW and companies. It takes stakes in young technology companies and connects them with industry.',
    },
    amount: {
      de: 'Beteiligung in der Frühphase, weitere Runden möglich',
      en: 'An early stake, with further rounds',
    },
    for: {
      kinds: ['startup'],
      stages: ['pre-seed', 'seed', 'start-up'],
      topics: [
        'ai',
        'iot',
        'robotics',
        'additive',
        'cybersecurity',
        'digital-twin',
        'hydrogen',
        'storage',
        'medtech',
      ],
      regions: ['DE'],
    },
    sourceUrl: 'https://www.htgf.de/',
    readDaysAgo: 8,
  },
  {
    name: { de: 'ERP-Gründerkredit – StartGeld', en: 'ERP founders’ loan “StartGeld”' },
    provider: 'KfW',
    summary: {
      de: 'Kredit für Gründungen und junge Unternehmen, beantragt über die Hausbank, der die KfW einen Teil des Risikos abnimmt.',
      en: 'A loan for founders and young companies, applied for at one’s own bank, of which KfW takes part of the risk.',
    },
    amount: {
      de: 'Darlehen; Höchstbetrag und Zins nennt die Quelle',
      en: 'A loan; see the source for limit and rate',
    },
    for: { kinds: ['startup', 'company'], regions: ['DE'] },
    sourceUrl: 'https://www.kfw.de/',
    readDaysAgo: 215,
  },
  {
    name: {
      de: 'Zentrales Innovationsprogramm Mittelstand (ZIM)',
      en: 'Central innovation programme for SMEs (ZIM)',
    },
    provider: 'Bund, für Wirtschaft zuständiges Ministerium',
    summary: {
      de: 'Zuschuss zu Forschung und Entwicklung kleiner und mittlerer Unternehmen, allein oder mit Partnern aus Wirtschaft und Wissenschaft. Für alle Technologien und Branchen offen.',
      en: 'A grant for research and development of small and medium companies, alone or with partners. Open to all technologies and industries.',
    },
    amount: { de: 'Anteil der Projektkosten', en: 'A share of the project’s costs' },
    for: {
      kinds: ['startup', 'company'],
      stages: ['start-up', 'growth', 'later', 'established'],
      regions: ['DE'],
    },
    sourceUrl: 'https://www.zim.de/',
    readDaysAgo: 40,
  },
  {
    name: { de: 'INVEST – Zuschuss für Wagniskapital', en: 'INVEST – grant for venture capital' },
    provider: 'Bundesamt für Wirtschaft und Ausfuhrkontrolle (BAFA)',
    summary: {
      de: 'Wer sich als Privatperson mit Wagniskapital an jungen, innovativen Unternehmen beteiligt, kann einen Teil davon erstattet bekommen. Das Unternehmen lässt vorher bescheinigen, dass es dafür infrage kommt.',
      en: 'Private investors who put venture capital into young, innovative companies can get part of it back. The company has its eligibility certified first.',
    },
    amount: { de: 'Anteil der Beteiligung', en: 'A share of the investment' },
    for: { kinds: ['startup', 'investor'], stages: [...YOUNG], regions: ['DE'] },
    sourceUrl: 'https://www.bafa.de/',
    readDaysAgo: 60,
  },
];

/** The programmes as the API would take them. */
export function programmesOf(now: Date) {
  return PROGRAMMES.map(({ readDaysAgo, ...fields }, index) => ({
    ...FundingFields.parse({
      ...fields,
      status: 'published',
      toCheck: true,
      asOf: new Date(now.getTime() - readDaysAgo * DAY_MS).toISOString().slice(0, 10),
    }),
    clientId: `demonstration-${String(index).padStart(4, '0')}`,
  }));
}
