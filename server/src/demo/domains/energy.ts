import { type StartupIdea } from '../blueprint.ts';

/** Start-ups around power, heat and when to use them. */
export const energy: StartupIdea[] = [
  {
    name: 'Lastwende',
    de: {
      headline: 'Industrieöfen, die auf den Strompreis warten können',
      what: 'Lastwende findet in Messdaten, welche Anlagen sich um Minuten oder Stunden verschieben lassen, ohne dass die Schicht es merkt. Den Fahrplan schreibt die Software täglich um 13 Uhr neu und hält sich an Grenzen, die der Meister setzt.',
      who: 'Betriebe zwischen einer und dreißig Gigawattstunden sparen Netzentgelt und Beschaffungskosten; wir bekommen davon ein Fünftel.',
      proof:
        'Zwölf Betriebe, zusammen 41 MW verschiebbare Leistung, 610.000 Euro Ersparnis im ersten Halbjahr.',
    },
    en: {
      headline: 'Industrial furnaces that can wait for the price of power',
      what: 'Lastwende finds in metering data which machines can be shifted by minutes or hours without the crew noticing. The software rewrites the schedule every day at 1 p.m. and keeps to limits set by the foreman.',
      who: 'Plants using one to thirty gigawatt hours save grid fees and purchase costs; a fifth of it goes to us.',
      proof:
        'Twelve plants with 41 MW of shiftable load together, 610,000 euros saved in the first half-year.',
    },
    needs: {
      'pilot-customer': 'Härterei, Gießerei oder Kühlhaus mit Viertelstundenwerten',
      'api-access': 'Zugang zu Leitsystemen in der Produktion',
      capital: 'Series A, möglichst mit industriellem Investor',
    },
    offers: {
      data: 'Vergleichswerte zur Flexibilität nach Branche',
      procurement: 'Gebündelter Stromeinkauf für kleine Betriebe',
    },
    topics: ['ai', 'renewables', 'storage'],
    industries: ['D', 'K'],
    stage: 'growth',
    raises: 4000,
    at: ['duisburg-mitte', 'Duissern'],
  },
  {
    name: 'Etagenstrom',
    de: {
      headline: 'Solarstrom fürs Mehrfamilienhaus, abgerechnet ohne Papierkrieg',
      what: 'Wir übernehmen gemeinschaftliche Gebäudeversorgung vom Zählerkonzept bis zur Jahresabrechnung. Mieterinnen und Mieter sehen in fünf Sprachen, wann der Strom vom eigenen Dach kommt.',
      who: 'Wohnungsgenossenschaften und Hausverwaltungen ab 20 Parteien beauftragen uns pauschal je Wohnung.',
      proof: '23 Häuser mit 412 Wohnungen, 71 Prozent der Haushalte machen mit.',
    },
    en: {
      headline: 'Solar power for blocks of flats, billed without the paperwork',
      what: 'We take on shared building supply from the metering concept to the yearly bill. Tenants see in five languages when power comes from their own roof.',
      who: 'Housing co-operatives and property managers with 20 or more flats pay a flat fee per flat.',
      proof: '23 buildings with 412 flats, 71 per cent of households take part.',
    },
    needs: {
      distribution: 'Elektrobetriebe, die Zähler setzen und uns empfehlen',
      talent: 'Elektromeisterin oder Elektromeister, gern in Teilzeit',
      capital: 'Nachrangdarlehen oder Crowdfunding mit Bürgerbeteiligung',
    },
    offers: {
      procurement: 'Zähler und Wechselrichter zum Sammelpreis',
      marketing: 'Mieterabende und Aushänge in fünf Sprachen',
    },
    topics: ['renewables', 'contech'],
    industries: ['D', 'M'],
    stage: 'start-up',
    raises: 700,
    at: ['duisburg-mitte', 'Hochfeld'],
  },
  {
    name: 'Restwärmeatlas',
    de: {
      headline: 'Wer heizt mit wem? Abwärme findet Nachbarn',
      what: 'Aus Schornsteinfegerdaten, Wärmebildern und Produktionszeiten entsteht eine Karte, die jeder Abwärmequelle passende Abnehmer in zwei Kilometern Umkreis zuordnet. Zu jedem Paar gehört eine Vorplanung mit Trasse, Temperatur und grober Rechnung.',
      who: 'Kommunen kaufen den Atlas für ihre Wärmeplanung, Betriebe die Einzelprüfung.',
      proof: 'Drei Kommunen am Niederrhein, 88 Paare gefunden, vier davon in Ausschreibung.',
    },
    en: {
      headline: 'Who heats with whom? Waste heat finds its neighbours',
      what: 'From chimney sweep data, thermal images and shift times we draw a map that assigns fitting users within two kilometres to every source of waste heat. Each pair comes with a draft route, temperatures and a rough calculation.',
      who: 'Municipalities buy the atlas for heat planning, companies the single assessment.',
      proof: 'Three municipalities on the Lower Rhine, 88 pairs found, four of them out to tender.',
    },
    needs: {
      data: 'Abgas- und Kühlwassertemperaturen aus Industriebetrieben',
      'permit-help': 'Leitungsquerung von Bahn und Kanal',
      mentoring: 'Vertrieb an Kommunen: wie kommt man in den Haushalt?',
    },
    offers: {
      data: 'Wärmekarte von Duisburg und Oberhausen im Raster von 100 Metern',
      'grant-advice': 'Antragserfahrung mit der Bundesförderung für effiziente Wärmenetze',
    },
    topics: ['climate', 'smart-city', 'green-steel'],
    industries: ['D', 'N'],
    stage: 'seed',
    raises: 400,
    at: ['duisburg-meiderich-beeck', 'Meiderich'],
  },
  {
    name: 'Kranstrom',
    de: {
      headline: 'Was der Kran beim Senken bremst, hebt den nächsten Container',
      what: 'Unser Speicher aus Superkondensatoren fängt die Energie auf, die Portalkrane beim Absenken heute in Widerständen verheizen. Er passt in die vorhandene E-Haube und wird an einem Wochenende eingebaut.',
      who: 'Terminals und Schrottplätze mieten ihn oder kaufen ihn mit Einspargarantie.',
      proof:
        'Am ersten Kran 29 Prozent weniger Netzbezug und eine halbierte Lastspitze, gemessen über ein Jahr.',
    },
    en: {
      headline: 'What the crane brakes on the way down lifts the next container',
      what: 'Our supercapacitor store catches the energy that gantry cranes burn in resistors when lowering. It fits the existing electrical house and is installed over a weekend.',
      who: 'Terminals and scrapyards rent it or buy it with guaranteed savings.',
      proof: 'On the first crane 29 per cent less grid power and half the peak load, metered for a year.',
    },
    needs: {
      'reference-customer': 'Containerterminal mit mindestens drei baugleichen Kranen',
      production: 'Schaltschrankbau und Endmontage, 15 Stück im Jahr',
      warehousing: 'Trockenes Lager für Zellen, temperiert, 200 Quadratmeter',
    },
    offers: {
      prototyping: 'Leistungselektronik bis 500 kW als Muster',
      'co-development': 'Speicher für Schleusen und Hubbrücken',
    },
    topics: ['storage', 'logtech'],
    industries: ['C', 'H'],
    stage: 'start-up',
    raises: 1600,
    at: ['duisburg-homberg-ruhrort-baerl', 'Ruhrort'],
  },
  {
    name: 'Beckensolar',
    de: {
      headline: 'Schwimmende Solarfelder für Hafenbecken und Baggerseen',
      what: 'Auf ungenutzten Hafenbecken treiben Pontons aus wiederverwerteten Tonnen, die Schwell und Eisgang aushalten. Für Havarien lässt sich jedes Feld in vierzig Minuten zur Seite schleppen, darum stimmen auch Wasserschutzpolizei und Feuerwehr zu.',
      who: 'Kieswerke und Hafengesellschaften stellen Wasser, wir bauen und verkaufen den Strom direkt nebenan.',
      proof: 'Ein Feld mit 90 kW auf einem Baggersee bei Moers, 14 Monate ohne Ausfall.',
    },
    en: {
      headline: 'Floating solar fields for harbour basins and gravel lakes',
      what: 'On unused basins float pontoons of recycled drums that withstand swell and ice. In an emergency each field can be towed aside within forty minutes, which is why water police and fire brigade agree.',
      who: 'Gravel works and port companies provide the water, we build and sell the power next door.',
      proof: 'One field of 90 kW on a gravel lake near Moers, 14 months without an outage.',
    },
    needs: {
      site: 'Wasserfläche ab einem Hektar ohne Schiffsverkehr',
      'permit-help': 'Wasserrecht und Naturschutz im selben Verfahren',
      capital: 'Projektfinanzierung, zwei Felder mit zusammen 1,4 MW',
    },
    offers: {
      'test-bed': 'Schwimmendes Feld als Träger für Sensoren und Drohnenlandeplatz',
      research: 'Messreihen zu Wassertemperatur und Algenwuchs',
    },
    topics: ['renewables', 'climate'],
    industries: ['D'],
    stage: 'seed',
    raises: 1300,
    at: ['DEA1', 'Moers'],
  },
];
