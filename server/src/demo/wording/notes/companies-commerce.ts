import { type Translations } from './translations.ts';

export const companiesCommerce: Translations = {
  'Leihgeräte mit Ortung, Wartung und Abrechnung': 'Rental tools with tracking, maintenance and billing',
  'Onlinehandel für Handwerker in Belgien': 'Online shop for craftspeople in Belgium',
  'Bestellungen aus Handwerkersoftware ohne Abtippen': 'Orders out of trade software without retyping',
  'Sechs Filialen, 22 Reisende und ein Katalog für neue Produkte':
    'Six branches, 22 sales reps and one catalogue for new products',
  'Regal- und Palettenplätze mit Versand am selben Tag': 'Shelf and pallet space with same-day dispatch',
  'Hausmesse mit 1.500 Gästen im September': 'In-house fair with 1,500 guests in September',
  'Absatzprognose mit Wetter, Ferien und Baustellen':
    'Sales forecast with weather, holidays and building sites',
  'Leise Frühbelieferung der Innenstadtfilialen': 'Quiet early delivery to inner-city shops',
  'Zusammenschluss mit einer zweiten Backstube am Niederrhein':
    'Merger with a second bakery on the Lower Rhine',
  'Umsatzsteuer bei Spenden und Altbrotverkauf': 'VAT on donations and sales of day-old bread',
  'Restebrot, Ofensteuerung und Mehrwegbecher in drei Filialen':
    'Leftover bread, oven control and reusable cups in three shops',
  'Lohnbacken am Nachmittag, wenn die Öfen warm sind':
    'Contract baking in the afternoon while the ovens are warm',
  'Platz an 41 Theken für regionale Lebensmittel': 'Room on 41 counters for regional food',
  'Großküchen, die gerettetes Gemüse auf die Karte setzen':
    'Canteen kitchens that put rescued vegetables on the menu',
  'Mehrwegkisten mit Pfand und Rückverfolgung': 'Reusable crates with deposit and traceability',
  'Zweites Kühllager nördlich der Ruhr': 'Second cold store north of the Ruhr',
  'Kühl- und Tiefkühlplätze, auch palettenweise': 'Chilled and frozen storage, by the pallet too',
  'Nachttouren mit Kühlung in 90 Küchen der Region': 'Chilled night tours to 90 kitchens of the region',
  'Neue Lebensmittel im Sortiment ab 200 Kilogramm je Woche':
    'New foods in the range from 200 kilograms a week',
  'Emissionswerte kleiner Betriebe ohne Fragebogen':
    'Emission figures of small firms without a questionnaire',
  'Aktenprüfung mit nachvollziehbarer KI': 'File review with explainable AI',
  'Kreditanalyse und Informationssicherheit': 'Credit analysis and information security',
  'Wege zu Förderkrediten und Hausbankdarlehen ab 25.000 Euro':
    'Ways to promotional loans and bank loans from 25,000 euros',
  'Sprechtag zu Förderprogrammen, jeden ersten Dienstag':
    'Advice day on funding programmes, every first Tuesday',
  'Kreditsicherheiten und Gesellschafterdarlehen verständlich': 'Collateral and shareholder loans made clear',
  'Zwei möblierte Räume mit Sitzungssaal': 'Two furnished rooms with a meeting hall',
  'Restlebensdauer von Spannstahl aus Schallmessungen': 'Remaining life of tendons from sound measurements',
  'Auswertung von Drohnenbildern für Rissbreiten': 'Crack widths from drone pictures',
  'Unternehmerische Stimme für die dritte Generation der Partner':
    'An entrepreneurial voice for the partners’ third generation',
  'Statische Prüfung und Zustimmung im Einzelfall': 'Structural checks and individual approvals',
  'Tragwerksmodelle und Messkonzepte für neue Bauweisen':
    'Structural models and measuring concepts for new ways of building',
  'Ausschreibungen der öffentlichen Hand verstehen und gewinnen': 'Understanding and winning public tenders',
  'Abschlussarbeiten zur Bauwerksüberwachung': 'Theses on monitoring structures',
};
