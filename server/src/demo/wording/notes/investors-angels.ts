import { type Translations } from './translations.ts';

export const investorsAngels: Translations = {
  'Offene Schnittstellen von Großhändlern und Handwerkersoftware':
    'Open interfaces of wholesalers and trade software',
  'Fachgroßhandel, der Neues an der Theke zeigt':
    'Specialist wholesaler that shows new things at the counter',
  '20.000 bis 200.000 Euro je Runde': '20,000 to 200,000 euros a round',
  'Zwölf Betriebe mit zusammen 340 Beschäftigten': 'Twelve firms with 340 employees together',
  'Branchenkenner für reine Entwicklerteams': 'People from the trade for teams of developers only',
  'Steuerkanzlei mit Beratung auf Türkisch, Bulgarisch oder Arabisch':
    'Tax advisers who speak Turkish, Bulgarian or Arabic',
  'Weitere Kaufleute, die eine Patenschaft übernehmen': 'More merchants who become sponsors',
  '10.000 bis 80.000 Euro, meist still': '10,000 to 80,000 euros, mostly silent',
  'Listung auf Probe in sechs Märkten': 'Trial listing in six markets',
  'Leer stehendes Ladenlokal an der Weseler Straße': 'Empty shop in Weseler Straße',
  'Beiräte mit Erfahrung in Schiffsantrieben': 'Advisers with experience in ship propulsion',
  'Inhabergeführte Betriebe mit fünf bis sechzig Beschäftigten':
    'Owner-run firms with five to sixty employees',
  '500.000 bis 3 Millionen Euro, Haltedauer offen': '500,000 to 3 million euros, holding period open',
  '2.000 Quadratmeter Lager am Wasser zum Selbstkostenpreis':
    '2,000 square metres of storage by the water at cost',
  'Frachtraum auf zwei Motorschiffen für Versuche': 'Cargo space on two motor ships for trials',
  'Kanzlei für Poolverträge zum Festpreis': 'Law firm for pool contracts at a fixed price',
  'Arbeitgeber mit Schichtbetrieb und Interesse an Elternangeboten':
    'Employers with shifts and an interest in offers for parents',
  'Bühnen, auf denen Gründerinnen sprechen können': 'Stages on which women founders can speak',
  '50.000 bis 300.000 Euro aus dem Pool': '50,000 to 300,000 euros from the pool',
  'Sechs Gespräche mit Frauen aus Klinik, Schule und Konzern':
    'Six talks with women from clinics, schools and companies',
  'Pressekontakte und Vortragstraining': 'Press contacts and speaker training',
  'Fahrgastzahlen und Störungsmeldungen, auch ältere':
    'Passenger numbers and disruption reports, older ones too',
  'Betriebshof, auf dem nachts geladen werden darf': 'Depot where one may charge at night',
  '30.000 bis 120.000 Euro als Wandeldarlehen': '30,000 to 120,000 euros as a convertible loan',
  'Wie Verkehrsbetriebe ausschreiben und was ein Angebot braucht':
    'How transport companies tender and what an offer needs',
  'Beiratssitz ohne Vergütung': 'A seat on the advisory board without pay',
};
