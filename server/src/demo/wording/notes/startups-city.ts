import { type Translations } from './translations.ts';

export const startupsCity: Translations = {
  'Stadtbezirk mit Mischung aus Handel und Wohnen': 'City district with a mix of trade and housing',
  'Straßenverkehrsordnung: Erprobungsklausel nutzen': 'Road traffic rules: using the trial clause',
  'Begleitforschung Verkehrsverhalten': 'Accompanying research on traffic behaviour',
  'Haltevorgänge je Minute, ohne Kennzeichen': 'Stops per minute, without number plates',
  'Zeitfenster für Lastenräder und Mikrodepots': 'Time slots for cargo bikes and micro depots',
  'Stadt mit mehr als 20.000 Straßenbäumen': 'City with more than 20,000 street trees',
  'Vergossene Sensoren, fünf Jahre dicht': 'Potted sensors, tight for five years',
  'Förderung natürlicher Klimaschutz in Kommunen': 'Funding for natural climate protection in municipalities',
  'Bodenfeuchte in 80 Straßen seit 2022': 'Soil moisture in 80 streets since 2022',
  'Patenschaften mit Firmenschild für Mitgliedsbetriebe': 'Sponsorships with a company sign for members',
  'Gewerbliche Bauherren mit mehreren Vorhaben im Jahr': 'Commercial builders with several projects a year',
  'Anonymisierte Bescheide und Nachforderungen': 'Anonymised notices and requests for documents',
  'Abgrenzung zur Rechtsdienstleistung': 'Where legal services begin',
  'Vorprüfung von Hallen- und Anlagenanträgen binnen zwei Tagen':
    'Pre-check of hall and plant applications within two days',
  'Prüfregeln für andere Fachverfahren': 'Check rules for other procedures',
  'Industriepark mit eigener Entwässerung': 'Industrial park with its own drainage',
  'Seed mit Bezug zu Klimaanpassung': 'Seed money with a link to climate adaptation',
  'Warnungen als Schnittstelle für Gebäudetechnik': 'Warnings as an interface for building technology',
  'Ereignisdaten seit 2021 für Hydrologie': 'Event data since 2021 for hydrology',
  'Ladenlokale in Marxloh, Ruhrort und der Altstadt': 'Shops in Marxloh, Ruhrort and the old town',
  'Kurzzeitmiete: Umsatzsteuer und Gewerbe richtig trennen':
    'Short-term letting: separating VAT and trade properly',
  'Technik für Schlösser und Zählung': 'Technology for locks and counting',
  'Ladenbüros mit Schaufenster, wochenweise': 'Shop offices with a window, by the week',
  'Schaufensterflächen für Kampagnen der Mitglieder': 'Window space for members’ campaigns',
};
