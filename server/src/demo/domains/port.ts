import { type StartupIdea } from '../blueprint.ts';

/** Start-ups around terminals, barges and the paper that travels with them. */
export const port: StartupIdea[] = [
  {
    name: 'Kaiwärts',
    de: {
      headline: 'Zeitfenster für Container: Lkw, Bahn und Binnenschiff teilen sich einen Kran ohne Stau',
      what: 'Wir planen Zeitfenster an Containerterminals über alle drei Verkehrsträger hinweg. Unser Planer rechnet alle zwei Minuten neu, sobald ein Schiff später kommt, und bietet Fahrern von sich aus einen besseren Termin an.',
      who: 'Terminals kaufen Kaiwärts pro Kran und Monat; Speditionen buchen kostenlos, auf Wunsch direkt aus ihrer Disposition.',
      proof:
        'Im ersten Terminal sank die mittlere Wartezeit der Lkw in zwölf Wochen von 54 auf 31 Minuten; 41 Speditionen buchen regelmäßig.',
    },
    en: {
      headline: 'Slots for containers: lorry, rail and barge share one crane without a queue',
      what: 'We plan slots at container terminals across all three modes of transport. Our planner recalculates every two minutes when a vessel runs late and offers drivers a better appointment of its own accord.',
      who: 'Terminals buy Kaiwärts per crane and month; hauliers book free of charge, straight from their dispatch system if they wish.',
      proof:
        'At the first terminal the mean waiting time of lorries fell from 54 to 31 minutes within twelve weeks; 41 hauliers book regularly.',
    },
    needs: {
      'reference-customer': 'Zweites trimodales Terminal am Rhein, gern mit eigener Bahnanlage',
      'api-access': 'Anbindung an Terminal-Betriebssysteme und Schiffspositionen',
      capital: 'Seed-Runde für Vertrieb in den Niederlanden und zwei Entwicklerstellen',
    },
    offers: {
      data: 'Anonymisierte Wartezeiten und Ankunftsmuster für Forschung und Stadtplanung',
      'co-development': 'Gemeinsame Entwicklung von Slot-Regeln für Gefahrgut und Leercontainer',
      internship: 'Abschlussarbeiten in Operations Research, mit echten Betriebsdaten',
    },
    topics: ['logtech', 'ai', 'inland-shipping'],
    industries: ['H', 'K'],
    stage: 'seed',
    raises: 900,
    at: ['duisburg-homberg-ruhrort-baerl', 'Ruhrort'],
  },
  {
    name: 'Pegelkunde',
    de: {
      headline: 'Abladetiefe sechs Tage im Voraus: Niedrigwasser wird planbar',
      what: 'Aus Pegelständen, Niederschlag und Echolotdaten fahrender Schiffe berechnen wir, wie tief ein Schiff auf jedem Abschnitt des Rheins abgeladen werden darf. Die Vorhersage reicht sechs Tage weit und nennt ihre Unsicherheit in Zentimetern.',
      who: 'Reedereien entscheiden damit über Lademengen, Verlader über den rechtzeitigen Wechsel auf die Bahn.',
      proof:
        'Im Herbst 2025 lag die mittlere Abweichung am Pegel Ruhrort bei sieben Zentimetern; vier Reedereien zahlen, 62 Schiffe liefern Daten.',
    },
    en: {
      headline: 'Loading depth six days ahead: low water becomes something you can plan for',
      what: 'From gauge readings, rainfall and the echo sounders of vessels under way we compute how deep a barge may be laden on every stretch of the Rhine. The forecast reaches six days and states its uncertainty in centimetres.',
      who: 'Shipping lines use it to decide on cargo, shippers to move to rail in good time.',
      proof:
        'In autumn 2025 the mean deviation at the Ruhrort gauge was seven centimetres; four shipping lines pay, 62 vessels supply data.',
    },
    needs: {
      data: 'Echolotdaten weiterer Schiffe, vor allem zwischen Emmerich und Koblenz',
      research: 'Hydrologie: Vergleich unserer Modelle mit Abflussmodellen',
      distribution: 'Anbieter von Flottensoftware, der unsere Vorhersage einbaut',
    },
    offers: {
      data: 'Abladetiefen je Flusskilometer als Schnittstelle',
      'api-access': 'REST-Zugang zum Testen, kostenlos für Hochschulen',
    },
    topics: ['inland-shipping', 'ai', 'climate'],
    industries: ['H', 'K'],
    stage: 'start-up',
    raises: 1200,
    at: ['duisburg-homberg-ruhrort-baerl', 'Homberg'],
  },
  {
    name: 'Stromsteg',
    de: {
      headline: 'Landstrom aus der Kiste: Liegestellen versorgen Schiffe ohne Tiefbau',
      what: 'Unsere Landstromkiste steht auf der Kaikante statt im Boden: ein Container mit Batterie, der nachts langsam aus dem vorhandenen Anschluss lädt und tagsüber zwei Schiffe versorgt. Abgerechnet wird über eine Karte, die jedes Bordpersonal ohne App versteht.',
      who: 'Hafenbetreiber und Kommunen mieten die Kiste, wenn ein neuer Netzanschluss Jahre dauern würde.',
      proof: 'Zwei Kisten laufen seit 14 Monaten; 1.900 Liegenächte ohne Dieselaggregat wurden abgerechnet.',
    },
    en: {
      headline: 'Shore power from a box: berths supply barges without digging',
      what: 'Our shore power unit stands on the quay instead of in the ground: a container with a battery that charges slowly overnight from the existing connection and feeds two vessels by day. Billing works by a card that any crew understands without an app.',
      who: 'Port operators and municipalities rent it where a new grid connection would take years.',
      proof:
        'Two units have been running for 14 months; 1,900 nights at berth without a diesel generator have been billed.',
    },
    needs: {
      'permit-help': 'Aufstellung an Bundeswasserstraßen: wer genehmigt was, in welcher Reihenfolge?',
      production: 'Fertigung von 20 Containern im Jahr, Schaltschrankbau inklusive',
      site: 'Aufstellplatz mit Wasserzugang für die dritte Anlage',
    },
    offers: {
      'test-bed': 'Messstelle an der Kaikante für Batterien, Stecker und Abrechnung',
      procurement: 'Miete statt Kauf, inklusive Wartung, ab zwölf Monaten',
    },
    topics: ['inland-shipping', 'storage', 'renewables'],
    industries: ['D', 'H'],
    stage: 'start-up',
    raises: 1800,
    at: ['duisburg-homberg-ruhrort-baerl', 'Laar'],
  },
  {
    name: 'Laderein',
    de: {
      headline: 'Roboter reinigen Laderäume trocken: weniger Waschwasser, schnellere Folgeladung',
      what: 'Ein magnetisch haftender Roboter fährt Wände und Boden eines Laderaums ab und saugt Reste von Dünger, Getreide oder Kohle trocken auf. Nach zwei Stunden liegt ein Prüfbericht mit Bildern vor, den der nächste Verlader anerkennt.',
      who: 'Partikuliere sparen die Fahrt zur Waschstelle, Umschlagbetriebe bieten die Reinigung als Dienst am Kai an.',
      proof: 'Prototyp 2 hat 38 Laderäume gereinigt, davon 35 ohne Nacharbeit.',
    },
    en: {
      headline: 'Robots clean cargo holds dry: less wash water, faster next load',
      what: 'A magnetically clinging robot travels along the walls and floor of a hold and vacuums up remains of fertiliser, grain or coal. After two hours there is a report with pictures that the next shipper accepts.',
      who: 'Owner-operators save the trip to the washing berth, stevedores offer cleaning as a service at the quay.',
      proof: 'Prototype 2 has cleaned 38 holds, 35 of them without rework.',
    },
    needs: {
      'pilot-customer': 'Umschlagbetrieb mit wechselnden Schüttgütern, drei Monate Probebetrieb',
      prototyping: 'Fräs- und Dreharbeiten für das dritte Fahrwerk',
      certification: 'Explosionsschutz Zone 22 für Staub',
    },
    offers: {
      'co-development': 'Fahrwerk und Magnetik auch für Tankwände und Silos',
      internship: 'Praxissemester Mechatronik im Hafenbecken statt im Hörsaal',
    },
    topics: ['robotics', 'inland-shipping'],
    industries: ['H', 'C'],
    stage: 'pre-seed',
    raises: 350,
    at: ['duisburg-mitte', 'Kaßlerfeld'],
  },
  {
    name: 'Fernruder',
    de: {
      headline: 'Fernbegleitung für Binnenschiffe: ein Kapitän an Land, zwei Schichten an Bord gespart',
      what: 'Wir rüsten vorhandene Steuerstände so nach, dass ein Schiffsführer vom Land aus übernehmen kann, solange an Bord jemand wacht. Kameras, Radar und Ruderlage kommen mit unter 200 Millisekunden Verzögerung in unserer Leitstelle an.',
      who: 'Reedereien mit Personalmangel fahren so wieder rund um die Uhr.',
      proof: 'Genehmigter Versuchsbetrieb auf 31 Flusskilometern, bisher 640 Fahrstunden mit zwei Schiffen.',
    },
    en: {
      headline: 'Remote piloting for barges: one captain ashore, two shifts saved on board',
      what: 'We retrofit existing wheelhouses so that a skipper ashore can take over as long as somebody keeps watch on board. Cameras, radar and rudder position reach our control room with a delay below 200 milliseconds.',
      who: 'Shipping lines short of staff return to sailing around the clock.',
      proof: 'Approved trial on 31 river kilometres, 640 hours under way with two vessels so far.',
    },
    needs: {
      'test-bed': 'Weitere Versuchsstrecke mit Schleuse und Gegenverkehr',
      talent: 'Schiffsführer mit Rheinpatent, die an Land arbeiten möchten',
      capital: 'Series A für die zweite Leitstelle',
      legal: 'Haftung zwischen Bord und Leitstelle',
    },
    offers: {
      data: 'Radar- und Kameraaufnahmen des Niederrheins, beschriftet',
      'pilot-customer': 'Wir testen Funk- und Kameratechnik anderer im Dauerbetrieb',
    },
    topics: ['inland-shipping', 'robotics', 'iot'],
    industries: ['H', 'K'],
    stage: 'growth',
    raises: 5000,
    at: ['duisburg-homberg-ruhrort-baerl', 'Ruhrort'],
  },
  {
    name: 'Zollfaden',
    de: {
      headline: 'Zollanmeldung aus dem Frachtbrief: 30 Minuten Handarbeit werden zu zwei',
      what: 'Zollfaden liest chinesische, kasachische und polnische Frachtpapiere, schlägt Warennummern vor und füllt die Versandanmeldung aus. Ein Mensch prüft nur noch die Felder, bei denen die Software zweifelt.',
      who: 'Zollagenturen und Bahnspediteure an der Neuen Seidenstraße bezahlen je Anmeldung.',
      proof: '11.000 Anmeldungen in diesem Jahr; bei 83 Prozent musste nichts geändert werden.',
    },
    en: {
      headline: 'Customs declarations from the consignment note: 30 minutes of typing become two',
      what: 'Zollfaden reads Chinese, Kazakh and Polish freight documents, proposes commodity codes and fills in the transit declaration. A person only checks the fields the software is unsure about.',
      who: 'Customs agents and rail forwarders on the New Silk Road pay per declaration.',
      proof: '11,000 declarations this year; 83 per cent needed no change at all.',
    },
    needs: {
      'pilot-customer': 'Zollagentur mit mehr als 500 Versandverfahren im Monat',
      'market-entry': 'Erste Kunden in Venlo und Rotterdam',
      'advisory-board': 'Jemand, der Zoll und Bahnlogistik seit Jahrzehnten kennt',
    },
    offers: {
      'api-access': 'Warennummern-Vorschlag als Dienst für Versandsoftware',
      distribution: 'Wir empfehlen passende Speditionssoftware an unsere Kunden weiter',
    },
    topics: ['logtech', 'ai'],
    industries: ['H', 'K'],
    stage: 'start-up',
    raises: 1500,
    at: ['duisburg-rheinhausen', 'Friemersheim'],
  },
  {
    name: 'Zapfenblick',
    de: {
      headline: 'Kameras prüfen Containerverriegelungen am fahrenden Zug',
      what: 'Sechs Kameras am Gleis erkennen bei 40 km/h, ob jeder Zapfen eines Containers sitzt, ob Planen flattern und ob Gefahrgutzettel fehlen. Der Wagenmeister bekommt die Auffälligkeiten auf das Telefon, bevor der Zug steht.',
      who: 'Betreiber von Umschlagbahnhöfen verkürzen die Eingangskontrolle, Eisenbahnen weisen sie lückenlos nach.',
      proof:
        'An einem Gleis in Rheinhausen wurden bisher 21.000 Wagen geprüft, 312 Mängel vor Abfahrt gefunden.',
    },
    en: {
      headline: 'Cameras check container locks on the moving train',
      what: 'Six trackside cameras recognise at 40 km/h whether every locking pin of a container is seated, whether tarpaulins flap and whether dangerous goods labels are missing. The wagon inspector gets the findings on the phone before the train has stopped.',
      who: 'Operators of transhipment stations shorten incoming inspection, railways document it without gaps.',
      proof:
        'On one track in Rheinhausen 21,000 wagons have been checked so far and 312 defects found before departure.',
    },
    needs: {
      'reference-customer': 'Umschlagbahnhof mit mindestens vier Gleisen',
      certification: 'Anerkennung als Hilfsmittel der wagentechnischen Untersuchung',
    },
    offers: {
      data: 'Beschriftete Bilder von 21.000 Wagen für gemeinsame Forschung',
      licence: 'Erkennungsmodell in Lizenz für andere Prüfstände',
    },
    topics: ['ai', 'logtech', 'iot'],
    industries: ['H'],
    stage: 'seed',
    raises: 700,
    at: ['duisburg-rheinhausen', 'Rheinhausen'],
  },
];
