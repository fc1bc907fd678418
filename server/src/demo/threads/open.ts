import { type Thread } from './format.ts';

/** Introductions that wait for an answer: two at least for each account of the showcase. */
export const open: readonly Omit<Thread, 'lines'>[] = [
  {
    from: 'Spedition Overbeck Nachf.',
    to: 'Kaiwärts',
    ask: 'Guten Tag, unsere Fahrer stehen jede Woche zusammengerechnet drei Tage am Tor. Wir würden gern als Spedition in Ihrem Probebetrieb mitmachen und geben Rückmeldung aus der Disposition. Dürfen sechs Fahrzeuge mitbuchen?',
  },
  {
    from: 'Hafenbahn Niederrhein Betriebe',
    to: 'Kaiwärts',
    ask: 'Guten Tag, auf Ihrer Wunschliste steht ein Terminal mit eigener Bahnanlage. Die Gleise davor betreiben wir, Zugankünfte könnten wir auf zwei Minuten genau liefern. Uns hülfe im Gegenzug eine Vorschau, wann der Kran frei wird.',
  },
  {
    from: 'Zapfenblick',
    to: 'Rheinfuge Terminalgesellschaft',
    ask: 'Guten Tag, an einem Gleis in Rheinhausen prüfen wir Verriegelungen am fahrenden Zug. Ihr Terminal hat vier Gleise und nachts zu wenig Leute. Ein Gleis, zwölf Wochen, danach sehen wir gemeinsam auf die Zahlen?',
  },
  {
    from: 'Ankerplatz Talente',
    to: 'Rheinfuge Terminalgesellschaft',
    ask: 'Guten Tag, Sie suchen Kranführerinnen und Disponenten für die Nacht. Zwei Mechatroniker aus unserer Sommergruppe haben in Gdynia am Kran gearbeitet und sprechen Deutsch auf B1. Möchten Sie die beiden kennenlernen?',
  },
  {
    from: 'Kranstrom',
    to: 'Pegelstand Ventures',
    ask: 'Guten Tag, unser Kranspeicher läuft seit einem Jahr und spart 29 Prozent Netzbezug. Für 15 Stück im Jahr suchen wir 1,6 Millionen Euro. Sie kennen die Terminals, die wir als Nächstes besuchen möchten.',
  },
  {
    from: 'Frachtlese',
    to: 'Pegelstand Ventures',
    ask: 'Hello, our software turns a forwarder’s inbox into orders; 62 per cent pass without typing at five customers. We are raising 1.3 million euros and want to enter Flanders next. Your network in Antwerp is why we write to you first.',
  },
  {
    from: 'Rohrwerk Mündelheim',
    to: 'Transferwerk Neudorf',
    ask: 'Guten Tag, wir suchen eine Arbeitsgruppe zur Wasserstoffversprödung unter Lastwechseln. Prüfdaten aus vierzig Jahren und ein Druckprüfstand bis 900 bar stünden der Gruppe offen, eine Doktorandenstelle würden wir mitfinanzieren.',
  },
  {
    from: 'Pegelkunde',
    to: 'Transferwerk Neudorf',
    ask: 'Guten Tag, wir möchten unsere Pegelvorhersage mit einem Abflussmodell vergleichen, am liebsten als Masterarbeit. Die Vorhersagen seit 2022 stellen wir frei zur Verfügung. Wer betreut bei Ihnen die Hydrologie?',
  },
  {
    from: 'Logpark Kruppsee Kontraktlogistik',
    to: 'Klammer Geschäftsstelle',
    ask: 'Guten Tag, Sie suchen Gastgeber für vierzig Plätze. Unsere Versuchshalle 5 steht am ersten Donnerstag im Monat bereit, Rundgang inklusive. Dafür würden wir gern drei Robotik-Teams auf der Bühne sehen.',
  },
  {
    from: 'Bordsteinkante',
    to: 'Klammer Geschäftsstelle',
    ask: 'Guten Tag, für 800 Meter Bordstein mit Ladezeiten brauchen wir die Erprobungsklausel und wissen nicht, welches Amt den Antrag annimmt. Könnten Sie uns den Weg zeigen? Unsere Haltedaten teilen wir gern mit der Stadt.',
  },
];
