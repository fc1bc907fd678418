import { type InvestorIdea } from '../blueprint.ts';

/** Investors with a business behind them, and the platform on which customers become investors. */
export const corporate: InvestorIdea[] = [
  {
    name: 'Trafohaus Beteiligungen',
    de: {
      headline: 'Wagniskapital dreier kommunaler Versorger für Netz, Wärme und Speicher',
      what: 'Hinter uns stehen 410.000 Zähler, 90 Umspannstationen und Kollegen, die nachts ausrücken, wenn etwas ausfällt.',
      thesis:
        'Steuerung und Speicher für Verteilnetze, Großwärmepumpen und Quartiere, die Stadtwerke binnen zwei Jahren betreiben können.',
    },
    en: {
      headline: 'Venture capital of three municipal utilities for grid, heat and storage',
      what: 'Behind us are 410,000 meters, 90 substations and colleagues who turn out at night when something fails.',
      thesis:
        'Control and storage for distribution grids, large heat pumps and neighbourhoods that utilities can operate within two years.',
    },
    needs: {
      'co-development': 'Teams, die mit unseren Netzmeistern entwickeln',
      talent: 'Investmentmanagerin mit Hintergrund in Energietechnik',
    },
    offers: {
      capital: '300.000 bis 3 Millionen Euro, auch als Wandeldarlehen',
      'pilot-customer': 'Versuch im Netzgebiet eines Gesellschafters',
      data: 'Lastgänge auf Ebene der Ortsnetzstation',
    },
    topics: ['renewables', 'storage', 'digital-twin', 'cybersecurity'],
    industries: ['L', 'D'],
    at: ['DEA1', 'Oberhausen'],
    founded: 2018,
    staff: 7,
    ticket: [300, 3000],
    stages: ['seed', 'start-up', 'growth'],
    instruments: ['equity', 'convertible'],
    regions: ['DEA', 'DE', 'NL'],
  },
  {
    name: 'Speisekammer Kapital',
    de: {
      headline: 'Beteiligungen eines Großhändlers an dem, was morgen in Kantinen auf dem Teller liegt',
      what: 'Jede Zusage schließt einen Listungstest in unserem Lager ein, mit echten Bestellungen und ehrlichen Retouren.',
      thesis:
        'Eiweiß aus Pilzen und Hülsenfrüchten, Reststoffe als Zutat und Verfahren, die Ware drei Tage länger frisch halten.',
    },
    en: {
      headline: 'A wholesaler’s stakes in what canteens will put on the plate tomorrow',
      what: 'Each commitment includes a listing trial in our warehouse, with real orders and honest returns.',
      thesis:
        'Protein from fungi and pulses, residues as ingredients and processes that keep goods fresh three days longer.',
    },
    needs: {
      procurement: 'Neue Zutaten in Mengen ab zwei Tonnen im Monat',
      lab: 'Lebensmittellabor für Haltbarkeitsversuche',
    },
    offers: {
      capital: '100.000 bis 900.000 Euro',
      warehousing: 'Gekühlte Stellplätze für den Markttest',
      'reference-customer': 'Neunzig Großküchen an Rhein und Ruhr',
      production: 'Freie Schichten auf zwei Abfülllinien',
    },
    topics: ['circular', 'climate', 'last-mile'],
    industries: ['L', 'G', 'A'],
    at: ['NL', 'Venlo'],
    founded: 2019,
    staff: 5,
    ticket: [100, 900],
    stages: ['seed', 'start-up'],
    instruments: ['equity', 'revenue-based'],
    regions: ['DEA', 'NL', 'BE'],
  },
  {
    name: 'Visite Kapital',
    de: {
      headline: 'Neun Krankenhausträger finanzieren gemeinsam digitale Medizin',
      what: 'Vor der Unterschrift prüfen Chefärztin, Pflegedirektor und IT-Leitung getrennt voneinander, und alle drei müssen zustimmen.',
      thesis:
        'Zugelassene oder zulassungsnahe Medizinprodukte, Abrechnung ohne Papier und Schutz der Klinik-IT vor Angriffen.',
    },
    en: {
      headline: 'Nine hospital groups jointly financing digital medicine',
      what: 'Before signing, a chief physician, a director of nursing and the head of IT review separately, and all three must agree.',
      thesis:
        'Medical devices approved or close to approval, billing without paper and protection of hospital IT against attacks.',
    },
    needs: {
      certification: 'Benannte Stellen und Berater mit freien Terminen',
      research: 'Studienzentren für klinische Prüfungen mit wenigen Patienten',
    },
    offers: {
      capital: '400.000 bis 2,5 Millionen Euro, Folgerunden möglich',
      'api-access': 'Testzugang zu drei Krankenhausinformationssystemen',
      'test-bed': 'Musterstation mit acht Betten, ohne Patienten',
    },
    topics: ['medtech', 'cybersecurity', 'ai', 'robotics'],
    industries: ['L', 'R'],
    at: ['DEA3', 'Münster'],
    founded: 2017,
    staff: 10,
    ticket: [400, 2500],
    stages: ['start-up', 'growth', 'later'],
    instruments: ['equity', 'venture-debt'],
    regions: ['DE', 'EU'],
  },
  {
    name: 'Viele Hände Schwarmkapital',
    de: {
      headline: 'Plattform, auf der Kundschaft und Nachbarn ab 100 Euro mitfinanzieren',
      what: 'Eine Kampagne dauert sechs Wochen und kostet nur dann etwas, wenn die vereinbarte Schwelle erreicht wird.',
      thesis:
        'Vorhaben, die man anfassen oder besuchen kann, etwa Solardächer, Brauereien, Werkstätten, Läden und Geräte kurz vor der ersten Serie.',
    },
    en: {
      headline: 'Platform on which customers and neighbours chip in from 100 euros',
      what: 'A campaign takes six weeks and costs something only if the agreed threshold is reached.',
      thesis:
        'Projects you can touch or visit, such as solar roofs, breweries, workshops, shops and devices just before their first series.',
    },
    needs: {
      marketing: 'Filmteam für kurze Kampagnenvideos',
      legal: 'Prüfung von Anlageinformationsblättern',
    },
    offers: {
      capital: '50.000 bis 750.000 Euro aus durchschnittlich 380 Händen',
      marketing: 'Kampagne mit Begleitung vom ersten Text bis zum letzten Tag',
      distribution: 'Vorbestellungen über dieselbe Seite',
    },
    topics: ['renewables', 'circular', 'contech', 'climate'],
    industries: ['L', 'K'],
    at: ['DEA5', 'Dortmund'],
    founded: 2015,
    staff: 15,
    ticket: [50, 750],
    stages: ['pre-seed', 'seed', 'start-up', 'established'],
    instruments: ['crowdfunding', 'loan'],
    regions: ['DE'],
  },
];
