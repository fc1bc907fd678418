import { type PartnerIdea } from './blueprint.ts';

/** Hub, school, chamber and workshop: whoever helps without buying. The first is the operator's own. */
export const partners: PartnerIdea[] = [
  {
    name: 'Klammer Geschäftsstelle',
    de: {
      headline: 'Die Geschäftsstelle, die Start-ups, Unternehmen und Kapital zusammenbringt',
      what: 'Wir betreiben Klammer, sprechen mit jeder neuen Organisation und sorgen dafür, dass aus einer Vorstellung ein Termin wird.',
      how: 'Wer nicht weiterweiß, ruft uns an; wir kennen die Veranstaltungen, Wettbewerbe und Ansprechpartner der Stadt.',
    },
    en: {
      headline: 'The office that brings start-ups, companies and capital together',
      what: 'We run Klammer, talk to every new organisation and see to it that an introduction becomes a meeting.',
      how: 'Call us when you are stuck; we know the city’s events, competitions and contacts.',
    },
    needs: {
      marketing: 'Erfolgsgeschichten aus Pilotprojekten, gern mit Zahlen',
      'advisory-board': 'Mentorinnen und Mentoren aus Mitgliedsbetrieben',
      office: 'Gastgeber für Veranstaltungen mit 40 Plätzen',
    },
    offers: {
      mentoring: 'Sprechstunde jeden Dienstag, Pitch-Training im Quartal',
      marketing: 'Bühne bei Veranstaltungen und im Rundbrief',
      'permit-help': 'Wegweiser durch die Ämter, mit Namen und Telefonnummern',
    },
    topics: ['smart-city', 'logtech', 'green-steel'],
    industries: ['T', 'P'],
    at: ['duisburg-mitte', 'Duissern'],
    founded: 2024,
    staff: 9,
  },
  {
    name: 'Transferwerk Neudorf',
    de: {
      headline: 'Forschung, die auf dem Hof ankommt: Transferstelle zweier Hochschulen',
      what: 'Wir vermitteln Arbeitsgruppen, Geräte und Abschlussarbeiten an Betriebe und Gründungsteams.',
      how: 'Eine Anfrage genügt: Binnen zehn Tagen nennen wir passende Fachleute und einen Weg zur Finanzierung.',
    },
    en: {
      headline: 'Research that reaches the yard: transfer office of two universities',
      what: 'We match research groups, equipment and theses with companies and founding teams.',
      how: 'One request is enough: within ten days we name fitting experts and a way to fund it.',
    },
    needs: {
      internship: 'Betriebe mit Themen für Abschlussarbeiten',
      data: 'Betriebsdaten für Forschung zu Logistik und Stahl',
      'test-bed': 'Kaikanten, Gleise und Hallen für Messkampagnen',
    },
    offers: {
      research: 'Arbeitsgruppen für Hydrologie, Werkstoffe, Verkehr und Medizintechnik',
      internship: 'Studierende für Praktika und Abschlussarbeiten',
      lab: 'Geräte stundenweise, vom Elektronenmikroskop bis zum Wellenkanal',
      'co-founder': 'Absolventinnen und Absolventen mit Gründungslust',
    },
    topics: ['ai', 'hydrogen', 'medtech', 'inland-shipping'],
    industries: ['Q', 'N'],
    at: ['duisburg-mitte', 'Neudorf'],
    founded: 2011,
    staff: 24,
  },
  {
    name: 'Offene Werkhalle Hochfeld',
    de: {
      headline: 'Makerspace mit Fräse, Laser und Schweißplatz für alle',
      what: 'Auf 1.400 Quadratmetern bauen Gründungsteams, Vereine und Azubis Seite an Seite Prototypen.',
      how: 'Nach einer Einweisung am Samstag darf jedes Mitglied an die Maschinen, auch nachts.',
    },
    en: {
      headline: 'A makerspace with mill, laser and welding bay for all',
      what: 'On 1,400 square metres founding teams, clubs and apprentices build prototypes side by side.',
      how: 'After an induction on Saturday every member may use the machines, at night too.',
    },
    needs: {
      mentoring: 'Meisterinnen und Meister für die Samstagswerkstatt',
      procurement: 'Restmaterial: Blech, Kunststoff, Aluprofile',
      succession: 'Nachfolge für die Leitung der Holzwerkstatt',
    },
    offers: {
      prototyping: 'Maschinenzeit, Einweisung und helfende Hände',
      office: 'Schreibtische neben der Werkstatt, tageweise',
      'test-bed': 'Hof und Halle für Dauerläufe',
    },
    topics: ['additive', 'robotics', 'circular'],
    industries: ['Q', 'S'],
    at: ['duisburg-mitte', 'Hochfeld'],
    founded: 2016,
    staff: 7,
  },
  {
    name: 'Behördenlotsen Niederrhein',
    de: {
      headline: 'Genehmigungen verstehen, bündeln und beschleunigen',
      what: 'Unser kleines Team aus früheren Amtsleitern und Fachjuristinnen begleitet Vorhaben von der Skizze bis zum Bescheid.',
      how: 'Das Erstgespräch ist frei; danach gibt es einen Fahrplan mit Fristen und Zuständigen.',
    },
    en: {
      headline: 'Permits understood, bundled and sped up',
      what: 'Our small team of former heads of office and lawyers accompanies projects from sketch to permit.',
      how: 'The first talk is free; after it there is a schedule with deadlines and contacts.',
    },
    needs: {
      data: 'Erfahrungen aus laufenden Verfahren, anonym',
      'co-development': 'Digitale Vorprüfung gemeinsam mit Gründungsteams',
      talent: 'Umweltjuristin oder Umweltjurist',
    },
    offers: {
      'permit-help': 'BImSchG, Wasserrecht, Straßenrecht, Bahnrecht',
      legal: 'Musterverträge für Pilotprojekte',
      'grant-advice': 'Abgleich mit Programmen von Land, Bund und EU',
    },
    topics: ['smart-city', 'hydrogen', 'climate'],
    industries: ['N', 'P'],
    at: ['duisburg-mitte', 'Duissern'],
    founded: 2019,
    staff: 6,
  },
  {
    name: 'Wasserstofftechnikum Hüttenheim',
    de: {
      headline: 'Prüfstände für Elektrolyse, Brenner und Dichtheit',
      what: 'Auf dem Gelände einer alten Zurichtung prüfen wir Bauteile mit Wasserstoff bis 700 bar und Brenner bis zwei Megawatt.',
      how: 'Start-ups erhalten im ersten Jahr 15 Prüftage zum halben Preis.',
    },
    en: {
      headline: 'Test benches for electrolysis, burners and tightness',
      what: 'On the site of an old finishing shop we test components with hydrogen up to 700 bar and burners up to two megawatts.',
      how: 'Start-ups get 15 test days at half price in their first year.',
    },
    needs: {
      procurement: 'Grüner Wasserstoff, zwei Tonnen im Monat',
      'reference-customer': 'Hersteller, die öffentlich über Prüfungen sprechen',
      research: 'Modelle für Wasserstoffflammen',
    },
    offers: {
      lab: 'Prüfstände mit Personal, buchbar nach Tagen',
      certification: 'Vorprüfung für Druckgeräte und Explosionsschutz',
      'test-bed': 'Freigelände mit Wasserstoffversorgung',
    },
    topics: ['hydrogen', 'green-steel'],
    industries: ['N'],
    at: ['duisburg-sued', 'Hüttenheim'],
    founded: 2020,
    staff: 31,
  },
  {
    name: 'Beratungskreis Ruhrufer',
    de: {
      headline: 'Recht, Steuern und Erfahrung im Ehrenamt für junge Firmen',
      what: 'Vierzig Anwältinnen, Steuerberater und frühere Geschäftsführer schenken Gründungsteams je zehn Stunden im Jahr.',
      how: 'Jedes Team bekommt zwei feste Personen, die zueinander passen und auch einmal widersprechen.',
    },
    en: {
      headline: 'Law, tax and experience volunteered to young firms',
      what: 'Forty lawyers, tax advisers and former managers give founding teams ten hours a year each.',
      how: 'Every team gets two fixed people who suit each other and will disagree at times.',
    },
    needs: {
      marketing: 'Bekannter werden bei Teams im Norden der Stadt',
      office: 'Besprechungsraum an zwei Abenden im Monat',
      'advisory-board': 'Frühere Führungskräfte aus Logistik und Stahl',
    },
    offers: {
      legal: 'Gesellschaftsvertrag, Datenschutz, Lizenzvertrag',
      tax: 'Erste Buchhaltung, Umsatzsteuer, Forschungszulage',
      'advisory-board': 'Beiratsmitglieder auf Zeit',
      succession: 'Begleitung von Übergaben durch erfahrene Inhaber',
    },
    topics: ['smart-city', 'contech'],
    industries: ['N', 'T'],
    at: ['duisburg-meiderich-beeck', 'Meiderich'],
    founded: 2014,
    staff: 3,
  },
];
