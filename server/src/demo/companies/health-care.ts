import { type CompanyIdea } from '../blueprint.ts';

/** Hospitals, care and the trades around them. */
export const healthCare: CompanyIdea[] = [
  {
    name: 'Klinikum Rheinbrücke',
    de: {
      headline: 'Krankenhaus mit 540 Betten, Notaufnahme und eigener Pflegeschule',
      what: 'Jährlich behandeln wir 24.000 Menschen stationär, viele davon mit mehreren Sprachen und noch mehr Vorerkrankungen. In der Notaufnahme wartet man im Mittel 97 Minuten.',
      why: 'Pflegekräfte verbringen ein Drittel der Schicht mit Dokumentation; jede zurückgewonnene Stunde gehört ans Bett.',
      programme:
        'Innovationsstation 4B: Ethikvotum, Datenschutz und Betriebsrat laufen gebündelt in acht Wochen.',
    },
    en: {
      headline: 'A hospital with 540 beds, an emergency department and a nursing school of its own',
      what: 'We treat 24,000 inpatients a year, many of them with several languages and even more pre-existing conditions. The average wait in the emergency department is 97 minutes.',
      why: 'Nurses spend a third of their shift on documentation; every hour won back belongs at the bedside.',
      programme:
        'Innovation ward 4B: ethics vote, data protection and works council run together in eight weeks.',
    },
    needs: {
      'co-development': 'Sprachdokumentation am Bett, deutsch und türkisch',
      talent: 'Pflegefachkräfte und Medizininformatik',
      procurement: 'Mehrwegtextilien und Instrumentenverfolgung',
      'grant-advice': 'Anträge für digitale Infrastruktur der Notaufnahme',
    },
    offers: {
      'pilot-customer': 'Innovationsstation mit 32 Betten und Projektpflegerin',
      research: 'Anwendungsstudien mit Studienzentrum und Ethikkommission',
      'advisory-board': 'Chefärztin und Pflegedirektor für Beiräte',
    },
    topics: ['medtech', 'ai', 'cybersecurity'],
    industries: ['R'],
    at: ['duisburg-rheinhausen', 'Bergheim'],
    founded: 1911,
    staff: 1650,
    budget: [20, 120],
  },
  {
    name: 'Pflegedienst Morgenrunde',
    de: {
      headline: 'Ambulante Pflege für 780 Menschen zwischen Marxloh und Walsum',
      what: 'Unsere Touren beginnen um halb sechs und enden selten pünktlich. 110 Kolleginnen und Kollegen versorgen Wunden, Medikamente und manchmal auch den Hund.',
      why: 'Tourenplanung, Schlüssel und Parkplätze fressen Zeit, die uns keine Pflegekasse bezahlt.',
      programme: 'Zwei Touren testen vier Wochen lang, danach stimmt das Team ab.',
    },
    en: {
      headline: 'Home care for 780 people between Marxloh and Walsum',
      what: 'Our rounds begin at half past five and seldom end on time. 110 colleagues look after wounds, medicines and sometimes the dog as well.',
      why: 'Route planning, keys and parking devour time that no care insurer pays us for.',
      programme: 'Two rounds test for four weeks, then the team votes.',
    },
    needs: {
      'api-access': 'Tourenplanung, Abrechnung und Wundfotos verknüpfen',
      procurement: 'Kleine Elektroautos oder Lastenräder im Abo',
      legal: 'Einwilligungen von Angehörigen rechtssicher einholen',
    },
    offers: {
      'pilot-customer': 'Wundversorgung, Schlüsselsysteme und Telemedizin im Haushalt',
      data: 'Anonyme Wege- und Einsatzzeiten aus fünf Jahren',
      mentoring: 'Pflegealltag verstehen: ein Tag auf Tour',
    },
    topics: ['medtech', 'last-mile'],
    industries: ['R'],
    at: ['duisburg-hamborn', 'Marxloh'],
    founded: 1997,
    staff: 110,
  },
  {
    name: 'Heilwigstift Altenhilfe',
    de: {
      headline: 'Gemeinnützige Stiftung mit Hospiz, Tagespflege und 1.400 Essen am Tag',
      what: 'Als gemeinnützige Stiftung geben wir 410 alten Menschen ein Zuhause und bilden 70 junge für die Pflege aus. Unsere Küche beliefert außerdem Kindergärten in der Nachbarschaft.',
      why: 'Stürze in der Nacht, Einsamkeit am Sonntag und Berge von Essensresten bewegen uns mehr als der nächste Roboter fürs Foyer.',
      programme:
        'Bewohnerbeirat und Wohnbereichsleitung prüfen jede Idee zuerst, bezahlt wird ab dem ersten Testtag.',
    },
    en: {
      headline: 'A charitable foundation with a hospice, day care and 1,400 meals a day',
      what: 'As a charitable foundation we give 410 elderly people a home and train 70 young ones for care work. Our kitchen also supplies nursery schools nearby.',
      why: 'Falls at night, loneliness on Sundays and heaps of leftovers move us more than another robot for the foyer.',
      programme:
        'Residents and ward managers judge every idea first, and we pay from the first day of testing.',
    },
    needs: {
      research: 'Sturzerkennung ohne Kamera, wissenschaftlich begleitet',
      'co-development': 'Speiseplan und Bestellung nach tatsächlichem Verzehr',
      'permit-help': 'Umbau eines Denkmals zur Tagespflege',
    },
    offers: {
      'test-bed': 'Wohngruppe mit zwölf Zimmern und freiwilligen Testpersonen',
      'reference-customer': 'Gemeinnütziger Träger mit Kontakten zu 30 weiteren Häusern',
      office: 'Leerstehende Pförtnerwohnung als Büro für Sozialunternehmen',
    },
    topics: ['medtech', 'circular', 'iot'],
    industries: ['R', 'I'],
    at: ['duisburg-sued', 'Buchholz'],
    founded: 1874,
    staff: 620,
    budget: [5, 35],
  },
  {
    name: 'Orthopädietechnik Brandwall',
    de: {
      headline: 'Prothesen, Orthesen und Einlagen nach Maß, zunehmend aus dem Drucker',
      what: 'Sieben Werkstätten am Niederrhein versorgen 19.000 Menschen im Jahr. Statt Gips nehmen wir meist einen Scanner, das letzte Schleifen bleibt Handarbeit.',
      why: 'Jede Krankenkasse will andere Nachweise; wir möchten Zeit für Anproben statt für Anträge haben.',
      programme: 'Patienten, Techniker und Ärztin entwickeln am runden Tisch, Musterteile bezahlen wir.',
    },
    en: {
      headline: 'Made-to-measure prostheses, orthoses and insoles, increasingly from the printer',
      what: 'Seven workshops on the Lower Rhine look after 19,000 people a year. Instead of plaster we mostly use a scanner, while the final sanding remains handwork.',
      why: 'Every health insurer wants different evidence; we would like time for fittings rather than for forms.',
      programme: 'Patients, technicians and a doctor develop at one table, and we pay for sample parts.',
    },
    needs: {
      licence: 'Druckverfahren für belastete Carbonteile',
      certification: 'Konformität von Sonderanfertigungen aus dem 3D-Drucker',
      distribution: 'Partner für Sporteinlagen in Benelux',
    },
    offers: {
      lab: 'Ganganalyse mit Druckmessplatte und sechs Kameras',
      production: 'Pulverbettdruck in Polyamid, freie Nachtschichten',
      distribution: 'Sieben Filialen mit Fachberatung für neue Hilfsmittel',
    },
    topics: ['medtech', 'additive'],
    industries: ['C', 'R'],
    at: ['DEA1', 'Wesel'],
    founded: 1949,
    staff: 148,
    budget: [10, 60],
  },
  {
    name: 'Labormedizin Innenstadtwall',
    de: {
      headline: 'Blut, Abstriche, Gewebe: 11.000 Proben am Tag für Praxen und Kliniken',
      what: 'Nachts laufen unsere Analysestraßen, damit Befunde zum Frühstück in 900 Praxen liegen. Vierzehn Kuriere bringen die Röhrchen aus einem Umkreis von 80 Kilometern.',
      why: 'Kühlkette, Kurierwege und Plastikabfall sind bei uns noch Handwerk aus den Neunzigern.',
      programme: 'Validierung nach Norm innerhalb eines Quartals, Restproben nur mit Einwilligung.',
    },
    en: {
      headline: 'Blood, swabs, tissue: 11,000 samples a day for surgeries and hospitals',
      what: 'Our analysers run at night so that results reach 900 surgeries by breakfast. Fourteen couriers bring the tubes from a radius of 80 kilometres.',
      why: 'Cold chain, courier routes and plastic waste are still handled the way they were in the nineties.',
      programme: 'Validation to standard within a quarter, leftover samples only with consent.',
    },
    needs: {
      transport: 'Gekühlte Probenfahrten ohne Diesel, mehrmals täglich',
      'advisory-board': 'Erfahrung mit KI in regulierten Verfahren',
      'market-entry': 'Zulassung als Referenzlabor in den Niederlanden',
    },
    offers: {
      lab: 'Validierungsmessungen und Mikrobiologie auf Auftrag',
      'api-access': 'Befundschnittstelle mit Testdaten für Praxissoftware',
      certification: 'Begleitung durch Qualitätsbeauftragte bis zur Akkreditierung',
    },
    topics: ['medtech', 'ai', 'last-mile'],
    industries: ['R', 'N'],
    at: ['duisburg-mitte', 'Dellviertel'],
    founded: 1981,
    staff: 290,
    budget: [15, 75],
  },
];
