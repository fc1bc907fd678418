import { type Translations } from './translations.ts';

export const companiesPort: Translations = {
  'Slot-Steuerung über Lkw, Bahn und Schiff hinweg': 'Slot control across lorry, rail and ship',
  'Kranführerinnen und Disponenten für die Nachtschicht': 'Crane drivers and dispatchers for the night shift',
  'Energiespeicher für Portalkrane, Angebot bis Jahresende':
    'Energy storage for gantry cranes, offers by the end of the year',
  'Probebetrieb an einem Kran samt Bahnanlage': 'Trial operation at one crane with its tracks',
  'Umschlag und Zwischenlager zu Pilotkonditionen': 'Handling and interim storage at pilot terms',
  'Testzugang zum Terminal-Betriebssystem': 'Test access to the terminal operating system',
  'Umschlagdaten von drei Jahren, anonymisiert': 'Handling data of three years, anonymised',
  'Staubarme Greifer, Muster für Versuche': 'Low-dust grabs, samples for trials',
  'Änderungsgenehmigung für überdachte Lagerboxen': 'Amended permit for covered storage bays',
  'Wetter- und Staubvorhersage für den Hafen': 'Weather and dust forecast for the port',
  'Laderaumreinigung, Schrottsortierung, Staubmessung': 'Hold cleaning, scrap sorting, dust measurement',
  'Schüttgut bis 4.000 Tonnen je Partie': 'Bulk goods up to 4,000 tonnes a lot',
  'Freifläche am Wasser, ein bis fünf Jahre': 'Open land by the water, one to five years',
  'Schiffsführer und Auszubildende für die Binnenschifffahrt': 'Skippers and apprentices for inland shipping',
  'Fernunterstützung für die Wache, gemeinsam mit der Besatzung':
    'Remote support for the watch, together with the crew',
  'Übernahme kleiner Reedereien mit Rheinflotte': 'Taking over small shipping companies with a Rhine fleet',
  'Echolot-, Verbrauchs- und Positionsdaten von 26 Schiffen':
    'Echo-sounder, fuel and position data of 26 ships',
  'Versuchsschiff mit freiem Technikraum': 'Trial ship with a free equipment room',
  'Wir sprechen auf Branchentagen über das, was taugt': 'We speak at trade days about what works',
  'Freie Ladekapazität für Projektladung': 'Free hold capacity for project cargo',
  'Roboter und Lagerverwaltung ohne Sonderprogrammierung verbinden':
    'Connecting robots and warehouse software without custom code',
  'Abnahme gemischter Betriebe aus Mensch und Fahrzeug':
    'Acceptance of mixed operation of people and vehicles',
  'Kritischer Blick von außen auf unsere Automatisierung': 'A critical outside view of our automation',
  'Lagerfläche ab zehn Paletten für junge Firmen, monatlich kündbar':
    'Storage from ten pallets for young firms, monthly notice',
  'Versuchshalle mit Ware, Menschen und Gabelstaplern': 'Trial hall with goods, people and forklifts',
  'Fahrerlose Systeme, Ladungssicherung, Unterweisung': 'Driverless systems, load securing, briefing',
  'Posteingang automatisieren, Gefahrgut inbegriffen': 'Automating the inbox, dangerous goods included',
  'Ladeplätze für zehn E-Lkw in höchstens acht Kilometern':
    'Charging bays for ten e-lorries within eight kilometres',
  'Werkstudierende Wirtschaftsinformatik': 'Working students in business informatics',
  'Stückgut, Gefahrgut und Ladungssicherung im Alltag':
    'General cargo, dangerous goods and load securing in daily work',
  'Gefahrgutfahrten ADR, auch für einzelne Versuchsladungen':
    'ADR dangerous-goods runs, for single trial loads too',
  'Logistikvertrieb: wie Speditionen wirklich einkaufen': 'Selling to logistics: how forwarders really buy',
  'Triebfahrzeugführerinnen und Wagenmeister': 'Train drivers and wagon inspectors',
  'Wasserstoffbetankung für eine Rangierlok': 'Hydrogen fuelling for a shunting engine',
  'Verschleißmodelle für Weichen unter Schwerlast': 'Wear models for points under heavy load',
  'Gleisabschnitt mit laufendem Betrieb': 'Track section in running operation',
  'Besuche und offene Zahlen nach dem Versuch': 'Visits and open figures after the trial',
  'Eisenbahnbetriebsleiter begleitet Zulassungen': 'Railway operations manager accompanies approvals',
  'Schiffbauerinnen, Schweißer und Elektroniker': 'Shipbuilders, welders and electronics engineers',
  'Fertigungslizenz für Hybridantriebe kleiner Leistung': 'Manufacturing licence for small hybrid drives',
  'Ausbildung auf der Werft zeigen, wie sie ist': 'Showing training at the yard as it is',
  'Stahl- und Aluminiumbau, Einzelstücke binnen vier Wochen':
    'Steel and aluminium work, one-offs within four weeks',
  'Schweißkapazität und Rohrbau im Winter': 'Welding capacity and pipework in winter',
  'Hallenplatz mit 20-Tonnen-Kran am Wasser': 'Hall space with a 20-tonne crane by the water',
};
