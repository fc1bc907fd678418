import { type Translations } from './translations.ts';

export const companiesCityServices: Translations = {
  'Messebau, der zehnmal wiederverwendet werden kann': 'Stands that can be used ten times over',
  'Einlass, Parken und Garderobe in einem Ablauf': 'Entry, parking and cloakroom in one flow',
  'Förderwege für Solardächer auf fünf Hallen': 'Funding for solar roofs on five halls',
  'Veranstaltungen mit 300 bis 18.000 Gästen': 'Events with 300 to 18,000 guests',
  'Seminarräume an messefreien Tagen zum halben Preis': 'Seminar rooms at half price on days without a fair',
  'Besucherströme aus sechs Jahren, nach Viertelstunden': 'Six years of visitor flows by quarter of an hour',
  'Geschäftsführung mit Kontakten zu 400 Ausstellern': 'Management with contacts to 400 exhibitors',
  'Buchung und Ladeplanung für gemischte Flotten': 'Booking and charging schedules for mixed fleets',
  'Ersatzteile für Kehrmaschinen, die niemand mehr baut':
    'Spare parts for sweepers that nobody builds any more',
  'Werkstatt, Disposition und Fahrzeugelektronik': 'Workshop, dispatch and vehicle electronics',
  'Fahrten, Ladungen und Schäden von 640 Fahrzeugen': 'Trips, charges and damage of 640 vehicles',
  'Betriebshof mit zwölf Ladeplätzen und Waschhalle': 'Depot with twelve charging bays and a washing hall',
  'Werbeflächen auf 40 Lastenrädern für lokale Gründungen':
    'Advertising space on 40 cargo bikes for local start-ups',
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
