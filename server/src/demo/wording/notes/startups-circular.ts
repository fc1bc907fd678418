import { type Translations } from './translations.ts';

export const startupsCircular: Translations = {
  'Halle mit 1.500 Quadratmetern und Gleis- oder Wasseranschluss':
    'Hall of 1,500 square metres with rail or water access',
  'Allgemeine bauaufsichtliche Zulassung für Gebrauchtziegel':
    'General building approval for reclaimed bricks',
  'Abbruchfirmen, die selektiv zurückbauen': 'Demolition firms that dismantle selectively',
  'Geprüfte Ziegel ab 5.000 Stück mit Datenblatt': 'Tested bricks from 5,000 pieces with a data sheet',
  'Einarbeitung von Quereinsteigern in Rückbau und Sortierung':
    'Training career changers in dismantling and sorting',
  'Wäschereien mit mehr als zwei Tonnen Ausschuss im Monat':
    'Laundries with more than two tonnes of rejects a month',
  'Werkhalle mit Lärm über 85 Dezibel': 'Workshop with noise above 85 decibels',
  'Textiltechnik oder Vliesstoff, Beteiligung nach Absprache':
    'Textile engineering or nonwovens, stake by agreement',
  'Freie Presskapazität an zwei Tagen der Woche': 'Free pressing capacity two days a week',
  'Wir zeigen Besuchern unsere Reißmaschine im Betrieb': 'We show visitors our tearing machine at work',
  'Busbatterien der Baujahre 2017 bis 2021': 'Bus batteries built 2017 to 2021',
  'Brandgeschütztes Lager für Lithiumzellen': 'Fireproof store for lithium cells',
  'Eigenkapital plus Bürgschaft für die Vorfinanzierung von Speichern':
    'Equity plus guarantee to pre-finance storage units',
  'Alterungskurven aus 9.000 Modulen': 'Ageing curves of 9,000 modules',
  'Mietspeicher ab 500 Kilowattstunden, Aufbau in acht Wochen':
    'Rental storage from 500 kilowatt hours, set up in eight weeks',
  'Wasserverband mit eigener Monoverbrennung': 'Water association with its own mono-incineration',
  'Umschlag von Asche als Schüttgut, staubdicht': 'Handling ash as bulk goods, dust-tight',
  'EU-Innovationsfonds, kleine Vorhaben': 'EU Innovation Fund, small projects',
  'Verfahrenslizenz je Standort': 'Process licence per site',
  'Druckreaktoren bis 60 bar, tageweise': 'Pressure reactors up to 60 bar, by the day',
  'Schwergutverpacker mit wiederkehrenden Strecken': 'Heavy-goods packers with recurring routes',
  'Sammelpunkte an drei Terminals, je 30 Quadratmeter':
    'Collection points at three terminals, 30 square metres each',
  'Milkrun zwischen Rheinhausen, Ruhrort und Neuss': 'Milk run between Rheinhausen, Ruhrort and Neuss',
  'Geprüfte Gurte und Matten zur Miete ab dem ersten Tag': 'Tested straps and mats to rent from day one',
  'Aufbau von Pfandsystemen, aus eigenen Fehlern gelernt':
    'Building deposit systems, learnt from our own mistakes',
  'Zwischenlager mit Kran am Wasser, Lasten bis zwölf Tonnen':
    'Interim store with a crane by the water, loads up to twelve tonnes',
  'Werkstoffprüfung im Wochentakt': 'Material tests in weekly rhythm',
  'Gewährleistung bei gebrauchten Bauprodukten': 'Warranty for used building products',
  'Profile HEA und HEB mit Prüfzeugnis, Liste wöchentlich':
    'HEA and HEB sections with test certificate, weekly list',
  'Katalog rückbaubarer Hallen in der Region': 'Catalogue of halls in the region that can be dismantled',
  'Entsorger mit freien Absetzkippern im westlichen Ruhrgebiet':
    'Waste firms with free skip lorries in the western Ruhr area',
  'Bauträger mit mindestens 80 Wohnungen im Bau': 'Developers with at least 80 flats under construction',
  'Umsatzsteuer bei Abfall, der wieder Ware wird': 'VAT on waste that becomes a product again',
  'Feuchte- und Mengenwerte je Bauphase': 'Moisture and volume figures by building phase',
  'Nachweis für Nachhaltigkeitsberichte der Baustelle': 'Evidence for the site’s sustainability reports',
};
