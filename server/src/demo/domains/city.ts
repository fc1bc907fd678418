import { type StartupIdea } from '../blueprint.ts';

/** Start-ups for streets, trees, offices of the city and the people in between. */
export const city: StartupIdea[] = [
  {
    name: 'Bordsteinkante',
    de: {
      headline: 'Liefern, laden, parken: der Bordstein bekommt einen Stundenplan',
      what: 'Wir zählen mit Radarsensoren, wer wann am Straßenrand hält, und schlagen Ladezonen vor, die morgens dem Handel und abends den Anwohnern gehören. Lieferdienste buchen ein Fenster, Schilder zeigen die Regel in Echtzeit.',
      who: 'Städte lizenzieren die Planung, Zusteller bezahlen die gebuchten Minuten.',
      proof: 'Auf 600 Metern Einkaufsstraße sank das Halten in zweiter Reihe um 58 Prozent.',
    },
    en: {
      headline: 'Deliver, charge, park: the kerb gets a timetable',
      what: 'Radar sensors count who stops at the kerb and when, and we propose loading bays that belong to shops in the morning and to residents at night. Couriers book a window, signs show the rule in real time.',
      who: 'Cities license the planning, couriers pay for booked minutes.',
      proof: 'On 600 metres of shopping street double parking fell by 58 per cent.',
    },
    needs: {
      'test-bed': 'Stadtbezirk mit Mischung aus Handel und Wohnen',
      'permit-help': 'Straßenverkehrsordnung: Erprobungsklausel nutzen',
      research: 'Begleitforschung Verkehrsverhalten',
    },
    offers: {
      data: 'Haltevorgänge je Minute, ohne Kennzeichen',
      'co-development': 'Zeitfenster für Lastenräder und Mikrodepots',
    },
    topics: ['smart-city', 'last-mile', 'iot'],
    industries: ['P', 'H'],
    stage: 'seed',
    raises: 650,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Baumdurst',
    de: {
      headline: 'Straßenbäume melden, wann sie Wasser brauchen',
      what: 'Ein Spannungssensor im Wurzelraum und ein Wettermodell für jede Straße sagen, welcher Baum diese Woche gegossen werden muss. Aus den Meldungen entsteht die Tour des Tankwagens, und Anwohner können Patenschaften übernehmen.',
      who: 'Grünflächenämter und Wohnungsunternehmen bezahlen je Baum und Saison.',
      proof: '1.250 Bäume; Wasserverbrauch um 37 Prozent gesenkt, Ausfälle bei Jungbäumen halbiert.',
    },
    en: {
      headline: 'Street trees report when they need water',
      what: 'A tension sensor among the roots and a weather model for every street tell which tree must be watered this week. The reports become the tanker’s tour, and residents can adopt a tree.',
      who: 'Parks departments and housing companies pay per tree and season.',
      proof: '1,250 trees; water use down by 37 per cent, losses among young trees halved.',
    },
    needs: {
      'reference-customer': 'Stadt mit mehr als 20.000 Straßenbäumen',
      production: 'Vergossene Sensoren, fünf Jahre dicht',
      'grant-advice': 'Förderung natürlicher Klimaschutz in Kommunen',
    },
    offers: {
      data: 'Bodenfeuchte in 80 Straßen seit 2022',
      marketing: 'Patenschaften mit Firmenschild für Mitgliedsbetriebe',
    },
    topics: ['climate', 'iot', 'smart-city'],
    industries: ['A', 'P'],
    stage: 'start-up',
    raises: 500,
    at: ['duisburg-sued', 'Wedau'],
  },
  {
    name: 'Antragsreif',
    de: {
      headline: 'Bauanträge, die beim ersten Mal vollständig sind',
      what: 'Unsere Prüfung liest Pläne und Formulare, bevor sie zur Behörde gehen, und nennt jede fehlende Angabe mit der Vorschrift dazu. Das Amt sieht dieselbe Liste und spart die Nachforderung.',
      who: 'Architekturbüros zahlen je Antrag, Bauämter erhalten den Zugang kostenlos.',
      proof: '430 Anträge in drei Kommunen, Nachforderungen von 71 auf 22 Prozent gesunken.',
    },
    en: {
      headline: 'Building applications that are complete the first time',
      what: 'Our check reads drawings and forms before they go to the authority and names every missing item with the rule behind it. The office sees the same list and saves the letter asking for more.',
      who: 'Architects pay per application, building authorities have free access.',
      proof: '430 applications in three towns, requests for missing documents fell from 71 to 22 per cent.',
    },
    needs: {
      'pilot-customer': 'Gewerbliche Bauherren mit mehreren Vorhaben im Jahr',
      data: 'Anonymisierte Bescheide und Nachforderungen',
      legal: 'Abgrenzung zur Rechtsdienstleistung',
    },
    offers: {
      'permit-help': 'Vorprüfung von Hallen- und Anlagenanträgen binnen zwei Tagen',
      'api-access': 'Prüfregeln für andere Fachverfahren',
    },
    topics: ['smart-city', 'ai', 'contech'],
    industries: ['P', 'N', 'K'],
    stage: 'start-up',
    raises: 1100,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Sturzregen',
    de: {
      headline: 'Starkregenwarnung für den einzelnen Keller',
      what: 'Aus Regenradar, Kanalpegeln und einem Geländemodell in Halbmeterauflösung rechnen wir alle fünf Minuten, welche Einfahrt in der nächsten Stunde vollläuft. Die Warnung kommt aufs Telefon und an das Tor der Tiefgarage.',
      who: 'Stadtentwässerung und Versicherer bezahlen die Karte, Betriebe den Alarm.',
      proof: 'Beim Unwetter im Juli wurden 46 von 52 betroffenen Adressen vorher gewarnt.',
    },
    en: {
      headline: 'Cloudburst warnings for the single cellar',
      what: 'From rain radar, sewer gauges and a terrain model at half-metre resolution we compute every five minutes which driveway will flood within the hour. The warning reaches the phone and the gate of the underground car park.',
      who: 'Drainage operators and insurers pay for the map, businesses for the alarm.',
      proof: 'In the July storm 46 of 52 affected addresses were warned beforehand.',
    },
    needs: {
      data: 'Kanalpegel und Pumpendaten im Minutentakt',
      'reference-customer': 'Industriepark mit eigener Entwässerung',
      capital: 'Seed mit Bezug zu Klimaanpassung',
    },
    offers: {
      'api-access': 'Warnungen als Schnittstelle für Gebäudetechnik',
      research: 'Ereignisdaten seit 2021 für Hydrologie',
    },
    topics: ['climate', 'smart-city', 'ai'],
    industries: ['E', 'P'],
    stage: 'seed',
    raises: 1000,
    at: ['DEA5', 'Bochum'],
  },
  {
    name: 'Leerstandlicht',
    de: {
      headline: 'Leere Ladenlokale auf Zeit, mit Schlüssel in 48 Stunden',
      what: 'Wir statten leerstehende Läden mit Funkschloss, Grundmöbeln und einem Zwei-Seiten-Vertrag aus, sodass Gründerinnen wochenweise mieten können. Die Besucherzählung zeigt Eigentümern, was die Lage wirklich wert ist.',
      who: 'Eigentümer teilen die Miete mit uns, Kommunen bezuschussen die Erstausstattung.',
      proof: '27 Läden, sechs davon wurden nach der Zwischennutzung fest vermietet.',
    },
    en: {
      headline: 'Vacant shops on a short lease, with the key in 48 hours',
      what: 'We fit vacant shops with a radio lock, basic furniture and a two-page contract, so founders can rent by the week. Counting visitors shows owners what the location is really worth.',
      who: 'Owners share the rent with us, municipalities subsidise the fit-out.',
      proof: '27 shops, six of which found a permanent tenant after interim use.',
    },
    needs: {
      site: 'Ladenlokale in Marxloh, Ruhrort und der Altstadt',
      tax: 'Kurzzeitmiete: Umsatzsteuer und Gewerbe richtig trennen',
      'co-founder': 'Technik für Schlösser und Zählung',
    },
    offers: {
      office: 'Ladenbüros mit Schaufenster, wochenweise',
      marketing: 'Schaufensterflächen für Kampagnen der Mitglieder',
    },
    topics: ['smart-city', 'contech'],
    industries: ['M', 'G'],
    stage: 'pre-seed',
    raises: 150,
    at: ['duisburg-hamborn', 'Marxloh'],
  },
];
