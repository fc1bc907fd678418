import { type Translations } from './translations.ts';

export const companiesCityServices: Translations = {
  'Vorgefertigte Fassadenelemente für 96 Wohnungen': 'Prefabricated façade elements for 96 flats',
  'Heizkosten, Mieterstrom und Buchhaltung in einem Ablauf':
    'Heating costs, tenant power and bookkeeping in one flow',
  'Förderwege für die Sanierung ganzer Straßenzüge': 'Funding for renovating whole streets',
  'Versuchsblock mit 48 bewohnten Wohnungen': 'Trial block with 48 occupied flats',
  'Ladenlokale im Erdgeschoss zur halben Miete': 'Ground-floor shops at half the rent',
  'Energie- und Bauteildaten von 620 Häusern': 'Energy and building data of 620 houses',
  'Vorstand mit Blick für Mieter und Bilanzen': 'A board member with an eye for tenants and accounts',
  'Dienst- und Ladeplanung für Elektrobusse': 'Duty and charging schedules for electric buses',
  'Ersatzteile für Stadtbahnwagen, die niemand mehr baut':
    'Spare parts for trams that nobody builds any more',
  'Fahrdienst, Leitstelle und Fahrzeugelektronik': 'Drivers, control room and vehicle electronics',
  'Fahrgastzahlen und Fahrplanlagen in Echtzeit': 'Passenger numbers and timetable positions in real time',
  'Betriebshof mit zwölf Ladeplätzen und Waschhalle': 'Depot with twelve charging bays and a washing hall',
  'Werbeflächen in 40 Bussen für lokale Gründungen': 'Advertising space in 40 buses for local start-ups',
  'Spurenstoffe und Mikroplastik in der vierten Stufe':
    'Trace substances and microplastics in the fourth stage',
  'Niederschlag in Straßenauflösung für zwei Stunden voraus': 'Rainfall by street, two hours ahead',
  'Verfahren zur Phosphorrückgewinnung aus Asche': 'Process for recovering phosphorus from ash',
  'Becken 3 mit echtem Abwasser und Probenehmer': 'Basin 3 with real waste water and a sampler',
  'Wasseranalytik, 80 Parameter, an drei Tagen je Woche': 'Water analysis, 80 parameters, three days a week',
  'Wasserrechtliche Anträge aus Sicht des Betreibers':
    'Water-law applications from the operator’s point of view',
  'Vermieter, die Reinigung nach Belegung ausprobieren': 'Landlords who try cleaning by occupancy',
  'Begleitung beim Aufbau einer digitalen Einsatzplanung': 'Guidance in building up digital staff planning',
  'Umweltzeichen für Reinigungsmittel ohne Tenside': 'Eco-label for cleaning agents without surfactants',
  'Einsatz in 310 Gebäuden mit belegten Kennzahlen': 'Use in 310 buildings with proven figures',
  'Ausgebildete Kräfte für Empfang und Betriebsdienste': 'Trained staff for reception and facility services',
  'Reinigungsroboter und Belegungssensoren im Schichtbetrieb':
    'Cleaning robots and occupancy sensors in shift work',
  'Angriffserkennung und Notbetrieb für kleine Rathäuser':
    'Attack detection and emergency operation for small town halls',
  'Rahmenvertrag für den Einsatz von Sprachmodellen': 'Framework contract for the use of language models',
  'Duale Studierende der Verwaltungsinformatik': 'Dual students of administrative informatics',
  'Testumgebung für Melde-, Bau- und Sozialverfahren':
    'Test environment for registration, building and welfare procedures',
  'Zugang zu 23 Verwaltungen über eine Ausschreibung': 'Access to 23 administrations through one tender',
  'Hilfe beim IT-Grundschutz für öffentliche Auftraggeber':
    'Help with IT baseline protection for public clients',
};
