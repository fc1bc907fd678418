import { type Translations } from './translations.ts';

export const startupsMobility: Translations = {
  'Depotfläche von 150 Quadratmetern nahe Hauptbahnhof': 'Depot of 150 square metres near the main station',
  'Technischer Großhandel mit Expressteilen': 'Technical wholesale with express parts',
  'Depotleitung mit Erfahrung in der KEP-Branche': 'Depot lead with experience in parcel services',
  'Freie Touren vormittags zwischen Innenhafen und Süden':
    'Free morning tours between Innenhafen and the south',
  'Erprobung von Anhängern, Akkus und Kühlboxen im Alltag':
    'Trials of trailers, batteries and cool boxes in daily use',
  'Linienbedarfsverkehr: Genehmigung über Stadtgrenzen': 'On-demand lines: permits across city borders',
  'Gewerbegebiet im Norden mit Drei-Schicht-Betrieb': 'Industrial area in the north with three shifts',
  'Darlehen oder Leasing für acht Elektrobusse': 'Loan or lease for eight electric buses',
  'Anonyme Pendlerströme je Schichtwechsel': 'Anonymous commuter flows by change of shift',
  'Arbeitgeber werden für Menschen ohne Auto erreichbar':
    'Employers come within reach for people without a car',
  'Dauergenehmigung nach dem Sommerbetrieb': 'Permanent permit after the summer season',
  'Schiffszeugnis für gedruckte Rümpfe': 'Ship’s certificate for printed hulls',
  'Großformatiger 3D-Druck, Teile bis sechs Meter': 'Large-format 3D printing, parts up to six metres',
  'Fahrten für Gäste, Messen und Stadtfeste': 'Trips for guests, fairs and city festivals',
  'Elektroantrieb auf dem Wasser für Zulieferer': 'Electric drive on the water for suppliers',
  'Grundstücke ab 4.000 Quadratmetern an A40, A42 oder A59':
    'Plots from 4,000 square metres along the A40, A42 or A59',
  'Spedition, die 2026 zehn E-Lkw bekommt': 'A forwarder that gets ten e-lorries in 2026',
  'Infrastrukturkapital, gern mit Bürgschaft': 'Infrastructure capital, a guarantee welcome',
  'Freie Standzeiten am Hof für Wartung und Vorführung':
    'Free hours at the yard for maintenance and demonstration',
  'Ladekurven von 14 Fahrzeugtypen': 'Charging curves of 14 vehicle types',
  'Trailervermieter mit Werkstattnetz': 'Trailer rental firm with a workshop network',
  'Benelux: Zulassung und erste Händler': 'Benelux: approval and first dealers',
  'EMV- und Klimakammer, zwei Wochen im Quartal': 'EMC and climate chamber, two weeks a quarter',
  'Ereignisse als Datenstrom für Transportsysteme': 'Events as a data stream for transport systems',
  'Standzeiten je Terminal, anonym': 'Waiting times by terminal, anonymous',
  'Werksbahn mit Erz- oder Kokszügen': 'Works railway with ore or coke trains',
  'Zulassung der automatischen Bremsprobe': 'Approval of the automatic brake test',
  'Bahnbetrieb: Eisenbahnbetriebsleiterin oder -leiter': 'Rail operations: an operations manager',
  'Sensorbox für Schwergut- und Kokswagen anpassen': 'Adapting the sensor box for heavy and coke wagons',
  'Laufleistung und Stoßbelastung von Güterwagen': 'Mileage and shocks of freight wagons',
};
