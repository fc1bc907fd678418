import { type CompanyIdea } from '../blueprint.ts';

/** Halls, vehicles, sewers and other services that keep a city going. */
export const cityServices: CompanyIdea[] = [
  {
    name: 'Messehallen Kastanienhof',
    de: {
      headline: 'Fünf Hallen, 74 Messen und Kongresse im Jahr, an den Tagen dazwischen viel Platz',
      what: 'Vom Schweißkongress bis zur Briefmarkenbörse bauen wir 74-mal im Jahr eine kleine Stadt auf und wieder ab. Dazwischen stehen 22.000 Quadratmeter mit Strom, Wasser und Hallenkran leer.',
      why: 'Teppich, Stellwände und Essen für einen Tag passen nicht mehr in die Zeit, und Schlangen am Eingang haben auch auf Papier nie gut ausgesehen.',
      programme: 'An zwölf Leertagen im Jahr gehört Halle 4 Gründungen, mit Strom und Hausmeisterin.',
    },
    en: {
      headline: 'Five halls, 74 fairs and congresses a year, and plenty of room in between',
      what: 'From the welding congress to the stamp fair we put up a small town 74 times a year and take it down again. In between, 22,000 square metres with power, water and a hall crane stand empty.',
      why: 'Carpet, partitions and meals for one day no longer fit the times, and queues at the door never looked good, not even on paper.',
      programme: 'On twelve empty days a year hall 4 belongs to start-ups, with power and a caretaker.',
    },
    needs: {
      procurement: 'Messebau, der zehnmal wiederverwendet werden kann',
      'api-access': 'Einlass, Parken und Garderobe in einem Ablauf',
      'grant-advice': 'Förderwege für Solardächer auf fünf Hallen',
    },
    offers: {
      'pilot-customer': 'Veranstaltungen mit 300 bis 18.000 Gästen',
      office: 'Seminarräume an messefreien Tagen zum halben Preis',
      data: 'Besucherströme aus sechs Jahren, nach Viertelstunden',
      'advisory-board': 'Geschäftsführung mit Kontakten zu 400 Ausstellern',
    },
    topics: ['contech', 'circular', 'smart-city'],
    industries: ['O'],
    at: ['duisburg-mitte', 'Neudorf'],
    founded: 1968,
    staff: 126,
    budget: [15, 110],
  },
  {
    name: 'Fuhrparkgesellschaft Rheinaue',
    de: {
      headline: '640 Dienstwagen, Lastenräder und Kehrmaschinen für Ämter und Betriebe',
      what: 'Wir kaufen, warten und verleihen, womit andere zur Arbeit fahren: vom Lastenrad bis zum Hubsteiger, mit einer Werkstatt, in der noch gedreht und gefräst wird. Bis 2030 soll keines mehr Diesel tanken.',
      why: 'Ein Drittel der Fahrzeuge steht immer am falschen Ort. Wer lädt, wer fährt und wer wartet, wissen drei Programme, die einander nicht kennen.',
      programme:
        'Zweimal im Jahr nimmt der Betriebshof drei Teams auf, mit Werkstattpaten und Dienstausweis.',
    },
    en: {
      headline: '640 company cars, cargo bikes and sweepers for offices and firms',
      what: 'We buy, maintain and lend what others drive to work: from the cargo bike to the cherry picker, with a workshop that still turns and mills its own parts. By 2030 none of them is to run on diesel.',
      why: 'A third of the vehicles is always in the wrong place. Who charges, who drives and who services is known to three programs that do not know each other.',
      programme: 'Twice a year the depot hosts three teams, with a workshop sponsor and a staff pass.',
    },
    needs: {
      'co-development': 'Buchung und Ladeplanung für gemischte Flotten',
      production: 'Ersatzteile für Kehrmaschinen, die niemand mehr baut',
      talent: 'Werkstatt, Disposition und Fahrzeugelektronik',
    },
    offers: {
      data: 'Fahrten, Ladungen und Schäden von 640 Fahrzeugen',
      'test-bed': 'Betriebshof mit zwölf Ladeplätzen und Waschhalle',
      marketing: 'Werbeflächen auf 40 Lastenrädern für lokale Gründungen',
    },
    topics: ['last-mile', 'additive', 'ai'],
    industries: ['O', 'H'],
    at: ['duisburg-meiderich-beeck', 'Meiderich'],
    founded: 1986,
    staff: 210,
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
