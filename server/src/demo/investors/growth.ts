import { type InvestorIdea } from '../blueprint.ts';

/** Money for those who sell already: growth equity, credit and shares in revenue. */
export const growth: InvestorIdea[] = [
  {
    name: 'Brückenpfeiler Wachstum',
    de: {
      headline: 'Wachstumskapital für Industriesoftware mit mindestens einer Million Euro Jahresumsatz',
      what: 'Wir steigen ein, wenn das Produkt steht und der Vertrieb fehlt, und bringen zwei frühere Vertriebsvorstände mit.',
      thesis:
        'Software, die in drei Werken läuft und in dreihundert laufen könnte, mit Verträgen, die sich von selbst verlängern.',
    },
    en: {
      headline: 'Growth capital for industrial software with at least a million euros in annual revenue',
      what: 'We come in once the product works and sales are missing, and we bring two former heads of sales along.',
      thesis:
        'Software that runs in three plants and could run in three hundred, on contracts that renew themselves.',
    },
    needs: {
      distribution: 'Systemhäuser, die Software unserer Beteiligungen mitverkaufen',
      'reference-customer': 'Werke, die Besuchsgruppen durch die Anlage führen',
    },
    offers: {
      capital: '2 bis 8 Millionen Euro je Runde, auch in zwei Teilen',
      'market-entry': 'Büros zur Mitnutzung in Lille und Breslau',
      talent: 'Suche nach Vertriebs- und Finanzleitung',
    },
    topics: ['digital-twin', 'cybersecurity', 'iot', 'logtech'],
    industries: ['L'],
    at: ['DEA1', 'Düsseldorf'],
    founded: 2012,
    staff: 17,
    ticket: [2000, 8000],
    stages: ['growth', 'later'],
    instruments: ['equity'],
    regions: ['DE', 'EU'],
  },
  {
    name: 'Zweitatem Finanzierung',
    de: {
      headline: 'Wagniskredite zwischen zwei Finanzierungsrunden, ohne Sitz im Beirat',
      what: 'Unsere Kredite laufen 24 bis 48 Monate, die ersten sechs davon tilgungsfrei, damit Gründerinnen weniger Anteile abgeben.',
      thesis:
        'Firmen mit einer abgeschlossenen Eigenkapitalrunde, planbaren Einnahmen und einem klaren Zweck für das Geld, etwa Lagerbestand oder Maschinen.',
    },
    en: {
      headline: 'Venture debt between two funding rounds, without a seat on the board',
      what: 'Our loans run for 24 to 48 months, the first six free of repayment, so that founders give away fewer shares.',
      thesis:
        'Firms with a closed equity round, predictable income and a clear purpose for the money, such as stock or machinery.',
    },
    needs: {
      'api-access': 'Anbindung an Buchhaltungssysteme für die laufende Prüfung',
      legal: 'Kanzlei für Sicherungsverträge über Patente',
    },
    offers: {
      capital: '500.000 bis 4 Millionen Euro als Wagniskredit',
      mentoring: 'Liquiditätsplanung Woche für Woche',
    },
    topics: ['robotics', 'medtech', 'storage', 'logtech'],
    industries: ['L'],
    at: ['DEA2', 'Köln'],
    founded: 2016,
    staff: 12,
    ticket: [500, 4000],
    stages: ['growth', 'later'],
    instruments: ['venture-debt'],
    regions: ['DE', 'NL', 'BE'],
  },
  {
    name: 'Monatsanteil',
    de: {
      headline: 'Geld gegen einen Teil des Umsatzes, statt gegen Anteile',
      what: 'In guten Monaten zahlt man uns mehr zurück, in schlechten weniger, und bei einem festen Deckel ist Schluss.',
      thesis:
        'Junge Firmen mit Abonnements oder Handelsumsatz ab 20.000 Euro im Monat, die Marketing oder Ware vorfinanzieren wollen.',
    },
    en: {
      headline: 'Money for a share of revenue instead of a share of the company',
      what: 'In good months you pay us back more, in bad ones less, and at a fixed cap it ends.',
      thesis:
        'Young firms with subscriptions or retail sales from 20,000 euros a month that want to fund marketing or stock in advance.',
    },
    needs: {
      data: 'Anonyme Umsatzreihen aus dem Handel, um Schwankungen besser einzuschätzen',
      marketing: 'Agentur, die Umsatzbeteiligung verständlich erklärt',
    },
    offers: {
      capital: '30.000 bis 500.000 Euro, Auszahlung in zehn Tagen',
      tax: 'Vorlagen für die richtige Verbuchung',
      marketing: 'Auswertung, welche Werbung sich rechnet',
    },
    topics: ['contech', 'last-mile', 'smart-city'],
    industries: ['L', 'K'],
    at: ['duisburg-mitte', 'Neudorf'],
    founded: 2021,
    staff: 9,
    ticket: [30, 500],
    stages: ['start-up', 'growth', 'established'],
    instruments: ['revenue-based'],
    regions: ['DE'],
  },
  {
    name: 'Molekülpfad Kapital',
    de: {
      headline: 'Fonds für die Wasserstoffkette von der Elektrolyse bis zum Brenner',
      what: 'Zu jedem Einstieg gehört ein Prüfbericht unserer Verfahrenstechniker, den das Team behalten darf.',
      thesis:
        'Bauteile, Speicher und Messverfahren für Wasserstoff und Ammoniak, deren Kosten mit der Stückzahl und nicht erst mit Subventionen sinken.',
    },
    en: {
      headline: 'Fund for the hydrogen chain from electrolysis to the burner',
      what: 'Every investment comes with a review by our process engineers, which the team may keep.',
      thesis:
        'Components, storage and measurement for hydrogen and ammonia whose costs fall with volume rather than with subsidies alone.',
    },
    needs: {
      'test-bed': 'Prüfstände für Stacks und Ventile unter Druck',
      'permit-help': 'Erfahrung mit Genehmigungen nach Immissionsschutzrecht',
      site: 'Flächen mit Gasanschluss für erste Anlagen',
    },
    offers: {
      capital: '3 bis 12 Millionen Euro, gern neben Industriepartnern',
      certification: 'Wegweiser durch Druckgeräte- und Explosionsschutzprüfung',
      'market-entry': 'Kontakte zu Abnehmern in Zeeland und Flandern',
    },
    topics: ['hydrogen', 'green-steel', 'storage', 'renewables'],
    industries: ['L', 'D'],
    at: ['duisburg-sued', 'Huckingen'],
    founded: 2020,
    staff: 14,
    ticket: [3000, 12000],
    stages: ['start-up', 'growth', 'later'],
    instruments: ['equity', 'convertible'],
    regions: ['DE', 'NL', 'BE', 'EU'],
  },
  {
    name: 'Reinraum Neun',
    de: {
      headline: 'Langer Atem für Robotik, Werkstoffe und Photonik: fünfzehn Jahre Fondslaufzeit',
      what: 'Weil Hardware Zeit braucht, rechnen wir mit vier Jahren bis zur Serie und halten Geld für drei Folgerunden zurück.',
      thesis:
        'Patentierte Technik aus Forschungsinstituten, die eine physikalische Grenze verschiebt und in einer bestehenden Fertigung gebaut werden kann.',
    },
    en: {
      headline: 'Staying power for robotics, materials and photonics: a fund with a fifteen-year term',
      what: 'Because hardware takes time, we expect four years to series production and hold back money for three further rounds.',
      thesis:
        'Patented technology from research institutes that shifts a physical limit and can be built on existing production lines.',
    },
    needs: {
      production: 'Auftragsfertiger für Kleinserien ab fünfzig Stück',
      research: 'Institute, die Ausgründungen früh ankündigen',
    },
    offers: {
      capital: '500.000 bis 5 Millionen Euro, dazu reservierte Mittel für später',
      licence: 'Verhandlung von Lizenzen mit Hochschulen',
      lab: 'Zwei Messplätze mit Rasterelektronenmikroskop',
    },
    topics: ['robotics', 'additive', 'ai', 'digital-twin'],
    industries: ['L', 'N'],
    at: ['DEA2', 'Aachen'],
    founded: 2014,
    staff: 13,
    ticket: [500, 5000],
    stages: ['seed', 'start-up', 'growth'],
    instruments: ['equity'],
    regions: ['DE', 'EU'],
  },
];
