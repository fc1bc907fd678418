import { type StartupIdea } from '../blueprint.ts';

/** Start-ups for wards, care homes and people at home. */
export const health: StartupIdea[] = [
  {
    name: 'Sprechzimmer Babel',
    de: {
      headline: 'Medizinisch dolmetschen in 34 Sprachen, ohne dass Daten das Haus verlassen',
      what: 'Ein Gerät von der Größe eines Buches übersetzt Aufklärungsgespräche satzweise und liest zurück, was es verstanden hat. Die Sprachmodelle laufen im Gerät; gespeichert wird nur, was Ärztin und Patient gemeinsam bestätigen.',
      who: 'Kliniken mieten Geräte je Station, besonders für Notaufnahme und Kreißsaal.',
      proof: '1.400 Gespräche in zwei Notaufnahmen; Rückfragen sanken um ein Drittel.',
    },
    en: {
      headline: 'Medical interpreting in 34 languages without data leaving the building',
      what: 'A device the size of a book translates consent talks sentence by sentence and reads back what it has understood. The language models run inside it; only what doctor and patient confirm together is stored.',
      who: 'Hospitals rent devices by the ward, above all for emergency and delivery rooms.',
      proof: '1,400 conversations in two emergency departments; queries fell by a third.',
    },
    needs: {
      certification: 'Einstufung nach MDR: Hilfsmittel oder Medizinprodukt?',
      'pilot-customer': 'Klinik mit eigener Kinderstation',
      talent: 'Fachdolmetscherinnen für Arabisch, Bulgarisch und Türkisch',
    },
    offers: {
      'co-development': 'Wortschatz für Pflege, Zahnmedizin und Rettungsdienst',
      'test-bed': 'Nachgebautes Sprechzimmer für Nutzertests',
    },
    topics: ['medtech', 'ai'],
    industries: ['R', 'K'],
    stage: 'seed',
    raises: 750,
    at: ['duisburg-hamborn', 'Marxloh'],
  },
  {
    name: 'Gangart',
    de: {
      headline: 'Sturzrisiko am Schritt erkennen: eine Sohle, zehn Meter, ein Befund',
      what: 'Unsere Einlegesohle misst Druck und Beschleunigung, während jemand zehn Meter geht. Der Befund vergleicht mit dem letzten Besuch und schlägt Übungen vor, die in der Physiotherapie anerkannt sind.',
      who: 'Geriatrien und Praxen bezahlen je Messung, Pflegekassen fördern die Vorsorge.',
      proof: 'Studie mit 212 Teilnehmenden: 78 Prozent der späteren Stürze richtig vorhergesagt.',
    },
    en: {
      headline: 'Seeing the risk of a fall in a step: one insole, ten metres, one finding',
      what: 'Our insole measures pressure and acceleration while somebody walks ten metres. The finding compares with the last visit and suggests exercises that physiotherapy recognises.',
      who: 'Geriatric wards and practices pay per measurement, care insurers support prevention.',
      proof: 'A study with 212 participants: 78 per cent of later falls were predicted correctly.',
    },
    needs: {
      research: 'Klinische Studie über zwölf Monate, Ethikvotum liegt vor',
      production: 'Sensorsohlen, spritzgegossen, 2.000 Paar',
      capital: 'Business Angels mit Erfahrung in Medizinprodukten',
    },
    offers: {
      data: 'Gangmuster gesunder Vergleichspersonen',
      internship: 'Bachelorarbeiten in Sport- und Bewegungswissenschaft',
    },
    topics: ['medtech', 'iot'],
    industries: ['R', 'C'],
    stage: 'seed',
    raises: 500,
    at: ['duisburg-mitte', 'Neudorf'],
  },
  {
    name: 'Dienstfrieden',
    de: {
      headline: 'Dienstpläne für die Pflege, die auch am Sonntagabend noch gelten',
      what: 'Fällt jemand aus, fragt Dienstfrieden nicht alle, sondern die drei, die es am wenigsten belastet. Wünsche, Ruhezeiten und gefahrene Wege gehen in eine Fairnessrechnung ein, die jede Pflegekraft einsehen kann.',
      who: 'Ambulante Dienste und Heime zahlen je Mitarbeiterin und Monat.',
      proof: '19 Einrichtungen; kurzfristiges Einspringen ging um 44 Prozent zurück.',
    },
    en: {
      headline: 'Nursing rosters that still hold on Sunday night',
      what: 'When somebody drops out, Dienstfrieden does not ask everyone but the three it burdens least. Wishes, rest periods and distances enter a fairness score that every carer can look into.',
      who: 'Home care services and nursing homes pay per employee and month.',
      proof: '19 institutions; stepping in at short notice fell by 44 per cent.',
    },
    needs: {
      distribution: 'Anbieter von Pflegedokumentation mit Bestandskunden',
      'api-access': 'Austausch mit Lohnabrechnung und Tourenplanung',
      'advisory-board': 'Pflegedirektion, die unbequeme Fragen stellt',
    },
    offers: {
      'reference-customer': 'Besuche in Einrichtungen, die offen berichten',
      'co-development': 'Fairnessrechnung auch für Schichtbetriebe der Industrie',
    },
    topics: ['medtech', 'ai'],
    industries: ['R', 'K'],
    stage: 'growth',
    raises: 2200,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Wundfarbe',
    de: {
      headline: 'Chronische Wunden per Telefonfoto vermessen, vergleichbar bei jedem Licht',
      what: 'Eine aufgeklebte Farbkarte macht jedes Foto vergleichbar; die App misst Fläche und Gewebeanteile und zeigt den Verlauf. Bei Verschlechterung geht eine Nachricht an die Wundexpertin, nicht an einen Posteingang.',
      who: 'Pflegedienste dokumentieren schneller, Hausärzte entscheiden ohne Hausbesuch.',
      proof: '3.100 Wunden dokumentiert, Messfehler gegenüber Planimetrie 6 Prozent.',
    },
    en: {
      headline: 'Measuring chronic wounds by phone photo, comparable in any light',
      what: 'A stick-on colour card makes every photo comparable; the app measures area and tissue shares and shows the course. If it worsens, a message goes to the wound specialist, not to an inbox.',
      who: 'Care services document faster, family doctors decide without a home visit.',
      proof: '3,100 wounds documented, error against planimetry 6 per cent.',
    },
    needs: {
      'pilot-customer': 'Krankenhaus mit Wundambulanz',
      legal: 'Datenschutz-Folgenabschätzung für Bilddaten',
      marketing: 'Fachkongress Pflege, gemeinsamer Auftritt',
    },
    offers: {
      data: 'Pseudonymisierte Verläufe für Versorgungsforschung',
      mentoring: 'MDR Klasse I selbst gemacht: Erfahrungen zum Weitergeben',
    },
    topics: ['medtech', 'ai'],
    industries: ['R'],
    stage: 'start-up',
    raises: 950,
    at: ['DEA1', 'Mülheim an der Ruhr'],
  },
  {
    name: 'Staubwart',
    de: {
      headline: 'Atemschutz, der mitzählt: Staubbelastung am Helm messen',
      what: 'Ein Sensor am Helm misst Feinstaub dort, wo geatmet wird, und warnt durch Vibration. Belastungen werden je Tätigkeit gesammelt, nie je Person, das haben wir mit Betriebsräten vereinbart.',
      who: 'Gießereien, Abbruchfirmen und Hüttenbetriebe erfüllen ihre Messpflicht laufend statt einmal im Jahr.',
      proof: '240 Helme in vier Betrieben, zwei Absaugungen wurden aufgrund der Daten versetzt.',
    },
    en: {
      headline: 'Breathing protection that counts: dust measured at the helmet',
      what: 'A sensor on the helmet measures fine dust where people breathe and warns by vibration. Exposure is gathered per task, never per person; works councils have our word in writing.',
      who: 'Foundries, demolition firms and ironworks meet their duty to measure continuously instead of once a year.',
      proof: '240 helmets in four plants, two extraction units were moved because of the data.',
    },
    needs: {
      'reference-customer': 'Hütten- oder Sinterbetrieb mit Betriebsrat am Tisch',
      certification: 'Baumusterprüfung am Helm',
      prototyping: 'Gehäuse, schlagfest und waschbar',
    },
    offers: {
      'pilot-customer': 'Wir testen Batterien und Funkmodule im Staub',
      data: 'Staubprofile von 60 Tätigkeiten',
    },
    topics: ['iot', 'medtech'],
    industries: ['C', 'R'],
    stage: 'seed',
    raises: 420,
    at: ['duisburg-hamborn', 'Hamborn'],
  },
];
