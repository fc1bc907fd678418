import { type Translations } from './translations.ts';

export const investorsCorporate: Translations = {
  'Teams, die mit unseren Netzmeistern entwickeln': 'Teams that develop with our grid masters',
  'Investmentmanagerin mit Hintergrund in Energietechnik':
    'Investment manager with a background in energy technology',
  '300.000 bis 3 Millionen Euro, auch als Wandeldarlehen':
    '300,000 to 3 million euros, as a convertible loan too',
  'Versuch im Netzgebiet eines Gesellschafters': 'Trial in a shareholder’s grid area',
  'Lastgänge auf Ebene der Ortsnetzstation': 'Load curves at the level of the local substation',
  'Neue Zutaten in Mengen ab zwei Tonnen im Monat': 'New ingredients from two tonnes a month',
  'Lebensmittellabor für Haltbarkeitsversuche': 'Food laboratory for shelf-life tests',
  '100.000 bis 900.000 Euro': '100,000 to 900,000 euros',
  'Gekühlte Stellplätze für den Markttest': 'Chilled places for the market test',
  'Neunzig Großküchen an Rhein und Ruhr': 'Ninety canteen kitchens on Rhine and Ruhr',
  'Freie Schichten auf zwei Abfülllinien': 'Free shifts on two bottling lines',
  'Benannte Stellen und Berater mit freien Terminen': 'Notified bodies and advisers with free dates',
  'Studienzentren für klinische Prüfungen mit wenigen Patienten':
    'Trial centres for clinical studies with few patients',
  '400.000 bis 2,5 Millionen Euro, Folgerunden möglich':
    '400,000 to 2.5 million euros, later rounds possible',
  'Testzugang zu drei Krankenhausinformationssystemen': 'Test access to three hospital information systems',
  'Musterstation mit acht Betten, ohne Patienten': 'Model ward with eight beds, without patients',
  'Filmteam für kurze Kampagnenvideos': 'Film team for short campaign videos',
  'Prüfung von Anlageinformationsblättern': 'Review of investment information sheets',
  '50.000 bis 750.000 Euro aus durchschnittlich 380 Händen':
    '50,000 to 750,000 euros from 380 people on average',
  'Kampagne mit Begleitung vom ersten Text bis zum letzten Tag':
    'Campaign with support from the first text to the last day',
  'Vorbestellungen über dieselbe Seite': 'Pre-orders on the same page',
};
