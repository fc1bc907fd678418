import { type StartupIdea } from '../blueprint.ts';

/** Start-ups around furnaces, rolling mills and what falls off them. */
export const steel: StartupIdea[] = [
  {
    name: 'Schlackenwert',
    de: {
      headline: 'Zement aus Elektroofenschlacke: Bindemittel, wenn der Hochofen geht',
      what: 'Mit dem Umstieg auf Direktreduktion verschwindet der Hüttensand, auf den die Zementindustrie baut. Wir behandeln die neue Schlacke beim Abkühlen so, dass sie wieder abbindet und bis zu 40 Prozent Klinker ersetzt.',
      who: 'Stahlwerke verkaufen einen Rohstoff, statt zu deponieren; Betonwerke senken ihren CO₂-Wert ohne neue Mischanlage.',
      proof:
        'Im Technikum wurden 14 Tonnen hergestellt; die 28-Tage-Festigkeit liegt über der Norm für CEM II.',
    },
    en: {
      headline: 'Cement from electric furnace slag: a binder for the time after the blast furnace',
      what: 'With the move to direct reduction the granulated slag that the cement industry relies on disappears. We treat the new slag while it cools so that it sets again and replaces up to 40 per cent of clinker.',
      who: 'Steelworks sell a raw material instead of landfilling it; concrete plants lower their carbon figure without a new mixing line.',
      proof: 'Fourteen tonnes were made at pilot scale; the 28-day strength exceeds the standard for CEM II.',
    },
    needs: {
      lab: 'Schmelztechnikum für Chargen über 100 Kilogramm',
      'co-development': 'Stahlwerk mit Einschmelzer oder Elektroofen, Schlacke in Echtzeit beeinflussen',
      'grant-advice': 'Klimaschutzprogramme des Bundes, Antrag bis Frühjahr',
      capital: 'Brücke bis zur Demonstrationsanlage',
    },
    offers: {
      licence: 'Kühlverfahren, zwei Patente angemeldet',
      research: 'Gemeinsame Promotionen in Mineralogie',
    },
    topics: ['green-steel', 'circular', 'climate'],
    industries: ['C', 'E'],
    stage: 'seed',
    raises: 2500,
    at: ['duisburg-hamborn', 'Marxloh'],
  },
  {
    name: 'Glutmaß',
    de: {
      headline: 'Ofentemperatur ohne Fühler: ein Rechenmodell spart Gas beim Wiedererwärmen',
      what: 'Thermoelemente sterben im Ofenraum nach wenigen Monaten. Unser Modell schätzt die Temperatur jeder Bramme aus Abgas, Wärmebild und Walzkraft und regelt die Brenner zonenweise nach.',
      who: 'Walzwerke und Schmieden mit Stoßofen oder Drehherdofen bezahlen einen Anteil an der eingesparten Energie.',
      proof:
        'An einem Drehherdofen gelangen 6,4 Prozent weniger Gas über drei Monate, vom Betreiber gemessen.',
    },
    en: {
      headline: 'Furnace temperature without probes: a model saves gas when reheating',
      what: 'Thermocouples die in the furnace within months. Our model estimates the temperature of every slab from flue gas, thermal images and rolling force and adjusts the burners zone by zone.',
      who: 'Rolling mills and forges with pusher or rotary hearth furnaces pay a share of the energy saved.',
      proof:
        'On one rotary hearth furnace gas use fell by 6.4 per cent over three months, metered by the operator.',
    },
    needs: {
      'pilot-customer': 'Stoßofen mit Prozessdaten der letzten zwei Jahre',
      data: 'Brennerdaten und Wärmebilder, gern anonym',
      'co-founder': 'Vertrieb mit Stallgeruch aus der Stahlindustrie',
    },
    offers: {
      'co-development': 'Regelung für Wasserstoffbrenner gemeinsam auslegen',
      mentoring: 'Wir zeigen anderen Teams, wie man an Betriebsdaten kommt',
    },
    topics: ['ai', 'green-steel', 'digital-twin'],
    industries: ['C', 'K'],
    stage: 'seed',
    raises: 600,
    at: ['duisburg-sued', 'Hüttenheim'],
  },
  {
    name: 'Walzgehör',
    de: {
      headline: 'Mikrofone hören Risse in Walzen, bevor das Band reißt',
      what: 'Körperschallsensoren sitzen an den Einbaustücken und lernen, wie eine gesunde Walze klingt. Weicht der Klang ab, nennt das System die Walze, den Umfangswinkel und die verbleibenden Tonnen bis zum Wechsel.',
      who: 'Instandhalter in Warm- und Kaltwalzwerken ersetzen feste Wechselintervalle durch den wirklichen Zustand.',
      proof: 'Elf Risse in neun Monaten gemeldet, zehn davon beim Schleifen bestätigt.',
    },
    en: {
      headline: 'Microphones hear cracks in rolls before the strip tears',
      what: 'Structure-borne sound sensors sit on the chocks and learn what a healthy roll sounds like. When the sound changes, the system names the roll, the angle and the tonnes left until it must be changed.',
      who: 'Maintenance teams in hot and cold rolling mills replace fixed intervals by actual condition.',
      proof: 'Eleven cracks reported in nine months, ten of them confirmed when grinding.',
    },
    needs: {
      'reference-customer': 'Kaltwalzwerk, das offen über Ergebnisse spricht',
      'market-entry': 'Zugang zu Walzwerken in Norditalien und Österreich',
      marketing: 'Fachpresse und Messeauftritt Metallurgie',
    },
    offers: {
      'api-access': 'Zustandsdaten für Instandhaltungssysteme',
      internship: 'Werkstudium Signalverarbeitung',
    },
    topics: ['iot', 'ai', 'green-steel'],
    industries: ['C'],
    stage: 'start-up',
    raises: 1400,
    at: ['duisburg-meiderich-beeck', 'Beeck'],
  },
  {
    name: 'Coilpass',
    de: {
      headline: 'Der CO₂-Ausweis am Coil: geprüft vom Erz bis zum Blechteil',
      what: 'Jeder Coil bekommt einen digitalen Ausweis, der Schmelze, Strommix und Transport mit Belegen verknüpft. Beim Spalten und Stanzen wird er anteilig vererbt, sodass auch ein einzelnes Blechteil seinen Wert kennt.',
      who: 'Stahlservicecenter erfüllen damit CBAM- und Kundenanfragen, ohne Tabellen zu verschicken.',
      proof: '9.300 Ausweise in sechs Servicecentern; zwei Autozulieferer lesen sie automatisch ein.',
    },
    en: {
      headline: 'The carbon passport on the coil: verified from ore to sheet metal part',
      what: 'Every coil gets a digital passport linking melt, power mix and transport to evidence. Slitting and stamping pass it on proportionally, so even a single part knows its figure.',
      who: 'Steel service centres answer CBAM and customer requests without mailing spreadsheets.',
      proof: '9,300 passports in six service centres; two automotive suppliers read them in automatically.',
    },
    needs: {
      'api-access': 'Schnittstellen zu ERP-Systemen des Stahlhandels',
      certification: 'Prüfung der Rechenmethode nach ISO 14067',
      distribution: 'Systemhäuser, die Stahlhändler betreuen',
    },
    offers: {
      data: 'Branchenmittelwerte je Güte und Herkunft',
      procurement: 'Kostenloser Ausweis für die ersten 500 Coils',
    },
    topics: ['green-steel', 'circular', 'digital-twin'],
    industries: ['C', 'G', 'K'],
    stage: 'start-up',
    raises: 2000,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Schrottsicht',
    de: {
      headline: 'Schrott sortenrein: Kamera und Laser lesen jede Schaufel',
      what: 'Über dem Greifer sitzt ein Messkopf, der Legierung und Störstoffe wie Kupfer noch im Flug bestimmt. Der Baggerfahrer sieht eine Ampel, das Stahlwerk später die Zusammensetzung der ganzen Charge.',
      who: 'Schrotthändler verkaufen bessere Sorten, Elektrostahlwerke mischen knapper am Grenzwert.',
      proof: 'Kupfer wird auf 0,03 Prozentpunkte genau erkannt, gemessen an 260 Chargen.',
    },
    en: {
      headline: 'Scrap by grade: camera and laser read every grab',
      what: 'A sensor head above the grab determines alloy and tramp elements such as copper in mid-air. The operator sees a traffic light, the steelworks later the composition of the whole heat.',
      who: 'Scrap dealers sell better grades, electric steelworks blend closer to the limit.',
      proof: 'Copper is recognised to within 0.03 percentage points, measured on 260 heats.',
    },
    needs: {
      production: 'Kleinserie staubdichter Messköpfe, 30 Stück',
      'pilot-customer': 'Schrottplatz mit Wasseranschluss und Portalkran',
      legal: 'Lasersicherheit und Vertragsmuster für Mietgeräte',
    },
    offers: {
      'pilot-customer': 'Wir erproben robuste Industrierechner anderer Start-ups',
      data: 'Spektren von 40 Schrottsorten',
    },
    topics: ['circular', 'green-steel', 'ai'],
    industries: ['C', 'E'],
    stage: 'seed',
    raises: 1100,
    at: ['duisburg-homberg-ruhrort-baerl', 'Ruhrort'],
  },
  {
    name: 'Pfannenwacht',
    de: {
      headline: 'Wärmebild der Gießpfanne: Durchbruch erkannt, bevor er glüht',
      what: 'Vier Wärmekameras sehen jede Pfanne auf ihrem Weg durch die Halle und rechnen zurück, wie dick das Futter noch ist. Aus jeder Fahrt entsteht ein Verschleißbild, das mit dem Maurer besprochen wird und nicht gegen ihn.',
      who: 'Stahlwerke und Gießereien gewinnen im Schnitt vier zusätzliche Fahrten je Zustellung.',
      proof: 'Seit 2024 in einer Gießerei am Niederrhein im Einsatz, null Durchbrüche bei 5.200 Fahrten.',
    },
    en: {
      headline: 'Thermal view of the ladle: a breakout found before it glows',
      what: 'Four thermal cameras see every ladle on its way through the hall and work out how thick the lining still is. Each trip yields a wear map that is discussed with the bricklayer, not held against him.',
      who: 'Steelworks and foundries gain four extra heats per lining on average.',
      proof: 'In use at a foundry on the Lower Rhine since 2024, no breakouts in 5,200 trips.',
    },
    needs: {
      distribution: 'Feuerfest-Lieferant mit eigenem Servicenetz',
      capital: 'Wachstumsdarlehen oder stille Beteiligung',
      office: 'Acht Arbeitsplätze nahe der Werke, kurzfristig',
    },
    offers: {
      'reference-customer': 'Wir nennen Kameraherstellern offen, was im Stahlwerk hält',
      mentoring: 'Arbeitssicherheit für Teams, die das erste Mal ins Werk gehen',
    },
    topics: ['iot', 'digital-twin', 'green-steel'],
    industries: ['C'],
    stage: 'growth',
    raises: 1500,
    at: ['duisburg-hamborn', 'Hamborn'],
  },
];
