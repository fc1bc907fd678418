import { type StartupIdea } from '../blueprint.ts';

/** Start-ups that grow, save and serve food. */
export const food: StartupIdea[] = [
  {
    name: 'Treberei',
    de: {
      headline: 'Mehl aus Biertreber: eiweißreich, regional und günstiger als Weizen',
      what: 'Frischer Treber verdirbt in zwei Tagen; wir pressen und trocknen ihn direkt an der Brauerei mit deren Abwärme. Das Mehl ersetzt in Brot und Nudeln bis zu einem Fünftel Weizen und bringt Ballaststoffe mit.',
      who: 'Bäckereien und Kantinen kaufen es in 25-Kilo-Säcken.',
      proof: 'Neun Bäckereien backen damit, 31 Tonnen Mehl im Jahr.',
    },
    en: {
      headline: 'Flour from spent grain: rich in protein, regional and cheaper than wheat',
      what: 'Fresh spent grain spoils within two days; we press and dry it right at the brewery with its waste heat. In bread and pasta the flour replaces up to a fifth of the wheat and adds fibre.',
      who: 'Bakeries and canteens buy it in 25-kilo sacks.',
      proof: 'Nine bakeries bake with it, 31 tonnes of flour a year.',
    },
    needs: {
      production: 'Mühle mit Bio-Zertifikat und freien Nachtschichten',
      distribution: 'Lebensmittelgroßhandel für Bäckereien',
      warehousing: 'Trockenlager für 40 Paletten',
    },
    offers: {
      procurement: 'Trebermehl ab einer Palette, Rezepte inklusive',
      'co-development': 'Neue Backwaren mit Betriebskantinen',
    },
    topics: ['circular'],
    industries: ['C', 'G'],
    stage: 'seed',
    raises: 300,
    at: ['duisburg-meiderich-beeck', 'Beeck'],
  },
  {
    name: 'Myzelkeller',
    de: {
      headline: 'Edelpilze aus Kaffeesatz, gezogen im alten Bunker',
      what: 'In einem Hochbunker mit gleichbleibend 14 Grad wachsen Austernseitlinge auf Kaffeesatz aus Bürogebäuden. Was nach drei Ernten bleibt, wird zu Verpackungsschalen gepresst.',
      who: 'Restaurants und Wochenmärkte nehmen die Pilze, Versender die Schalen.',
      proof: '420 Kilogramm Pilze je Woche, 60 gastronomische Abnehmer.',
    },
    en: {
      headline: 'Gourmet mushrooms from coffee grounds, grown in an old bunker',
      what: 'In an air-raid bunker at a constant 14 degrees oyster mushrooms grow on coffee grounds from office buildings. What remains after three harvests is pressed into packaging trays.',
      who: 'Restaurants and weekly markets take the mushrooms, shippers the trays.',
      proof: '420 kilograms of mushrooms a week, 60 catering customers.',
    },
    needs: {
      transport: 'Kühlfahrten am frühen Morgen, 120 Kilometer Runde',
      'pilot-customer': 'Konzernkantine, die Kaffeesatz abgibt und Pilze abnimmt',
      tax: 'Landwirtschaft oder Gewerbe: Einordnung klären',
    },
    offers: {
      marketing: 'Führungen durch den Bunker für Mitarbeitende und Gäste',
      'test-bed': 'Klimakammern mit 14 Grad für andere Versuche',
    },
    topics: ['circular', 'climate'],
    industries: ['A', 'I'],
    stage: 'start-up',
    raises: 350,
    at: ['duisburg-homberg-ruhrort-baerl', 'Homberg'],
  },
  {
    name: 'Tellerwaage',
    de: {
      headline: 'Kantinen kochen genau so viel, wie gegessen wird',
      what: 'Eine Kamera über der Rückgabe erkennt, was auf den Tellern bleibt, und eine Vorhersage aus Schichtplan, Wetter und Speisekarte sagt die Portionen je Gericht. Köche behalten das letzte Wort und sehen, wie oft sie recht hatten.',
      who: 'Betriebsrestaurants, Kliniken und Mensen zahlen je Ausgabestelle.',
      proof: 'In 22 Küchen sank der Abfall je Gast von 118 auf 67 Gramm.',
    },
    en: {
      headline: 'Canteens cook exactly as much as is eaten',
      what: 'A camera above the return belt recognises what is left on plates, and a forecast from shift plan, weather and menu gives portions per dish. Cooks keep the last word and see how often they were right.',
      who: 'Company restaurants, hospitals and refectories pay per serving point.',
      proof: 'In 22 kitchens waste per guest fell from 118 to 67 grams.',
    },
    needs: {
      'reference-customer': 'Krankenhausküche mit mehr als 800 Essen',
      data: 'Verkaufszahlen und Schichtpläne aus Werkskantinen',
      capital: 'Impact-Kapital ab 200.000 Euro',
    },
    offers: {
      'pilot-customer': 'Wir testen Waagen, Kameras und Rechner anderer Hersteller',
      data: 'Vergleichszahlen zu Speiseresten je Gericht',
    },
    topics: ['ai', 'circular'],
    industries: ['I', 'K'],
    stage: 'seed',
    raises: 500,
    at: ['duisburg-mitte', 'Hochfeld'],
  },
  {
    name: 'Deichhuhn',
    de: {
      headline: 'Mobile Hühnerställe, die Ackerkanten düngen und Daten liefern',
      what: 'Unsere Ställe fahren solar betrieben jede Nacht zwanzig Meter weiter und öffnen morgens von selbst. Futter, Tageslicht und Tierzahl sieht der Hof auf dem Telefon, Habichte vertreibt ein Lichtmuster.',
      who: 'Höfe am Niederrhein leasen Ställe und verkaufen Eier über Automaten.',
      proof: '37 Ställe auf 21 Höfen, zwei Drittel weniger Stallarbeit.',
    },
    en: {
      headline: 'Mobile hen houses that fertilise field edges and deliver data',
      what: 'Our solar-powered houses move on by twenty metres every night and open by themselves in the morning. The farm sees feed, daylight and number of birds on the phone; a light pattern keeps hawks away.',
      who: 'Farms on the Lower Rhine lease houses and sell eggs by vending machine.',
      proof: '37 houses on 21 farms, two thirds less stable work.',
    },
    needs: {
      production: 'Fahrgestelle und Blechteile, Lose zu 25 Stück',
      'market-entry': 'Niederländische Händler für Stalltechnik',
      licence: 'Patent für Antriebe mit geringem Bodendruck',
    },
    offers: {
      'test-bed': 'Felder mit Solarfahrzeugen im Dauerbetrieb',
      internship: 'Praktika in Agrartechnik',
    },
    topics: ['robotics', 'iot', 'renewables'],
    industries: ['A', 'C'],
    stage: 'start-up',
    raises: 800,
    at: ['DEA1', 'Kamp-Lintfort'],
  },
];
