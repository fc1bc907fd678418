import { type Translations } from './translations.ts';

export const investorsGrowth: Translations = {
  'Systemhäuser, die Software unserer Beteiligungen mitverkaufen':
    'IT houses that sell our portfolio’s software along with theirs',
  'Werke, die Besuchsgruppen durch die Anlage führen': 'Works that show groups round the plant',
  '2 bis 8 Millionen Euro je Runde, auch in zwei Teilen': '2 to 8 million euros a round, in two parts too',
  'Büros zur Mitnutzung in Lille und Breslau': 'Offices to share in Lille and Wrocław',
  'Suche nach Vertriebs- und Finanzleitung': 'Search for heads of sales and finance',
  'Anbindung an Buchhaltungssysteme für die laufende Prüfung':
    'Connection to bookkeeping systems for ongoing checks',
  'Kanzlei für Sicherungsverträge über Patente': 'Law firm for security agreements over patents',
  '500.000 bis 4 Millionen Euro als Wagniskredit': '500,000 to 4 million euros as venture debt',
  'Liquiditätsplanung Woche für Woche': 'Liquidity planning week by week',
  'Anonyme Umsatzreihen aus dem Handel, um Schwankungen besser einzuschätzen':
    'Anonymous retail sales series, to judge swings better',
  'Agentur, die Umsatzbeteiligung verständlich erklärt': 'Agency that makes revenue shares clear',
  '30.000 bis 500.000 Euro, Auszahlung in zehn Tagen': '30,000 to 500,000 euros, paid out in ten days',
  'Vorlagen für die richtige Verbuchung': 'Templates for correct bookkeeping',
  'Auswertung, welche Werbung sich rechnet': 'Analysis of which advertising pays',
  'Prüfstände für Stacks und Ventile unter Druck': 'Test rigs for stacks and valves under pressure',
  'Erfahrung mit Genehmigungen nach Immissionsschutzrecht': 'Experience with permits under emission law',
  'Flächen mit Gasanschluss für erste Anlagen': 'Land with gas connection for first plants',
  '3 bis 12 Millionen Euro, gern neben Industriepartnern':
    '3 to 12 million euros, beside industrial partners too',
  'Wegweiser durch Druckgeräte- und Explosionsschutzprüfung':
    'A guide through pressure and explosion-protection tests',
  'Kontakte zu Abnehmern in Zeeland und Flandern': 'Contacts to buyers in Zeeland and Flanders',
  'Auftragsfertiger für Kleinserien ab fünfzig Stück':
    'Contract manufacturers for small series from fifty pieces',
  'Institute, die Ausgründungen früh ankündigen': 'Institutes that announce spin-offs early',
  '500.000 bis 5 Millionen Euro, dazu reservierte Mittel für später':
    '500,000 to 5 million euros, with reserves for later',
  'Verhandlung von Lizenzen mit Hochschulen': 'Negotiating licences with universities',
  'Zwei Messplätze mit Rasterelektronenmikroskop': 'Two scanning electron microscopes',
};
