import { type CompanyIdea } from '../blueprint.ts';

/** Housing, buses, sewers and other services that keep a city going. */
export const cityServices: CompanyIdea[] = [
  {
    name: 'Wohnungsgenossenschaft Kastanienhof',
    de: {
      headline: '4.300 Wohnungen, 6.100 Mitglieder und ein Sanierungsplan bis 2040',
      what: 'Die meisten unserer Häuser stammen aus den fünfziger Jahren und heizen noch mit Gas. Jedes Jahr modernisieren wir 150 Wohnungen, nötig wären 250.',
      why: 'Serielles Sanieren, Mieterstrom und ehrliche Verbrauchswerte müssen zusammenkommen, ohne dass die Miete davonläuft.',
      programme: 'Ein Häuserblock pro Jahr wird Versuchsblock, die Mitgliederversammlung wählt ihn aus.',
    },
    en: {
      headline: '4,300 flats, 6,100 members and a refurbishment plan until 2040',
      what: 'Most of our buildings date from the fifties and are still heated with gas. Each year we modernise 150 flats, while 250 would be needed.',
      why: 'Serial refurbishment, tenant electricity and honest consumption figures have to come together without rents running away.',
      programme: 'One block a year becomes the trial block, chosen by the general meeting.',
    },
    needs: {
      procurement: 'Vorgefertigte Fassadenelemente für 96 Wohnungen',
      'api-access': 'Heizkosten, Mieterstrom und Buchhaltung in einem Ablauf',
      'grant-advice': 'Förderwege für die Sanierung ganzer Straßenzüge',
    },
    offers: {
      'pilot-customer': 'Versuchsblock mit 48 bewohnten Wohnungen',
      office: 'Ladenlokale im Erdgeschoss zur halben Miete',
      data: 'Energie- und Bauteildaten von 620 Häusern',
      'advisory-board': 'Vorstand mit Blick für Mieter und Bilanzen',
    },
    topics: ['contech', 'renewables', 'digital-twin'],
    industries: ['M'],
    at: ['duisburg-mitte', 'Neudorf'],
    founded: 1903,
    staff: 126,
    budget: [15, 110],
  },
  {
    name: 'Linienbetrieb Rheinaue',
    de: {
      headline: 'Busse und Bahnen für 180.000 Fahrgäste am Tag',
      what: 'Unser Fuhrpark zählt 136 Busse, 51 Stadtbahnwagen und eine Werkstatt, in der noch gedreht und gefräst wird. Bis 2032 soll kein Bus mehr Diesel tanken.',
      why: 'Ladefenster, Krankenstand und volle Bahnen am Morgen lassen sich nur gemeinsam planen, unsere Programme kennen einander aber nicht.',
      programme:
        'Betriebshof West nimmt zweimal im Jahr drei Teams auf, mit Werkstattpaten und Dienstausweis.',
    },
    en: {
      headline: 'Buses and trams for 180,000 passengers a day',
      what: 'Our fleet counts 136 buses, 51 light rail cars and a workshop that still turns and mills its own parts. By 2032 no bus is to run on diesel.',
      why: 'Charging windows, sick leave and crowded morning trams can only be planned together, yet our programs do not know each other.',
      programme:
        'The western depot hosts three teams twice a year, with a workshop sponsor and a staff pass.',
    },
    needs: {
      'co-development': 'Dienst- und Ladeplanung für Elektrobusse',
      production: 'Ersatzteile für Stadtbahnwagen, die niemand mehr baut',
      talent: 'Fahrdienst, Leitstelle und Fahrzeugelektronik',
    },
    offers: {
      data: 'Fahrgastzahlen und Fahrplanlagen in Echtzeit',
      'test-bed': 'Betriebshof mit zwölf Ladeplätzen und Waschhalle',
      marketing: 'Werbeflächen in 40 Bussen für lokale Gründungen',
    },
    topics: ['smart-city', 'additive', 'ai'],
    industries: ['H'],
    at: ['duisburg-meiderich-beeck', 'Meiderich'],
    founded: 1926,
    staff: 1180,
    budget: [20, 140],
  },
  {
    name: 'Kanal- und Pumpenbetrieb Rheinbogen',
    de: {
      headline: '870 Kilometer Kanal, 64 Pumpwerke, zwei Kläranlagen',
      what: 'Weil der Bergbau den Boden absenkte, müssten Teile der Stadt ohne unsere Pumpen auf Gummistiefel umsteigen. Täglich reinigen wir 95.000 Kubikmeter Abwasser.',
      why: 'Starkregen kommt schneller als unsere Prognosen, und die vierte Reinigungsstufe verlangt Verfahren, die kaum jemand im Großen betrieben hat.',
      programme: 'Versuchscontainer finden an Becken 3 Strom, Zulauf und Labor vor.',
    },
    en: {
      headline: '870 kilometres of sewer, 64 pumping stations, two treatment plants',
      what: 'Since mining lowered the ground, parts of the city would have to switch to rubber boots without our pumps. Each day we clean 95,000 cubic metres of waste water.',
      why: 'Cloudbursts arrive faster than our forecasts, and the fourth treatment stage calls for processes hardly anyone has run at scale.',
      programme: 'Trial containers find power, inflow and a laboratory at basin 3.',
    },
    needs: {
      research: 'Spurenstoffe und Mikroplastik in der vierten Stufe',
      data: 'Niederschlag in Straßenauflösung für zwei Stunden voraus',
      licence: 'Verfahren zur Phosphorrückgewinnung aus Asche',
    },
    offers: {
      'test-bed': 'Becken 3 mit echtem Abwasser und Probenehmer',
      lab: 'Wasseranalytik, 80 Parameter, an drei Tagen je Woche',
      'permit-help': 'Wasserrechtliche Anträge aus Sicht des Betreibers',
    },
    topics: ['climate', 'circular', 'iot'],
    industries: ['E'],
    at: ['duisburg-homberg-ruhrort-baerl', 'Alt-Homberg'],
    founded: 1924,
    staff: 385,
    budget: [15, 95],
  },
  {
    name: 'Blankwerk Gebäudedienste',
    de: {
      headline: 'Reinigung, Winterdienst und Empfang für 310 Gebäude',
      what: 'Unsere Leute kommen aus 42 Ländern und arbeiten, wenn andere schlafen. Gereinigt werden Büros, Schulen, Labore und ein Fußballstadion.',
      why: 'Wer nach festem Plan putzt, putzt auch leere Räume; Belegungsdaten und leise Maschinen würden beides bessern, Arbeit und Abrechnung.',
      programme: 'Vorarbeiterinnen erproben Geräte im eigenen Objekt und berichten in ihrer Sprache.',
    },
    en: {
      headline: 'Cleaning, winter service and reception for 310 buildings',
      what: 'Our people come from 42 countries and work while others sleep. They clean offices, schools, laboratories and a football stadium.',
      why: 'Those who clean by a fixed plan also clean empty rooms; occupancy data and quiet machines would improve both work and billing.',
      programme: 'Supervisors try equipment in their own building and report in their own language.',
    },
    needs: {
      'pilot-customer': 'Vermieter, die Reinigung nach Belegung ausprobieren',
      mentoring: 'Begleitung beim Aufbau einer digitalen Einsatzplanung',
      certification: 'Umweltzeichen für Reinigungsmittel ohne Tenside',
    },
    offers: {
      'reference-customer': 'Einsatz in 310 Gebäuden mit belegten Kennzahlen',
      talent: 'Ausgebildete Kräfte für Empfang und Betriebsdienste',
      'pilot-customer': 'Reinigungsroboter und Belegungssensoren im Schichtbetrieb',
    },
    topics: ['robotics', 'iot', 'smart-city'],
    industries: ['O'],
    at: ['duisburg-mitte', 'Wanheimerort'],
    founded: 1976,
    staff: 940,
    budget: [5, 50],
  },
  {
    name: 'Datenzentrale Niederrhein-Kommunen',
    de: {
      headline: 'Rechenzentrum und Fachverfahren für 23 Städte und Gemeinden',
      what: 'Ob Führerschein, Hundesteuer oder Kitaplatz: Hinter dem Formular steht meistens unsere Technik. Unsere 190 Fachleute betreuen 14.000 Arbeitsplätze in Rathäusern.',
      why: 'Angriffe auf Verwaltungen nehmen zu, und Bürgerinnen erwarten Antworten am selben Tag; allein entwickeln wir dafür zu langsam.',
      programme:
        'Drei Rathäuser bilden einen Testring, vergaberechtlich sauber als Innovationspartnerschaft.',
    },
    en: {
      headline: 'Data centre and specialist software for 23 towns and municipalities',
      what: 'Whether driving licence, dog tax or nursery place: behind the form there is usually our technology. Our 190 specialists look after 14,000 workstations in town halls.',
      why: 'Attacks on administrations are increasing and citizens expect answers the same day; on our own we develop too slowly for that.',
      programme:
        'Three town halls form a test ring, set up properly under procurement law as an innovation partnership.',
    },
    needs: {
      procurement: 'Angriffserkennung und Notbetrieb für kleine Rathäuser',
      legal: 'Rahmenvertrag für den Einsatz von Sprachmodellen',
      internship: 'Duale Studierende der Verwaltungsinformatik',
    },
    offers: {
      'api-access': 'Testumgebung für Melde-, Bau- und Sozialverfahren',
      'market-entry': 'Zugang zu 23 Verwaltungen über eine Ausschreibung',
      certification: 'Hilfe beim IT-Grundschutz für öffentliche Auftraggeber',
    },
    topics: ['smart-city', 'cybersecurity', 'ai'],
    industries: ['K', 'P'],
    at: ['DEA1', 'Moers'],
    founded: 1972,
    staff: 190,
    budget: [10, 100],
  },
];
