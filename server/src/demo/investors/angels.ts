import { type InvestorIdea } from '../blueprint.ts';

/** Private money: people and families who invest what they have earned themselves. */
export const angels: InvestorIdea[] = [
  {
    name: 'Kelle und Code Angels',
    de: {
      headline: 'Handwerksmeister investieren in Software, die sie selbst benutzen würden',
      what: 'Zwölf Inhaberinnen und Inhaber aus Elektro, Sanitär, Dach und Ausbau testen jedes Produkt vier Wochen lang auf der Baustelle, bevor Geld fließt.',
      thesis:
        'Werkzeuge für Angebot, Einsatzplanung und Aufmaß, die ein Geselle mit Handschuhen bedienen kann.',
    },
    en: {
      headline: 'Master craftspeople investing in software they would use themselves',
      what: 'Twelve owners of electrical, plumbing, roofing and fit-out firms test each product on site for four weeks before any money flows.',
      thesis: 'Tools for quoting, scheduling and measuring that a journeyman can operate with gloves on.',
    },
    needs: {
      'api-access': 'Offene Schnittstellen von Großhändlern und Handwerkersoftware',
      distribution: 'Fachgroßhandel, der Neues an der Theke zeigt',
    },
    offers: {
      capital: '20.000 bis 200.000 Euro je Runde',
      'pilot-customer': 'Zwölf Betriebe mit zusammen 340 Beschäftigten',
      'co-founder': 'Branchenkenner für reine Entwicklerteams',
    },
    topics: ['contech', 'ai', 'renewables'],
    industries: ['L', 'F'],
    at: ['duisburg-rheinhausen', 'Friemersheim'],
    founded: 2020,
    staff: 2,
    ticket: [20, 200],
    stages: ['pre-seed', 'seed'],
    instruments: ['equity', 'convertible'],
    regions: ['DEA'],
  },
  {
    name: 'Nermin Hartkopf Beteiligungen',
    de: {
      headline: 'Business Angel aus dem Lebensmittelhandel, still beteiligt und immer am Telefon',
      what: 'Nach 25 Jahren mit eigenen Märkten gebe ich weiter, was ich über Regalmeter, Kühlketten und Vertrauen auf Handschlag weiß.',
      thesis:
        'Gründerinnen und Gründer aus Einwandererfamilien, die im Duisburger Norden bleiben und für Handel oder Gastronomie etwas Eigenes bauen.',
    },
    en: {
      headline: 'Business angel from food retail, a silent partner who picks up the phone',
      what: 'After 25 years with shops of my own I pass on what I know about shelf space, cold chains and trust by handshake.',
      thesis:
        'Founders from immigrant families who stay in the north of Duisburg and build something of their own for retail or catering.',
    },
    needs: {
      tax: 'Steuerkanzlei mit Beratung auf Türkisch, Bulgarisch oder Arabisch',
      mentoring: 'Weitere Kaufleute, die eine Patenschaft übernehmen',
    },
    offers: {
      capital: '10.000 bis 80.000 Euro, meist still',
      distribution: 'Listung auf Probe in sechs Märkten',
      site: 'Leer stehendes Ladenlokal an der Weseler Straße',
    },
    topics: ['last-mile', 'circular'],
    industries: ['L', 'G', 'I'],
    at: ['duisburg-hamborn', 'Marxloh'],
    founded: 2022,
    staff: 1,
    ticket: [10, 80],
    stages: ['idea', 'pre-seed', 'seed'],
    instruments: ['silent', 'loan'],
    regions: ['duisburg-hamborn', 'duisburg-meiderich-beeck', 'duisburg-walsum'],
  },
  {
    name: 'Familienkontor Stapelhaus',
    de: {
      headline: 'Eine Reederfamilie legt in vierter Generation an, ohne Ausstiegsdatum',
      what: 'Über Beteiligungen entscheiden vier Geschwister am Küchentisch, und verkauft haben sie bisher keine einzige.',
      thesis:
        'Solide Unternehmen rund um Wasserweg, Lager und Antrieb, gern auch Betriebe, deren Inhaber keine Nachfolge haben.',
    },
    en: {
      headline: 'A shipping family in its fourth generation invests without an exit date',
      what: 'Four siblings decide on investments at the kitchen table, and so far they have not sold a single one.',
      thesis:
        'Sound businesses around waterways, warehousing and propulsion, including firms whose owners have no successor.',
    },
    needs: {
      'advisory-board': 'Beiräte mit Erfahrung in Schiffsantrieben',
      succession: 'Inhabergeführte Betriebe mit fünf bis sechzig Beschäftigten',
    },
    offers: {
      capital: '500.000 bis 3 Millionen Euro, Haltedauer offen',
      warehousing: '2.000 Quadratmeter Lager am Wasser zum Selbstkostenpreis',
      transport: 'Frachtraum auf zwei Motorschiffen für Versuche',
    },
    topics: ['inland-shipping', 'logtech', 'storage'],
    industries: ['L', 'H', 'M'],
    at: ['duisburg-homberg-ruhrort-baerl', 'Ruhrort'],
    founded: 1994,
    staff: 5,
    ticket: [500, 3000],
    stages: ['growth', 'later', 'established'],
    instruments: ['equity', 'silent', 'loan'],
    regions: ['DEA', 'NL'],
  },
  {
    name: 'Rheinkilometer Angelinnen',
    de: {
      headline: 'Vierzig Investorinnen, Tickets ab 10.000 Euro, gebündelt in einem Vertrag',
      what: 'Wir fassen viele kleine Beträge in einer einzigen Zeile der Gesellschafterliste zusammen und stimmen mit einer Stimme ab.',
      thesis:
        'Teams mit mindestens einer Gründerin, vor allem in Frauengesundheit, Bildung und Vereinbarkeit von Schicht und Familie.',
    },
    en: {
      headline: 'Forty women investors, tickets from 10,000 euros, pooled in one contract',
      what: 'We combine many small sums into a single line of the cap table and vote with one voice.',
      thesis:
        'Teams with at least one woman among the founders, above all in women’s health, education and combining shifts with family.',
    },
    needs: {
      legal: 'Kanzlei für Poolverträge zum Festpreis',
      'pilot-customer': 'Arbeitgeber mit Schichtbetrieb und Interesse an Elternangeboten',
      marketing: 'Bühnen, auf denen Gründerinnen sprechen können',
    },
    offers: {
      capital: '50.000 bis 300.000 Euro aus dem Pool',
      mentoring: 'Sechs Gespräche mit Frauen aus Klinik, Schule und Konzern',
      marketing: 'Pressekontakte und Vortragstraining',
    },
    topics: ['medtech', 'smart-city', 'ai'],
    industries: ['L', 'Q', 'R'],
    at: ['DEA1', 'Krefeld'],
    founded: 2019,
    staff: 4,
    ticket: [50, 300],
    stages: ['pre-seed', 'seed', 'start-up'],
    instruments: ['convertible', 'equity'],
    regions: ['DEA', 'DE', 'NL'],
  },
  {
    name: 'Jannis Bredenkamp Mobilität',
    de: {
      headline: 'Business Angel für Busse, Räder und Ladestrom, früher Betriebsleiter im Nahverkehr',
      what: 'Wer mich überzeugen will, fährt mit mir eine Frühschicht und zeigt, welche Minute das Produkt einspart.',
      thesis:
        'Flotten, die mit weniger Fahrzeugen mehr Wege schaffen, und Technik für Depots, die über Nacht laden müssen.',
    },
    en: {
      headline:
        'Business angel for buses, bikes and charging, formerly head of operations in local transport',
      what: 'Anyone who wants to convince me rides an early shift with me and shows which minute the product saves.',
      thesis:
        'Fleets that cover more journeys with fewer vehicles, and technology for depots that have to charge overnight.',
    },
    needs: {
      data: 'Fahrgastzahlen und Störungsmeldungen, auch ältere',
      'test-bed': 'Betriebshof, auf dem nachts geladen werden darf',
    },
    offers: {
      capital: '30.000 bis 120.000 Euro als Wandeldarlehen',
      procurement: 'Wie Verkehrsbetriebe ausschreiben und was ein Angebot braucht',
      'advisory-board': 'Beiratssitz ohne Vergütung',
    },
    topics: ['last-mile', 'storage', 'smart-city', 'robotics'],
    industries: ['L', 'H'],
    at: ['duisburg-meiderich-beeck', 'Meiderich'],
    founded: 2023,
    staff: 1,
    ticket: [30, 120],
    stages: ['pre-seed', 'seed'],
    instruments: ['convertible'],
    regions: ['DEA1', 'DEA5', 'NL', 'BE'],
  },
];
