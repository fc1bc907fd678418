import { type StartupIdea } from '../blueprint.ts';

/** Start-ups that sell software, its safety and what it sees. */
export const software: StartupIdea[] = [
  {
    name: 'Riegelwerk',
    de: {
      headline: 'NIS2 für Betriebe ohne eigene IT-Abteilung',
      what: 'Riegelwerk begleitet die Geschäftsführung in zwölf Wochen vom Fragebogen bis zur geübten Notfallnacht. Statt eines Ordners entsteht ein Plan, den der Schichtleiter um drei Uhr früh versteht.',
      who: 'Mittelständler mit 50 bis 500 Leuten buchen ein Festpreispaket, danach ein Abo.',
      proof:
        '34 Betriebe, darunter zwei Hafenlogistiker; im Schnitt 140 Schwachstellen je Betrieb geschlossen.',
    },
    en: {
      headline: 'NIS2 for firms without an IT department',
      what: 'Riegelwerk leads management within twelve weeks from the questionnaire to a rehearsed night of emergency. Instead of a folder there is a plan the shift leader understands at three in the morning.',
      who: 'Medium-sized firms with 50 to 500 people book a fixed-price package, then a subscription.',
      proof: '34 firms, two port logistics companies among them; 140 weaknesses closed per firm on average.',
    },
    needs: {
      distribution: 'Versicherungsmakler und Systemhäuser',
      talent: 'Zwei Fachleute für Netzwerke in der Produktion',
      'reference-customer': 'Versorger oder Krankenhaus, das genannt werden darf',
    },
    offers: {
      mentoring: 'Sicherheits-Sprechstunde für Gründungsteams',
      certification: 'Vorbereitung auf ISO 27001, mit Probeaudit',
    },
    topics: ['cybersecurity'],
    industries: ['K', 'N'],
    stage: 'growth',
    raises: 1500,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Frachtlese',
    de: {
      headline: 'Der Posteingang der Spedition sortiert sich selbst',
      what: 'Anfragen, Avise und Reklamationen kommen als Mail, Fax und Foto; Frachtlese macht daraus Aufträge im Transportsystem. Unklare Fälle landen mit einer Rückfrage beim Kunden statt auf dem Stapel.',
      who: 'Speditionen mit zehn bis hundert Disponenten bezahlen je erledigtem Vorgang.',
      proof: 'In fünf Speditionen laufen 62 Prozent der Aufträge ohne Tippen durch.',
    },
    en: {
      headline: 'A forwarder’s inbox that sorts itself',
      what: 'Requests, notices and complaints arrive by mail, fax and photo; Frachtlese turns them into orders in the transport system. Unclear cases go back to the customer with a question instead of onto the pile.',
      who: 'Forwarders with ten to a hundred dispatchers pay per finished case.',
      proof: 'In five forwarding firms 62 per cent of orders pass without typing.',
    },
    needs: {
      'api-access': 'Schnittstellen zu verbreiteten Transportsystemen',
      'pilot-customer': 'Spedition mit Stückgut und Gefahrgut',
      'market-entry': 'Partner in Flandern mit niederländischsprachigem Vertrieb',
    },
    offers: {
      'co-development': 'Auslesen von Begleitpapieren für Abfall und Schrott',
      internship: 'Werkstudium maschinelles Lernen',
    },
    topics: ['ai', 'logtech'],
    industries: ['K', 'H'],
    stage: 'start-up',
    raises: 1300,
    at: ['duisburg-mitte', 'Neudorf'],
  },
  {
    name: 'Halle Zwei',
    de: {
      headline: 'Der Zwilling der Werkhalle, gebaut aus einem Rundgang',
      what: 'Ein Rundgang mit 360-Grad-Kamera genügt, damit Umbauten, Fluchtwege und Kranwege am Bildschirm geprüft werden können. Maschinen werden erkannt und mit Wartungsakten verknüpft.',
      who: 'Produktionsleiter planen Umzüge und Linien, Feuerwehren üben die Anfahrt.',
      proof: '92 Hallen mit zusammen 410.000 Quadratmetern erfasst.',
    },
    en: {
      headline: 'The twin of the shop floor, built from one walk',
      what: 'One walk with a 360-degree camera is enough to check conversions, escape routes and crane paths on screen. Machines are recognised and linked to their maintenance files.',
      who: 'Production managers plan moves and lines, fire brigades rehearse the approach.',
      proof: '92 halls with 410,000 square metres together have been captured.',
    },
    needs: {
      'co-development': 'Anlagenbauer, der Umbauten mit uns plant',
      capital: 'Wandeldarlehen bis zur nächsten Runde',
      office: 'Büro mit angrenzender Halle zum Vorführen',
    },
    offers: {
      data: 'Punktwolken von Beispielhallen für Lehre und Forschung',
      'pilot-customer': 'Wir probieren Kameras und Drohnen anderer Teams aus',
    },
    topics: ['digital-twin', 'ai', 'contech'],
    industries: ['K', 'C'],
    stage: 'seed',
    raises: 700,
    at: ['DEA1', 'Mülheim an der Ruhr'],
  },
  {
    name: 'Klartext Schicht',
    de: {
      headline: 'Unterweisungen, die jeder versteht: 28 Sprachen, drei Minuten, ein Test',
      what: 'Aus einer Betriebsanweisung entstehen kurze Filme mit Bildern aus dem eigenen Werk, vertont in der Sprache der Kolonne. Der Test am Ende prüft Verständnis, nicht Deutschkenntnisse.',
      who: 'Werke mit Fremdfirmen und Zeitarbeit zahlen je unterwiesener Person.',
      proof: '18.000 Unterweisungen im Jahr, Wartezeit am Werkstor um 40 Minuten je Kolonne verkürzt.',
    },
    en: {
      headline: 'Safety briefings everybody understands: 28 languages, three minutes, one test',
      what: 'A works instruction becomes short films with pictures from the plant itself, voiced in the crew’s language. The test at the end checks understanding, not German.',
      who: 'Plants with contractors and temporary staff pay per person briefed.',
      proof: '18,000 briefings a year, waiting at the gate cut by 40 minutes per crew.',
    },
    needs: {
      'reference-customer': 'Chemiepark oder Hüttenwerk mit vielen Fremdfirmen',
      'advisory-board': 'Berufsgenossenschaftliche Erfahrung',
      marketing: 'Auftritt auf der Messe für Arbeitsschutz',
    },
    offers: {
      procurement: 'Rahmenpreis für Mitgliedsbetriebe ab 100 Personen',
      'co-development': 'Unterweisungen zu Wasserstoff und Hochvolt',
    },
    topics: ['ai', 'cybersecurity'],
    industries: ['Q', 'K'],
    stage: 'start-up',
    raises: 900,
    at: ['duisburg-meiderich-beeck', 'Beeck'],
  },
  {
    name: 'Haarriss',
    de: {
      headline: 'Brückenprüfung aus Drohnenbildern, die auch im Schatten Risse findet',
      what: 'Unsere Software findet Risse ab 0,2 Millimetern, ordnet sie dem Bauwerksbuch zu und misst, ob sie seit der letzten Befliegung gewachsen sind. Prüfingenieure bestätigen am Bildschirm, statt vom Hubsteiger aus zu suchen.',
      who: 'Straßenbauämter, Hafenbahnen und Ingenieurbüros lizenzieren je Bauwerk.',
      proof: '58 Brücken und 11 Spundwände geprüft, Trefferquote 94 Prozent gegenüber Handprüfung.',
    },
    en: {
      headline: 'Bridge inspection from drone images that finds cracks even in the shade',
      what: 'Our software finds cracks from 0.2 millimetres, assigns them to the structure’s file and measures whether they have grown since the last flight. Engineers confirm on screen instead of searching from a lift.',
      who: 'Road authorities, port railways and engineers license per structure.',
      proof: '58 bridges and 11 sheet pile walls inspected, 94 per cent hit rate against manual inspection.',
    },
    needs: {
      'test-bed': 'Spundwände und Kaimauern bei wechselndem Wasserstand',
      certification: 'Anerkennung nach DIN 1076 als Unterstützung',
      capital: 'Eigenkapital ab 300.000 Euro',
    },
    offers: {
      data: '120.000 beschriftete Bilder von Betonschäden',
      research: 'Gemeinsame Anträge mit Bauingenieurwesen',
    },
    topics: ['ai', 'digital-twin', 'contech'],
    industries: ['N', 'F', 'K'],
    stage: 'seed',
    raises: 600,
    at: ['DEA2', 'Aachen'],
  },
  {
    name: 'Ankerplatz Talente',
    de: {
      headline: 'Fachkräfte aus dem Ausland: vom ersten Gespräch bis zur Wohnung in Duisburg',
      what: 'Wir begleiten Mechatroniker, Lokführerinnen und Pflegekräfte durch Anerkennung, Sprachkurs und Umzug. Betriebe sehen auf einer Seite, an welchem Amt die Akte liegt und was als Nächstes zu tun ist.',
      who: 'Arbeitgeber zahlen in drei Schritten: Zusage, Einreise, bestandene Probezeit.',
      proof: '148 Menschen angekommen, 91 Prozent nach einem Jahr noch im Betrieb.',
    },
    en: {
      headline: 'Skilled people from abroad: from first talk to a flat in Duisburg',
      what: 'We accompany mechatronics engineers, train drivers and nurses through recognition, language course and move. Employers see on one page which office has the file and what comes next.',
      who: 'Employers pay in three steps: acceptance, arrival, probation passed.',
      proof: '148 people have arrived, 91 per cent still with their employer after a year.',
    },
    needs: {
      'permit-help': 'Beschleunigtes Fachkräfteverfahren, direkter Draht',
      'pilot-customer': 'Eisenbahnunternehmen mit fünf offenen Stellen',
      capital: 'Darlehen für die Vorfinanzierung von Sprachkursen',
    },
    offers: {
      talent: 'Zwölf Mechatroniker mit B1-Deutsch, ab Sommer verfügbar',
      mentoring: 'Ankommen organisieren: Checklisten und Sprechstunde',
    },
    topics: ['smart-city'],
    industries: ['O', 'Q'],
    stage: 'start-up',
    raises: 450,
    at: ['duisburg-homberg-ruhrort-baerl', 'Homberg'],
  },
];
