import { type CompanyIdea } from '../blueprint.ts';

/** Power, heat, gas, and what becomes of waste. */
export const energySupply: CompanyIdea[] = [
  {
    name: 'Netzwerke Ruhrmündung Strom und Gas',
    de: {
      headline: 'Verteilnetz für eine halbe Million Menschen, vom Trafo bis zur Gasdruckstation',
      what: 'Durch unsere 1.900 Trafostationen fließt der Strom für Wohnzimmer, Krankenhäuser und Walzstraßen. Jede Woche kommen 60 Solaranlagen und 90 Ladepunkte hinzu.',
      why: 'Ein Netz, das für eine Richtung gebaut wurde, soll plötzlich in beide atmen; dafür fehlen uns Messwerte und Monteure.',
      programme:
        'Ortsnetz Rumeln steht als Freiluftlabor bereit, nach Prüfung durch Netzleitstelle und Regulierer.',
    },
    en: {
      headline: 'A distribution grid for half a million people, from transformer to gas pressure station',
      what: 'Power for living rooms, hospitals and rolling mills flows through our 1,900 substations. Every week 60 solar systems and 90 charging points are added.',
      why: 'A grid built for one direction is suddenly meant to breathe both ways, and we lack measurements and fitters for it.',
      programme:
        'The local grid of Rumeln is an open-air laboratory, once control room and regulator have agreed.',
    },
    needs: {
      'co-development': 'Netzzustand schätzen, wo keine Messung sitzt',
      talent: 'Netzmonteurinnen und Schutztechniker',
      certification: 'Steuerboxen nach Vorgaben für kritische Infrastruktur',
      data: 'Prognosen zu Wärmepumpen und Ladepunkten je Straße',
    },
    offers: {
      'test-bed': 'Ortsnetz mit 340 Häusern, vollständig gemessen',
      'permit-help': 'Netzanschluss und Messkonzept verständlich erklärt',
      'pilot-customer': 'Drohnenbefliegung, Trafoüberwachung, digitale Planauskunft',
    },
    topics: ['renewables', 'digital-twin', 'cybersecurity'],
    industries: ['D'],
    at: ['duisburg-rheinhausen', 'Rumeln-Kaldenhausen'],
    founded: 1908,
    staff: 710,
    budget: [25, 220],
  },
  {
    name: 'Fernwärme Grubenlicht',
    de: {
      headline: 'Wärme aus Stahlwerk, Grubenwasser und Großwärmepumpe für 38.000 Wohnungen',
      what: 'Über 210 Kilometer Rohr bringen wir in die Häuser, was anderswo als Abwärme verpufft. Noch stammt ein Drittel aus Erdgas, 2035 soll es keines mehr sein.',
      why: 'Uns beschäftigen Lecks unter Straßenbahngleisen, zu heiße Rückläufe und Quellen, die nachts versiegen, wenn ein Hochofen steht.',
      programme: 'Heizzentrale Süd bietet je Heizperiode zwei Einbauplätze mit Messtechnik.',
    },
    en: {
      headline: 'Heat from steelworks, mine water and large heat pumps for 38,000 flats',
      what: 'Through 210 kilometres of pipe we bring home what elsewhere goes up as waste heat. A third still comes from natural gas, and by 2035 none should.',
      why: 'We are busy with leaks beneath tram tracks, return flows that are too hot and sources that dry up at night when a furnace stops.',
      programme:
        'The southern heating plant offers two installation slots with metering each heating season.',
    },
    needs: {
      research: 'Saisonale Speicherung in gefluteten Stollen',
      capital: 'Mitfinanzierung einer Großwärmepumpe mit 20 Megawatt',
      'co-development': 'Leckortung über Temperatur und Schall',
    },
    offers: {
      site: 'Freiflächen neben drei Heizzentralen mit Netzanschluss',
      data: 'Lastgänge und Rücklauftemperaturen von 5.200 Stationen',
      'reference-customer': 'Auftritt im Branchenverband nach erfolgreicher Heizperiode',
    },
    topics: ['climate', 'storage', 'iot'],
    industries: ['D'],
    at: ['duisburg-sued', 'Wanheim-Angerhausen'],
    founded: 1964,
    staff: 155,
    budget: [20, 130],
  },
  {
    name: 'Wertstoffkontor Lohmühle',
    de: {
      headline: 'Aus Bauschutt wird wieder Baustoff: 260.000 Tonnen Gips, Holz und Folie im Jahr',
      what: 'Auf drei Höfen trennen Bagger, Bänder und scharfe Augen Holz, Folie, Gips und Metall. Was übrig bleibt, verbrennt, und genau dieser Rest ärgert uns.',
      why: 'Akkus in der falschen Tonne haben 2024 viermal Feuer gelegt; Erkennung am Band ist für uns Lebensversicherung und Geschäft.',
      programme: 'Samstags gehört Linie 2 den Versuchen, inklusive Material nach Wunsch und Brandwache.',
    },
    en: {
      headline: 'Rubble becomes material again: 260,000 tonnes of gypsum, wood and film a year',
      what: 'At three yards excavators, belts and sharp eyes separate wood, film, gypsum and metal. What remains is burnt, and precisely that remainder annoys us.',
      why: 'Batteries in the wrong bin started four fires in 2024; detecting them on the belt is both life insurance and business for us.',
      programme: 'On Saturdays line 2 belongs to trials, with material on request and a fire watch.',
    },
    needs: {
      procurement: 'Erkennung von Akkus im laufenden Abfallstrom',
      licence: 'Aufschlussverfahren für Verbundfolien',
      distribution: 'Abnehmer für Gips- und Holzfraktionen im Ausland',
    },
    offers: {
      'test-bed': 'Sortierlinie mit 18 Tonnen Durchsatz je Stunde',
      production: 'Zerkleinern, Sieben und Pressen im Lohn',
      transport: 'Container- und Muldenlogistik für Materialproben',
    },
    topics: ['circular', 'robotics', 'ai'],
    industries: ['E'],
    at: ['duisburg-meiderich-beeck', 'Beeckerwerth'],
    founded: 1955,
    staff: 240,
    budget: [15, 85],
  },
  {
    name: 'Haldenwind Projektgesellschaft',
    de: {
      headline: 'Wind und Sonne auf Halden, Deponien und Kiesseen',
      what: 'Wir entwickeln Anlagen dort, wo sonst niemand bauen will, bisher 48 Megawatt an elf Standorten. An jedem sind Bürgerinnen und Bürger mit mindestens einem Fünftel beteiligt.',
      why: 'Sechs von sieben Jahren eines Projekts bestehen aus Gutachten; wir zahlen gern für alles, was Vögel, Setzungen und Akten schneller klärt.',
      programme: 'Ein offenes Projektbüro je Standort, Honorar nach Meilensteinen statt nach Stunden.',
    },
    en: {
      headline: 'Wind and sun on spoil heaps, landfills and gravel lakes',
      what: 'We develop plants where nobody else wants to build, 48 megawatts at eleven sites so far. In each of them citizens hold at least a fifth.',
      why: 'Six out of seven years of a project consist of expert reports; we gladly pay for anything that settles birds, subsidence and files sooner.',
      programme: 'One open project office per site, with fees by milestone instead of by the hour.',
    },
    needs: {
      'permit-help': 'Artenschutz und Altlasten in einem Verfahren',
      legal: 'Beteiligungsmodelle für Bürgergesellschaften',
      capital: 'Zwischenfinanzierung bis zur Baugenehmigung',
      marketing: 'Bürgerdialog ohne Hochglanz',
    },
    offers: {
      site: 'Pachtflächen auf Halden für Speicher und Solar',
      mentoring: 'Projektfinanzierung und Pachtverträge aus elf Vorhaben',
      tax: 'Erfahrung mit Gewerbesteuer an Energiestandorten',
    },
    topics: ['renewables', 'storage', 'climate'],
    industries: ['D', 'N'],
    at: ['DEA1', 'Kamp-Lintfort'],
    founded: 2009,
    staff: 34,
    budget: [10, 70],
  },
  {
    name: 'Metallrückgewinnung Stapelkamp',
    de: {
      headline: 'Kupfer, Aluminium und seltene Metalle aus Kabeln, Motoren und Elektroschrott',
      what: 'Drei Schredder und eine nasschemische Stufe holen 31.000 Tonnen Metall im Jahr zurück. Käufer sind Hütten in ganz Europa, bezahlt wird nach Reinheit.',
      why: 'Ausgediente Antriebsbatterien und Magnete rollen auf uns zu, und ihre Demontage ist bislang zu langsam und zu gefährlich.',
      programme: 'Gemeinsame Versuchszelle mit Löschbecken, Ergebnisse teilen wir je zur Hälfte.',
    },
    en: {
      headline: 'Copper, aluminium and rare metals from cables, motors and electronic scrap',
      what: 'Three shredders and a wet chemical stage recover 31,000 tonnes of metal a year. Buyers are smelters all over Europe, who pay by purity.',
      why: 'Worn-out traction batteries and magnets are rolling towards us, and taking them apart is still too slow and too dangerous.',
      programme: 'A shared trial cell with quench basin, results split half and half.',
    },
    needs: {
      'co-development': 'Roboterzelle zum Zerlegen von Batteriepaketen',
      warehousing: 'Brandsichere Lagerung für Altbatterien',
      'co-founder': 'Chemikerin oder Chemiker für eine Magnet-Ausgründung',
    },
    offers: {
      lab: 'Metallanalytik mit Röntgenfluoreszenz und ICP',
      procurement: 'Sekundärmetalle mit Herkunftsnachweis ab 500 Kilogramm',
      capital: 'Kleine Beteiligungen an Recyclingverfahren bis 250.000 Euro',
    },
    topics: ['circular', 'storage', 'robotics'],
    industries: ['E', 'C'],
    at: ['duisburg-hamborn', 'Neumühl'],
    founded: 1938,
    staff: 175,
    budget: [20, 160],
  },
];
