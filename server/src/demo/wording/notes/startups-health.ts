import { type Translations } from './translations.ts';

export const startupsHealth: Translations = {
  'Einstufung nach MDR: Hilfsmittel oder Medizinprodukt?': 'Classification under MDR: aid or medical device?',
  'Klinik mit eigener Kinderstation': 'Hospital with its own children’s ward',
  'Fachdolmetscherinnen für Arabisch, Bulgarisch und Türkisch':
    'Interpreters for Arabic, Bulgarian and Turkish',
  'Wortschatz für Pflege, Zahnmedizin und Rettungsdienst':
    'Vocabulary for nursing, dentistry and rescue services',
  'Nachgebautes Sprechzimmer für Nutzertests': 'Replica consulting room for user tests',
  'Klinische Studie über zwölf Monate, Ethikvotum liegt vor':
    'Clinical study over twelve months, ethics approval in place',
  'Sensorsohlen, spritzgegossen, 2.000 Paar': 'Sensor soles, injection-moulded, 2,000 pairs',
  'Business Angels mit Erfahrung in Medizinprodukten': 'Business angels with experience in medical devices',
  'Gangmuster gesunder Vergleichspersonen': 'Gait patterns of healthy people for comparison',
  'Bachelorarbeiten in Sport- und Bewegungswissenschaft': 'Bachelor’s theses in sports and movement science',
  'Anbieter von Pflegedokumentation mit Bestandskunden': 'Provider of care records with existing customers',
  'Austausch mit Lohnabrechnung und Tourenplanung': 'Exchange with payroll and tour planning',
  'Pflegedirektion, die unbequeme Fragen stellt': 'A nursing director who asks awkward questions',
  'Besuche in Einrichtungen, die offen berichten': 'Visits to homes that report openly',
  'Fairnessrechnung auch für Schichtbetriebe der Industrie': 'Fairness calculation for industrial shifts too',
  'Krankenhaus mit Wundambulanz': 'Hospital with a wound clinic',
  'Datenschutz-Folgenabschätzung für Bilddaten': 'Data-protection impact assessment for images',
  'Fachkongress Pflege, gemeinsamer Auftritt': 'Nursing congress, joint appearance',
  'Pseudonymisierte Verläufe für Versorgungsforschung': 'Pseudonymised courses for health-services research',
  'MDR Klasse I selbst gemacht: Erfahrungen zum Weitergeben':
    'MDR class I done by ourselves: experience to pass on',
  'Hütten- oder Sinterbetrieb mit Betriebsrat am Tisch':
    'Smelting or sintering plant with the works council at the table',
  'Baumusterprüfung am Helm': 'Type examination on the helmet',
  'Gehäuse, schlagfest und waschbar': 'Housings, impact-proof and washable',
  'Wir testen Batterien und Funkmodule im Staub': 'We test batteries and radio modules in dust',
  'Staubprofile von 60 Tätigkeiten': 'Dust profiles of 60 activities',
};
