import { type Translations } from './translations.ts';

export const startupsFood: Translations = {
  'Mühle mit Bio-Zertifikat und freien Nachtschichten': 'Mill with organic certificate and free night shifts',
  'Lebensmittelgroßhandel für Bäckereien': 'Food wholesale for bakeries',
  'Trockenlager für 40 Paletten': 'Dry storage for 40 pallets',
  'Trebermehl ab einer Palette, Rezepte inklusive': 'Spent-grain flour from one pallet, recipes included',
  'Neue Backwaren mit Betriebskantinen': 'New baked goods with staff canteens',
  'Kühlfahrten am frühen Morgen, 120 Kilometer Runde':
    'Chilled runs in the early morning, a 120-kilometre round',
  'Konzernkantine, die Kaffeesatz abgibt und Pilze abnimmt':
    'Company canteen that gives coffee grounds and takes mushrooms',
  'Landwirtschaft oder Gewerbe: Einordnung klären': 'Farming or trade: settling the classification',
  'Führungen durch den Bunker für Mitarbeitende und Gäste': 'Tours of the bunker for staff and guests',
  'Klimakammern mit 14 Grad für andere Versuche': 'Climate chambers at 14 degrees for other trials',
  'Krankenhausküche mit mehr als 800 Essen': 'Hospital kitchen with more than 800 meals',
  'Verkaufszahlen und Schichtpläne aus Werkskantinen': 'Sales figures and rosters from works canteens',
  'Impact-Kapital ab 200.000 Euro': 'Impact capital from 200,000 euros',
  'Wir testen Waagen, Kameras und Rechner anderer Hersteller':
    'We test scales, cameras and computers of other makers',
  'Vergleichszahlen zu Speiseresten je Gericht': 'Benchmarks on leftovers by dish',
  'Fahrgestelle und Blechteile, Lose zu 25 Stück': 'Chassis and sheet-metal parts, lots of 25',
  'Niederländische Händler für Stalltechnik': 'Dutch dealers in barn technology',
  'Patent für Antriebe mit geringem Bodendruck': 'Patent on drives with low ground pressure',
  'Felder mit Solarfahrzeugen im Dauerbetrieb': 'Fields with solar vehicles in continuous use',
  'Praktika in Agrartechnik': 'Placements in agricultural engineering',
};
