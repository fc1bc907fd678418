import { type Translations } from './translations.ts';

export const startupsPort: Translations = {
  'Zweites trimodales Terminal am Rhein, gern mit eigener Bahnanlage':
    'Second trimodal terminal on the Rhine, with its own tracks if possible',
  'Anbindung an Terminal-Betriebssysteme und Schiffspositionen':
    'Connection to terminal operating systems and ship positions',
  'Seed-Runde für Vertrieb in den Niederlanden und zwei Entwicklerstellen':
    'Seed round for sales in the Netherlands and two developers',
  'Anonymisierte Wartezeiten und Ankunftsmuster für Forschung und Stadtplanung':
    'Anonymised waiting times and arrival patterns for research and planning',
  'Gemeinsame Entwicklung von Slot-Regeln für Gefahrgut und Leercontainer':
    'Developing slot rules for dangerous goods and empty containers together',
  'Abschlussarbeiten in Operations Research, mit echten Betriebsdaten':
    'Theses in operations research, with real operating data',
  'Echolotdaten weiterer Schiffe, vor allem zwischen Emmerich und Koblenz':
    'Echo-sounder data of more ships, above all from Emmerich to Koblenz',
  'Hydrologie: Vergleich unserer Modelle mit Abflussmodellen':
    'Hydrology: comparing our models with run-off models',
  'Anbieter von Flottensoftware, der unsere Vorhersage einbaut':
    'Fleet-software provider that builds in our forecast',
  'Abladetiefen je Flusskilometer als Schnittstelle': 'Loading draughts by river kilometre as an interface',
  'REST-Zugang zum Testen, kostenlos für Hochschulen': 'REST access for testing, free for universities',
  'Aufstellung an Bundeswasserstraßen: wer genehmigt was, in welcher Reihenfolge?':
    'Installing along federal waterways: who permits what, in which order?',
  'Fertigung von 20 Containern im Jahr, Schaltschrankbau inklusive':
    'Building 20 containers a year, control cabinets included',
  'Aufstellplatz mit Wasserzugang für die dritte Anlage': 'Site with water access for the third plant',
  'Messstelle an der Kaikante für Batterien, Stecker und Abrechnung':
    'Measuring point at the quay for batteries, plugs and billing',
  'Miete statt Kauf, inklusive Wartung, ab zwölf Monaten':
    'Renting instead of buying, maintenance included, from twelve months',
  'Umschlagbetrieb mit wechselnden Schüttgütern, drei Monate Probebetrieb':
    'Bulk handler with changing goods, three months of trial',
  'Fräs- und Dreharbeiten für das dritte Fahrwerk': 'Milling and turning for the third chassis',
  'Explosionsschutz Zone 22 für Staub': 'Explosion protection zone 22 for dust',
  'Fahrwerk und Magnetik auch für Tankwände und Silos': 'Chassis and magnetics for tank walls and silos too',
  'Praxissemester Mechatronik im Hafenbecken statt im Hörsaal':
    'Mechatronics placement in the harbour instead of the lecture hall',
  'Weitere Versuchsstrecke mit Schleuse und Gegenverkehr':
    'Another test stretch with a lock and oncoming traffic',
  'Schiffsführer mit Rheinpatent, die an Land arbeiten möchten':
    'Skippers with a Rhine licence who would like to work ashore',
  'Series A für die zweite Leitstelle': 'Series A for the second control centre',
  'Haftung zwischen Bord und Leitstelle': 'Liability between ship and control centre',
  'Radar- und Kameraaufnahmen des Niederrheins, beschriftet':
    'Radar and camera recordings of the Lower Rhine, labelled',
  'Wir testen Funk- und Kameratechnik anderer im Dauerbetrieb':
    'We test others’ radio and camera technology in continuous use',
  'Zollagentur mit mehr als 500 Versandverfahren im Monat':
    'Customs agency with more than 500 transit procedures a month',
  'Erste Kunden in Venlo und Rotterdam': 'First customers in Venlo and Rotterdam',
  'Jemand, der Zoll und Bahnlogistik seit Jahrzehnten kennt':
    'Somebody who has known customs and rail logistics for decades',
  'Warennummern-Vorschlag als Dienst für Versandsoftware':
    'Commodity-code suggestions as a service for shipping software',
  'Wir empfehlen passende Speditionssoftware an unsere Kunden weiter':
    'We recommend fitting forwarding software to our customers',
  'Umschlagbahnhof mit mindestens vier Gleisen': 'Transfer station with at least four tracks',
  'Anerkennung als Hilfsmittel der wagentechnischen Untersuchung':
    'Recognition as an aid in technical wagon inspection',
  'Beschriftete Bilder von 21.000 Wagen für gemeinsame Forschung':
    'Labelled pictures of 21,000 wagons for joint research',
  'Erkennungsmodell in Lizenz für andere Prüfstände':
    'Recognition model under licence for other test stations',
};
