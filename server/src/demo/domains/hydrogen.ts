import { type StartupIdea } from '../blueprint.ts';

/** Start-ups around making, moving and using hydrogen. */
export const hydrogen: StartupIdea[] = [
  {
    name: 'Porenwerk',
    de: {
      headline: 'Elektrolyse-Membran ohne Ewigkeitschemikalien, gefertigt am Rhein',
      what: 'Unsere Membran für alkalische Elektrolyseure kommt ohne PFAS aus: ein Trägergewebe mit Poren aus Zirkonoxid, gegossen auf einer umgebauten Papiermaschine. Sie hält 80 Grad und schnelle Lastwechsel aus, wie Wind- und Solarstrom sie verlangen.',
      who: 'Hersteller von Elektrolyseuren kaufen sie als Rollenware und tauschen nichts am Zellrahmen.',
      proof: '4.000 Betriebsstunden in einem 50-kW-Stapel, Wirkungsgradverlust unter einem Prozent.',
    },
    en: {
      headline: 'An electrolysis membrane without forever chemicals, made on the Rhine',
      what: 'Our membrane for alkaline electrolysers does without PFAS: a carrier fabric with pores of zirconia, cast on a converted paper machine. It withstands 80 degrees and the quick load changes that wind and solar power demand.',
      who: 'Makers of electrolysers buy it by the roll and change nothing in the cell frame.',
      proof: '4,000 operating hours in a 50 kW stack, efficiency loss below one per cent.',
    },
    needs: {
      production: 'Beschichtungsanlage mit 1,20 Meter Breite, zunächst im Lohn',
      lab: 'Prüfstand bis 200 kW für Dauerläufe',
      capital: 'Finanzierung der ersten eigenen Linie',
    },
    offers: {
      'co-development': 'Membranen für besondere Drücke und Formate',
      research: 'Proben und Alterungsdaten für Hochschulgruppen',
    },
    topics: ['hydrogen', 'renewables'],
    industries: ['C'],
    stage: 'growth',
    raises: 6000,
    at: ['duisburg-walsum', 'Walsum'],
  },
  {
    name: 'Leckwart',
    de: {
      headline: 'Wasserstofflecks hören: Ultraschall-Wächter für Tankstellen und Verdichter',
      what: 'Entweicht Wasserstoff, zischt er in Frequenzen, die niemand hört. Unser Wächter ortet das Leck auf 20 Zentimeter genau, auch bei Wind, in dem klassische Gassensoren blind sind.',
      who: 'Betreiber von Tankstellen, Verdichtern und Labors bezahlen monatlich; Prüfer bekommen das Protokoll gleich mit.',
      proof:
        '17 Wächter an fünf Standorten, drei echte Lecks gefunden, kein Fehlalarm in den letzten 120 Tagen.',
    },
    en: {
      headline: 'Hearing hydrogen leaks: ultrasonic guard for filling stations and compressors',
      what: 'Escaping hydrogen hisses at frequencies nobody hears. Our guard locates the leak to within 20 centimetres, even in wind that blinds conventional gas sensors.',
      who: 'Operators of filling stations, compressors and laboratories pay monthly; inspectors get the log with it.',
      proof: '17 guards at five sites, three real leaks found, no false alarm in the last 120 days.',
    },
    needs: {
      certification: 'ATEX Zone 1, Gerätegruppe IIC',
      'reference-customer': 'Betreiber einer Tankstelle für Busse oder Lkw',
      distribution: 'Anlagenbauer, die den Wächter ab Werk einbauen',
    },
    offers: {
      'test-bed': 'Künstliches Leck unter freiem Himmel, mietbar für Messungen',
      data: 'Tonaufnahmen von 400 Leckgrößen',
    },
    topics: ['hydrogen', 'iot', 'ai'],
    industries: ['C', 'D'],
    stage: 'seed',
    raises: 800,
    at: ['duisburg-mitte', 'Neudorf'],
  },
  {
    name: 'Tankbrise',
    de: {
      headline: 'Mobile H₂-Betankung für Stapler, Schlepper und Rangierloks',
      what: 'Ein Anhänger mit Verdichter, Kühlung und 180 Kilogramm Wasserstoff bringt den Kraftstoff dorthin, wo sich eine feste Tankstelle nicht lohnt. Die Ladung wird erst verdichtet, wenn ein Fahrzeug davorsteht, deshalb reicht ein normaler Drehstromanschluss.',
      who: 'Terminalbetreiber und Werksbahnen mieten Anhänger und Gas zum festen Preis je Kilogramm.',
      proof: 'Im Pilotbetrieb 1.150 Betankungen an einer Rangierlok und sechs Reachstackern.',
    },
    en: {
      headline: 'Mobile hydrogen refuelling for forklifts, tugs and shunters',
      what: 'A trailer with compressor, cooling and 180 kilograms of hydrogen takes fuel to where a fixed station does not pay. The charge is compressed only once a vehicle is waiting, so an ordinary three-phase connection is enough.',
      who: 'Terminal operators and works railways rent trailer and gas at a fixed price per kilogram.',
      proof: 'In the pilot, 1,150 refuellings of one shunter and six reach stackers.',
    },
    needs: {
      'pilot-customer': 'Werksbahn oder Terminal mit mindestens drei Wasserstofffahrzeugen',
      site: 'Abstellfläche mit Ex-Zone und Zufahrt für Sattelzüge',
      'permit-help': 'BImSchG und Gefahrgut: ein Ansprechpartner für beides',
      transport: 'Gefahrgutspedition für den Nachschub',
    },
    offers: {
      'pilot-customer': 'Wir setzen neue Ventile, Sensoren und Kupplungen im Feld ein',
      transport: 'Freie Zugmaschine für Gefahrgut an drei Tagen der Woche',
    },
    topics: ['hydrogen', 'logtech'],
    industries: ['D', 'H'],
    stage: 'start-up',
    raises: 3000,
    at: ['duisburg-rheinhausen', 'Hochemmerich'],
  },
  {
    name: 'Spaltgas Niederrhein',
    de: {
      headline: 'Ammoniak wird am Kai wieder Wasserstoff: Cracker im Seecontainer',
      what: 'Wasserstoff reist am billigsten als Ammoniak. Unser Cracker spaltet es am Bestimmungsort bei 520 Grad statt bei 850, weil der Katalysator ohne Ruthenium auskommt und dünn auf Metallschaum sitzt.',
      who: 'Tanklager und Glashütten erhalten Wasserstoff in der Reinheit, die ihr Brenner braucht, nicht mehr.',
      proof: 'Labormuster mit 12 Kilogramm am Tag; Umsatz 99,2 Prozent über 900 Stunden.',
    },
    en: {
      headline: 'Ammonia becomes hydrogen again at the quay: a cracker in a sea container',
      what: 'Hydrogen travels cheapest as ammonia. Our cracker splits it at its destination at 520 degrees instead of 850, because the catalyst works without ruthenium and sits thinly on metal foam.',
      who: 'Tank farms and glassworks get hydrogen of the purity their burner needs and no more.',
      proof: 'Laboratory sample making 12 kilograms a day; conversion 99.2 per cent over 900 hours.',
    },
    needs: {
      'test-bed': 'Standort mit Ammoniak-Erlaubnis und Fackel',
      capital: 'Seed für die Pilotanlage mit 200 Kilogramm am Tag',
      'advisory-board': 'Erfahrung mit Störfallverordnung und Tanklagern',
      research: 'Katalysatorcharakterisierung, Elektronenmikroskopie',
    },
    offers: {
      licence: 'Beschichtungsverfahren für Metallschaum',
      internship: 'Masterarbeiten in Verfahrenstechnik',
    },
    topics: ['hydrogen', 'inland-shipping'],
    industries: ['C', 'D'],
    stage: 'pre-seed',
    raises: 1200,
    at: ['duisburg-mitte', 'Neudorf'],
  },
  {
    name: 'Rohrkunde',
    de: {
      headline: 'Kann diese Gasleitung Wasserstoff? Antwort in drei Wochen statt in neun Monaten',
      what: 'Wir lesen Bauakten, Schweißprotokolle und alte Pläne mit Texterkennung und ordnen jedem Rohrabschnitt Werkstoff, Naht und Lastwechsel zu. Übrig bleibt eine kurze Liste der Stellen, an denen wirklich gegraben werden muss.',
      who: 'Stadtwerke und Netzbetreiber planen damit die Umstellung ihrer Netze.',
      proof:
        '480 Kilometer bewertet; der Grabungsaufwand sank gegenüber dem üblichen Verfahren um 70 Prozent.',
    },
    en: {
      headline: 'Can this gas pipe carry hydrogen? An answer in three weeks instead of nine months',
      what: 'We read construction files, welding records and old drawings by text recognition and assign material, seam and load cycles to every section of pipe. What remains is a short list of spots where digging is truly needed.',
      who: 'Municipal utilities and grid operators use it to plan the conversion of their networks.',
      proof: '480 kilometres assessed; digging fell by 70 per cent against the usual procedure.',
    },
    needs: {
      'reference-customer': 'Stadtwerk mit Hochdruckleitungen vor 1980',
      data: 'Gescannte Rohrbücher und Schweißprotokolle',
      legal: 'Haftung für Bewertungen, Vertragsmuster',
    },
    offers: {
      data: 'Werkstoffkatalog deutscher Gasrohre seit 1920',
      'co-development': 'Bewertung auch für Fernwärme und CO₂',
    },
    topics: ['hydrogen', 'ai', 'digital-twin'],
    industries: ['D', 'N'],
    stage: 'start-up',
    raises: 1000,
    at: ['DEA1', 'Essen'],
  },
];
