import { type StartupIdea } from '../blueprint.ts';

/** Start-ups for workshops, building sites and the trades. */
export const crafts: StartupIdea[] = [
  {
    name: 'Feierabendbericht',
    de: {
      headline: 'Bautagebuch sprechen statt schreiben, auch auf Polnisch und Rumänisch',
      what: 'Wer auf der Leiter steht, spricht zwei Sätze ins Telefon; daraus werden Bautagebuch, Materialliste und Aufmaß. Dialekt, Baulärm und gemischte Sprachen gehören zum Training, nicht zu den Ausnahmen.',
      who: 'Handwerksbetriebe mit fünf bis fünfzig Leuten zahlen je Kolonne.',
      proof: '86 Betriebe, im Mittel 38 Minuten Büroarbeit je Tag und Kolonne gespart.',
    },
    en: {
      headline: 'Speak the site diary instead of writing it, in Polish and Romanian too',
      what: 'Whoever stands on the ladder speaks two sentences into the phone; they become site diary, material list and measurements. Dialect, site noise and mixed languages are part of the training, not exceptions.',
      who: 'Trades businesses of five to fifty people pay per crew.',
      proof: '86 businesses, on average 38 minutes of office work saved per crew and day.',
    },
    needs: {
      distribution: 'Großhändler für Sanitär, Heizung und Elektro',
      'api-access': 'Anbindung an Handwerkersoftware mit GAEB',
      capital: 'Seed-Erweiterung für den Vertrieb im Handwerk',
    },
    offers: {
      'co-development': 'Spracherkennung für laute Umgebungen',
      marketing: 'Reichweite: 4.000 Abonnenten im Handwerk',
    },
    topics: ['ai', 'contech'],
    industries: ['F', 'K'],
    stage: 'start-up',
    raises: 800,
    at: ['duisburg-mitte', 'Neudorf'],
  },
  {
    name: 'Raumlot',
    de: {
      headline: 'Aufmaß mit dem Telefon, auf drei Millimeter genau',
      what: 'Zwei Magnetmarken an der Wand geben dem Tiefensensor des Telefons einen Maßstab, den er allein nicht hat. Nach einer Runde durch den Raum liegt ein Plan vor, aus dem Fliesen, Estrich und Tischlerei direkt bestellen.',
      who: 'Fliesenleger, Küchenbauer und Innenausbauer kaufen Markensatz und Jahreslizenz.',
      proof: '520 Lizenzen, Reklamationen wegen falscher Maße halbierten sich bei Bestandskunden.',
    },
    en: {
      headline: 'Measuring rooms by phone, accurate to three millimetres',
      what: 'Two magnetic markers on the wall give the phone’s depth sensor a scale it lacks by itself. After one round through the room there is a plan from which tiles, screed and joinery are ordered directly.',
      who: 'Tilers, kitchen fitters and interior builders buy the marker set and a yearly licence.',
      proof: '520 licences, complaints about wrong measurements halved among existing customers.',
    },
    needs: {
      production: 'Gefräste Magnetmarken, 3.000 Stück',
      'market-entry': 'Niederlande: Verbände und Baumärkte',
      'co-founder': 'Kaufmännische Leitung mit Bezug zum Bau',
    },
    offers: {
      licence: 'Messverfahren für Bestandsaufnahmen in Hallen und Schiffen',
      'api-access': 'Pläne als IFC für BIM-Systeme',
    },
    topics: ['contech', 'digital-twin'],
    industries: ['F', 'K'],
    stage: 'seed',
    raises: 550,
    at: ['DEA1', 'Krefeld'],
  },
  {
    name: 'Meisterwechsel',
    de: {
      headline: 'Betriebsübergabe im Handwerk: Probezeit statt Sprung ins kalte Wasser',
      what: 'Wir führen Betriebe ohne Nachfolge mit Meisterinnen und Meistern zusammen, die erst ein Jahr mitarbeiten und dann übernehmen. Eine einfache Bewertung macht sichtbar, was der Betrieb ohne den Chef wert ist.',
      who: 'Abgebende zahlen erst bei gelungener Übergabe der Leitung, Suchende nichts.',
      proof: '31 Paare in der Probephase, neun Übergaben abgeschlossen.',
    },
    en: {
      headline: 'Handing over a trades business: a trial year instead of a cold plunge',
      what: 'We bring businesses without a successor together with master craftspeople who first work alongside for a year and then take over. A plain valuation shows what the business is worth without its boss.',
      who: 'Those handing over pay once leadership has passed on successfully, those searching pay nothing.',
      proof: '31 pairs in the trial phase, nine handovers completed.',
    },
    needs: {
      'advisory-board': 'Handwerkskammer-Erfahrung in der Übergabeberatung',
      tax: 'Merkblätter zur Übergabe an Mitarbeitende',
      marketing: 'Geschichten gelungener Übergaben in der Lokalpresse',
    },
    offers: {
      succession: 'Geprüfte Nachfolgerinnen für Betriebe bis 40 Leute',
      talent: 'Meisterinnen und Meister, die wechseln möchten',
    },
    topics: ['contech'],
    industries: ['F', 'N'],
    stage: 'seed',
    raises: 250,
    at: ['duisburg-sued', 'Großenbaum'],
  },
  {
    name: 'Wärmeskizze',
    de: {
      headline: 'Wärmepumpe im Altbau geplant, bevor der Kaffee kalt ist',
      what: 'Aus vier Fotos, der Gasrechnung und dem Baujahr entsteht eine Heizlast, die im Mittel zehn Prozent neben der vollständigen Rechnung liegt. Der Betrieb sieht sofort, welche Heizkörper getauscht werden müssen und ob sich der Termin lohnt.',
      who: 'Heizungsbauer zahlen je Skizze und filtern damit Anfragen.',
      proof: '6.800 Skizzen im laufenden Jahr, 210 Betriebe, geringe Kündigungsrate.',
    },
    en: {
      headline: 'A heat pump for an old building, planned before the coffee is cold',
      what: 'From four photos, the gas bill and the year of construction comes a heat load that is within ten per cent of the full calculation on average. The installer sees at once which radiators must be replaced and whether the visit is worth it.',
      who: 'Heating installers pay per sketch and use it to filter requests.',
      proof: '6,800 sketches this year, 210 businesses, few cancellations.',
    },
    needs: {
      data: 'Verbrauchswerte sanierter Häuser vor und nach dem Umbau',
      distribution: 'Hersteller oder Großhandel mit Heizungsbauern im Netz',
      'reference-customer': 'Wohnungsunternehmen mit Siedlungen der Fünfzigerjahre',
    },
    offers: {
      'api-access': 'Heizlast als Dienst für Portale und Banken',
      data: 'Gebäudetypen im Ruhrgebiet, anonym ausgewertet',
    },
    topics: ['contech', 'climate', 'renewables'],
    industries: ['F', 'D'],
    stage: 'growth',
    raises: 2400,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Funkenraum',
    de: {
      headline: 'Schweißen lernen ohne Rauch: Übungskabine mit echtem Brenner',
      what: 'In unserer Kabine führt man einen echten Brenner, aber der Lichtbogen ist gerechnet. Wer übt, spürt Drahtvorschub und Wärmeverzug und bekommt nach jeder Naht gesagt, was die Hand anders machen soll.',
      who: 'Lehrwerkstätten, Werften und Umschulungsträger kaufen oder mieten Kabinen.',
      proof: '14 Kabinen, Verbrauch an Blech und Gas in der Grundausbildung um 60 Prozent gesenkt.',
    },
    en: {
      headline: 'Learning to weld without fumes: a practice booth with a real torch',
      what: 'In our booth you hold a real torch, but the arc is computed. Learners feel wire feed and distortion and are told after each seam what the hand should do differently.',
      who: 'Training workshops, shipyards and retraining centres buy or rent booths.',
      proof: '14 booths, sheet and gas used in basic training cut by 60 per cent.',
    },
    needs: {
      'pilot-customer': 'Werft oder Stahlbauer mit eigener Lehrwerkstatt',
      prototyping: 'Brennergriff mit Kraftrückmeldung',
      capital: 'Umsatzbeteiligung oder Leasingpartner für 40 Kabinen',
    },
    offers: {
      talent: 'Kontakt zu Umschülerinnen und Umschülern vor der Prüfung',
      'test-bed': 'Offene Kabine jeden Freitag zum Ausprobieren',
    },
    topics: ['digital-twin', 'robotics'],
    industries: ['Q', 'C'],
    stage: 'start-up',
    raises: 600,
    at: ['duisburg-rheinhausen', 'Hochemmerich'],
  },
];
