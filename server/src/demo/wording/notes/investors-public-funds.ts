import { type Translations } from './translations.ts';

export const investorsPublicFunds: Translations = {
  'Angels und Fonds, die eine Runde gemeinsam mit uns schließen':
    'Angels and funds that close a round together with us',
  'Hinweise auf Betriebe, die bis 2030 übergeben werden': 'Hints at firms that will be handed over by 2030',
  '100.000 bis 1 Million Euro für bis zu zehn Jahre': '100,000 to 1 million euros for up to ten years',
  'Finanzierung von Übernahmen durch Beschäftigte': 'Financing takeovers by employees',
  'Besprechungsräume in vier Filialen': 'Meeting rooms in four branches',
  'Sachverständige für den Wert gebrauchter Anlagen': 'Experts on the value of used plant',
  'Digitale Kreditakten der Hausbanken': 'The banks’ digital credit files',
  'Bürgschaften für Kredite von 50.000 bis 2 Millionen Euro':
    'Guarantees for loans of 50,000 to 2 million euros',
  'Abgleich mit den Förderkrediten von Bund und Land': 'Comparison with federal and state promotional loans',
  'Prüfung der Planrechnung durch unsere Analysten': 'Our analysts review the financial plan',
  'Ehrenamtliche mit Erfahrung in Vereins- und Steuerrecht':
    'Volunteers with experience in association and tax law',
  'Begleitforschung, die Wirkung im Stadtteil misst':
    'Accompanying research that measures the effect in the quarter',
  '5.000 bis 40.000 Euro als Zuschuss, nicht rückzahlbar': '5,000 to 40,000 euros as a grant, not repayable',
  'Gemeinsames Schreiben des nächsten Antrags': 'Writing the next application together',
  'Zwei bezahlte Praktika je Vorhaben': 'Two paid placements per project',
  'Erschlossene Altflächen, auf denen sofort gebaut werden darf':
    'Serviced brownfields that may be built on at once',
  'Stoffströme aus Industrieparks für unsere Standortsuche':
    'Material flows of industrial parks for our search for sites',
  'Beihilferechtliche Gutachten': 'State-aid opinions',
  '250.000 bis 4 Millionen Euro neben einem privaten Hauptinvestor':
    '250,000 to 4 million euros beside a private lead investor',
  'Kurzer Draht zu Bezirksregierung und Bauamt': 'A short line to district government and building office',
  'Vermittlung von Flächen aus öffentlicher Hand': 'Finding public land',
};
