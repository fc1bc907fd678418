import { type StartupIdea } from '../blueprint.ts';

/** Start-ups that move people, parcels and trailers. */
export const mobility: StartupIdea[] = [
  {
    name: 'Lastenlotse',
    de: {
      headline: 'Mikrodepots mit Lastenrädern für Pakete, Bauteile und Blutproben',
      what: 'Wir betreiben drei Depots, an denen Paketdienste, Großhändler und Labore ihre Sendungen abgeben und Räder sie gebündelt zustellen. Die Tourenplanung kennt Kopfsteinpflaster, Steigungen und Ampelphasen.',
      who: 'Auftraggeber zahlen je Stopp und bekommen einen CO₂-Nachweis.',
      proof: '1.700 Stopps am Tag, 96 Prozent im zugesagten Fenster.',
    },
    en: {
      headline: 'Micro depots with cargo bikes for parcels, parts and blood samples',
      what: 'We run three depots where parcel services, wholesalers and laboratories drop their consignments and bikes deliver them bundled. Route planning knows cobbles, slopes and traffic light phases.',
      who: 'Clients pay per stop and receive a carbon statement.',
      proof: '1,700 stops a day, 96 per cent within the promised window.',
    },
    needs: {
      site: 'Depotfläche von 150 Quadratmetern nahe Hauptbahnhof',
      'pilot-customer': 'Technischer Großhandel mit Expressteilen',
      talent: 'Depotleitung mit Erfahrung in der KEP-Branche',
    },
    offers: {
      transport: 'Freie Touren vormittags zwischen Innenhafen und Süden',
      'test-bed': 'Erprobung von Anhängern, Akkus und Kühlboxen im Alltag',
    },
    topics: ['last-mile', 'smart-city'],
    industries: ['H'],
    stage: 'start-up',
    raises: 650,
    at: ['duisburg-mitte', 'Hochfeld'],
  },
  {
    name: 'Schichtbus',
    de: {
      headline: 'Zur Frühschicht ohne Auto: Kleinbusse, die dem Dienstplan folgen',
      what: 'Logistikparks liegen dort, wo um fünf Uhr kein Bus fährt. Wir lesen die Schichtpläne mehrerer Betriebe und bilden daraus Linien, die sich jede Woche neu legen und an echten Haltestellen halten.',
      who: 'Arbeitgeber teilen sich die Kosten nach Mitfahrenden, Beschäftigte fahren mit dem Deutschlandticket.',
      proof: 'Sieben Betriebe in Rheinhausen, 11.400 Fahrten im Monat, Krankenstand am Montag gesunken.',
    },
    en: {
      headline: 'To the early shift without a car: minibuses that follow the roster',
      what: 'Logistics parks lie where no bus runs at five in the morning. We read the rosters of several employers and form lines that are redrawn weekly and call at real stops.',
      who: 'Employers share the cost by passengers, employees ride on the national ticket.',
      proof: 'Seven employers in Rheinhausen, 11,400 trips a month, fewer absences on Mondays.',
    },
    needs: {
      'permit-help': 'Linienbedarfsverkehr: Genehmigung über Stadtgrenzen',
      'reference-customer': 'Gewerbegebiet im Norden mit Drei-Schicht-Betrieb',
      capital: 'Darlehen oder Leasing für acht Elektrobusse',
    },
    offers: {
      data: 'Anonyme Pendlerströme je Schichtwechsel',
      talent: 'Arbeitgeber werden für Menschen ohne Auto erreichbar',
    },
    topics: ['smart-city', 'ai'],
    industries: ['H'],
    stage: 'growth',
    raises: 1800,
    at: ['duisburg-rheinhausen', 'Friemersheim'],
  },
  {
    name: 'Querüber',
    de: {
      headline: 'Elektrofähre auf Abruf zwischen Ruhrort und Homberg',
      what: 'Ein Katamaran für zwölf Menschen und ihre Räder quert den Rhein, sobald jemand am Steg drückt. Der Rumpf kommt vom 3D-Drucker, die Batterie lädt an der Landstromkiste nebenan.',
      who: 'Städte bestellen Betriebsstunden, Werke bringen ihre Leute über den Fluss.',
      proof: 'Sommerbetrieb mit 8.300 Fahrgästen an 62 Tagen.',
    },
    en: {
      headline: 'An electric ferry on demand between Ruhrort and Homberg',
      what: 'A catamaran for twelve people and their bikes crosses the Rhine as soon as somebody presses the button on the jetty. The hull is 3D-printed, the battery charges at the shore power box next door.',
      who: 'Cities order hours of operation, plants bring their people across the river.',
      proof: 'Summer service with 8,300 passengers on 62 days.',
    },
    needs: {
      'permit-help': 'Dauergenehmigung nach dem Sommerbetrieb',
      certification: 'Schiffszeugnis für gedruckte Rümpfe',
      production: 'Großformatiger 3D-Druck, Teile bis sechs Meter',
    },
    offers: {
      marketing: 'Fahrten für Gäste, Messen und Stadtfeste',
      'test-bed': 'Elektroantrieb auf dem Wasser für Zulieferer',
    },
    topics: ['inland-shipping', 'additive', 'smart-city'],
    industries: ['H', 'C'],
    stage: 'seed',
    raises: 950,
    at: ['duisburg-homberg-ruhrort-baerl', 'Homberg'],
  },
  {
    name: 'Ladehof Eins',
    de: {
      headline: 'Gemeinsame Ladehöfe für E-Lkw, buchbar wie ein Tor',
      what: 'Kleine Speditionen können keinen Megawatt-Anschluss bauen. Wir errichten Ladehöfe, die nachts der einen und mittags der anderen Flotte gehören, mit garantierter Leistung im gebuchten Fenster.',
      who: 'Fuhrparks buchen Fenster im Abo, Durchreisende zahlen je Kilowattstunde.',
      proof: 'Erster Hof mit sechs Ladepunkten, 71 Prozent ausgelastet nach fünf Monaten.',
    },
    en: {
      headline: 'Shared charging yards for electric lorries, booked like a loading dock',
      what: 'Small hauliers cannot build a megawatt connection. We set up yards that belong to one fleet at night and another at noon, with guaranteed power in the window booked.',
      who: 'Fleets book windows by subscription, passers-by pay per kilowatt hour.',
      proof: 'First yard with six chargers, 71 per cent used after five months.',
    },
    needs: {
      site: 'Grundstücke ab 4.000 Quadratmetern an A40, A42 oder A59',
      'pilot-customer': 'Spedition, die 2026 zehn E-Lkw bekommt',
      capital: 'Infrastrukturkapital, gern mit Bürgschaft',
    },
    offers: {
      site: 'Freie Standzeiten am Hof für Wartung und Vorführung',
      data: 'Ladekurven von 14 Fahrzeugtypen',
    },
    topics: ['storage', 'logtech', 'renewables'],
    industries: ['H', 'D'],
    stage: 'start-up',
    raises: 4500,
    at: ['duisburg-rheinhausen', 'Rumeln-Kaldenhausen'],
  },
  {
    name: 'Trailerruhe',
    de: {
      headline: 'Wo steht der Auflieger? Ein Aufkleber weiß es fünf Jahre lang',
      what: 'Unser Ortungsaufkleber kommt ohne Bordstrom aus, weil er nur funkt, wenn sich etwas ändert. Bremsbelag, Reifendruck und Standzeit kommen über Zusatzfühler hinzu, die man ohne Werkstatt anclipst.',
      who: 'Vermieter und Speditionen mit mehr als 50 Einheiten zahlen vier Euro im Monat.',
      proof: '5.600 Aufkleber im Feld, Suchzeiten auf dem Hof um drei Viertel gesunken.',
    },
    en: {
      headline: 'Where is the trailer? A sticker knows for five years',
      what: 'Our tracking sticker needs no power from the vehicle because it only transmits when something changes. Brake pads, tyre pressure and idle time come from clip-on probes that need no workshop.',
      who: 'Lessors and hauliers with more than 50 units pay four euros a month.',
      proof: '5,600 stickers in the field, search time in the yard down by three quarters.',
    },
    needs: {
      distribution: 'Trailervermieter mit Werkstattnetz',
      'market-entry': 'Benelux: Zulassung und erste Händler',
      lab: 'EMV- und Klimakammer, zwei Wochen im Quartal',
    },
    offers: {
      'api-access': 'Ereignisse als Datenstrom für Transportsysteme',
      data: 'Standzeiten je Terminal, anonym',
    },
    topics: ['iot', 'logtech'],
    industries: ['H', 'K'],
    stage: 'growth',
    raises: 3000,
    at: ['DEA1', 'Düsseldorf'],
  },
  {
    name: 'Gleisfunk',
    de: {
      headline: 'Rangieren mit Tablet: digitale Kupplung für alte Güterwagen nachrüsten',
      what: 'Wir rüsten Güterwagen mit einer Box nach, die Bremsprobe, Zugreihung und Wagenzustand von selbst meldet. Sie lebt von der Bewegung des Wagens und braucht kein Kabel durch den Zug.',
      who: 'Werks- und Hafenbahnen sparen je Zug eine halbe Stunde Vorbereitung.',
      proof: '64 Wagen einer Hafenbahn ausgerüstet, 2.900 automatische Bremsproben.',
    },
    en: {
      headline: 'Shunting by tablet: a digital retrofit for old freight wagons',
      what: 'We retrofit wagons with a box that reports brake test, train order and wagon condition by itself. It lives on the wagon’s motion and needs no cable through the train.',
      who: 'Works and port railways save half an hour of preparation per train.',
      proof: '64 wagons of a port railway equipped, 2,900 automatic brake tests.',
    },
    needs: {
      'reference-customer': 'Werksbahn mit Erz- oder Kokszügen',
      certification: 'Zulassung der automatischen Bremsprobe',
      'co-founder': 'Bahnbetrieb: Eisenbahnbetriebsleiterin oder -leiter',
    },
    offers: {
      'co-development': 'Sensorbox für Schwergut- und Kokswagen anpassen',
      data: 'Laufleistung und Stoßbelastung von Güterwagen',
    },
    topics: ['iot', 'logtech', 'robotics'],
    industries: ['H', 'C'],
    stage: 'seed',
    raises: 1200,
    at: ['DEA5', 'Dortmund'],
  },
];
