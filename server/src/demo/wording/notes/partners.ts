import { type Translations } from './translations.ts';

export const partners: Translations = {
  'Erfolgsgeschichten aus Pilotprojekten, gern mit Zahlen':
    'Success stories from pilot projects, with figures if possible',
  'Mentorinnen und Mentoren aus Mitgliedsbetrieben': 'Mentors from member firms',
  'Gastgeber für Veranstaltungen mit 40 Plätzen': 'Hosts for events with 40 seats',
  'Sprechstunde jeden Dienstag, Pitch-Training im Quartal':
    'Advice every Tuesday, pitch training every quarter',
  'Bühne bei Veranstaltungen und im Rundbrief': 'A stage at events and in the newsletter',
  'Wegweiser durch die Ämter, mit Namen und Telefonnummern':
    'A guide through the offices, with names and phone numbers',
  'Betriebe mit Themen für Abschlussarbeiten': 'Firms with topics for theses',
  'Betriebsdaten für Forschung zu Logistik und Stahl': 'Operating data for research on logistics and steel',
  'Kaikanten, Gleise und Hallen für Messkampagnen': 'Quays, tracks and halls for measuring campaigns',
  'Arbeitsgruppen für Hydrologie, Werkstoffe, Verkehr und Medizintechnik':
    'Groups for hydrology, materials, transport and medical technology',
  'Studierende für Praktika und Abschlussarbeiten': 'Students for placements and theses',
  'Geräte stundenweise, vom Elektronenmikroskop bis zum Wellenkanal':
    'Devices by the hour, from electron microscope to wave flume',
  'Absolventinnen und Absolventen mit Gründungslust': 'Graduates who would like to found',
  'Meisterinnen und Meister für die Samstagswerkstatt': 'Masters for the Saturday workshop',
  'Restmaterial: Blech, Kunststoff, Aluprofile':
    'Leftover material: sheet metal, plastic, aluminium profiles',
  'Nachfolge für die Leitung der Holzwerkstatt': 'A successor to lead the wood workshop',
  'Maschinenzeit, Einweisung und helfende Hände': 'Machine time, instruction and helping hands',
  'Schreibtische neben der Werkstatt, tageweise': 'Desks beside the workshop, by the day',
  'Hof und Halle für Dauerläufe': 'Yard and hall for endurance runs',
  'Erfahrungen aus laufenden Verfahren, anonym': 'Experience from running procedures, anonymous',
  'Digitale Vorprüfung gemeinsam mit Gründungsteams': 'Digital pre-check together with founding teams',
  'Umweltjuristin oder Umweltjurist': 'An environmental lawyer',
  'BImSchG, Wasserrecht, Straßenrecht, Bahnrecht': 'Emission, water, road and rail law',
  'Musterverträge für Pilotprojekte': 'Model contracts for pilot projects',
  'Abgleich mit Programmen von Land, Bund und EU': 'Comparison with state, federal and EU programmes',
  'Grüner Wasserstoff, zwei Tonnen im Monat': 'Green hydrogen, two tonnes a month',
  'Hersteller, die öffentlich über Prüfungen sprechen': 'Manufacturers that speak publicly about tests',
  'Modelle für Wasserstoffflammen': 'Models of hydrogen flames',
  'Prüfstände mit Personal, buchbar nach Tagen': 'Test rigs with staff, bookable by the day',
  'Vorprüfung für Druckgeräte und Explosionsschutz':
    'Pre-check for pressure equipment and explosion protection',
  'Freigelände mit Wasserstoffversorgung': 'Open site with hydrogen supply',
  'Bekannter werden bei Teams im Norden der Stadt':
    'Becoming better known among teams in the north of the city',
  'Besprechungsraum an zwei Abenden im Monat': 'Meeting room two evenings a month',
  'Frühere Führungskräfte aus Logistik und Stahl': 'Former leaders from logistics and steel',
  'Gesellschaftsvertrag, Datenschutz, Lizenzvertrag':
    'Articles of association, data protection, licence contract',
  'Erste Buchhaltung, Umsatzsteuer, Forschungszulage': 'First bookkeeping, VAT, research allowance',
  'Beiratsmitglieder auf Zeit': 'Advisory-board members for a time',
  'Begleitung von Übergaben durch erfahrene Inhaber': 'Experienced owners accompany handovers',
};
