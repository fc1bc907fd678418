import { type Translations } from './translations.ts';

export const startupsSoftware: Translations = {
  'Versicherungsmakler und Systemhäuser': 'Insurance brokers and IT houses',
  'Zwei Fachleute für Netzwerke in der Produktion': 'Two experts in production networks',
  'Versorger oder Krankenhaus, das genannt werden darf': 'A utility or hospital that may be named',
  'Sicherheits-Sprechstunde für Gründungsteams': 'Security clinic for founding teams',
  'Vorbereitung auf ISO 27001, mit Probeaudit': 'Preparing for ISO 27001, with a trial audit',
  'Schnittstellen zu verbreiteten Transportsystemen': 'Interfaces to common transport systems',
  'Spedition mit Stückgut und Gefahrgut': 'Forwarder with general cargo and dangerous goods',
  'Partner in Flandern mit niederländischsprachigem Vertrieb': 'Partner in Flanders selling in Dutch',
  'Auslesen von Begleitpapieren für Abfall und Schrott': 'Reading accompanying papers for waste and scrap',
  'Werkstudium maschinelles Lernen': 'Working student in machine learning',
  'Anlagenbauer, der Umbauten mit uns plant': 'Plant builder who plans conversions with us',
  'Wandeldarlehen bis zur nächsten Runde': 'Convertible loan until the next round',
  'Büro mit angrenzender Halle zum Vorführen': 'Office with a hall beside it for demonstrations',
  'Punktwolken von Beispielhallen für Lehre und Forschung':
    'Point clouds of sample halls for teaching and research',
  'Wir probieren Kameras und Drohnen anderer Teams aus': 'We try out cameras and drones of other teams',
  'Chemiepark oder Hüttenwerk mit vielen Fremdfirmen': 'Chemical park or steelworks with many contractors',
  'Berufsgenossenschaftliche Erfahrung': 'Experience with accident insurance rules',
  'Auftritt auf der Messe für Arbeitsschutz': 'A stand at the safety fair',
  'Rahmenpreis für Mitgliedsbetriebe ab 100 Personen': 'Framework price for members from 100 people',
  'Unterweisungen zu Wasserstoff und Hochvolt': 'Briefings on hydrogen and high voltage',
  'Spundwände und Kaimauern bei wechselndem Wasserstand':
    'Sheet piling and quay walls at changing water levels',
  'Anerkennung nach DIN 1076 als Unterstützung': 'Recognition as support under DIN 1076',
  'Eigenkapital ab 300.000 Euro': 'Equity from 300,000 euros',
  '120.000 beschriftete Bilder von Betonschäden': '120,000 labelled pictures of concrete damage',
  'Gemeinsame Anträge mit Bauingenieurwesen': 'Joint applications with civil engineering',
  'Beschleunigtes Fachkräfteverfahren, direkter Draht':
    'Fast-track procedure for skilled workers, a direct line',
  'Eisenbahnunternehmen mit fünf offenen Stellen': 'Railway company with five vacancies',
  'Darlehen für die Vorfinanzierung von Sprachkursen': 'Loan to pre-finance language courses',
  'Zwölf Mechatroniker mit B1-Deutsch, ab Sommer verfügbar':
    'Twelve mechatronics technicians with B1 German, from summer',
  'Ankommen organisieren: Checklisten und Sprechstunde': 'Organising arrival: checklists and advice hours',
};
