import { type CompanyIdea } from '../blueprint.ts';

/** Wholesale, food, banking and engineering: those who buy, bake, lend and calculate. */
export const commerce: CompanyIdea[] = [
  {
    name: 'Werkzeughandel Drießenkamp',
    de: {
      headline: 'Schrauben, Schleifmittel, Schutzhelme: 86.000 Artikel bis morgen früh',
      what: 'Gut 5.000 Betriebe zwischen Kleve und Bochum kaufen bei uns ein, die Hälfte davon noch per Telefon. Außendienst, Ladentheke und Onlineshop arbeiten auf denselben Bestand.',
      why: 'Neue Produkte junger Hersteller finden schwer ins Regal, und unsere Kundschaft fragt längst nach Leihgeräten statt nach Neuware.',
      programme:
        'Regalmeter für ein halbes Jahr: Kommission, Verkäuferschulung und ehrliche Abverkaufszahlen.',
    },
    en: {
      headline: 'Screws, abrasives, hard hats: 86,000 items by tomorrow morning',
      what: 'A good 5,000 businesses between Kleve and Bochum buy from us, half of them still by phone. Field sales, shop counter and online store work from the same stock.',
      why: 'New products from young makers struggle to reach the shelf, and our customers have long been asking for rentals instead of new goods.',
      programme:
        'A metre of shelf for half a year: on commission, with training for our staff and honest sales figures.',
    },
    needs: {
      'co-development': 'Leihgeräte mit Ortung, Wartung und Abrechnung',
      'market-entry': 'Onlinehandel für Handwerker in Belgien',
      'api-access': 'Bestellungen aus Handwerkersoftware ohne Abtippen',
    },
    offers: {
      distribution: 'Sechs Filialen, 22 Reisende und ein Katalog für neue Produkte',
      warehousing: 'Regal- und Palettenplätze mit Versand am selben Tag',
      marketing: 'Hausmesse mit 1.500 Gästen im September',
    },
    topics: ['contech', 'logtech', 'circular'],
    industries: ['G'],
    at: ['duisburg-mitte', 'Kaßlerfeld'],
    founded: 1933,
    staff: 168,
    budget: [5, 40],
  },
  {
    name: 'Backhaus Terlinden-Moll',
    de: {
      headline: 'Brot und Brötchen aus einer Backstube für 41 Filialen',
      what: 'Um zwei Uhr nachts gehen die Öfen an, um sechs stehen 70.000 Brötchen in den Läden. Unser Sauerteig ist älter als jeder, der ihn füttert.',
      why: 'Abends bleiben neun Prozent der Ware liegen, Strom ist teuer, und für die Nachtschicht bewirbt sich fast niemand.',
      programme: 'Drei Filialen verkaufen Neues für acht Wochen, die Kundschaft stimmt an der Kasse ab.',
    },
    en: {
      headline: 'Bread and rolls from one bakehouse for 41 shops',
      what: 'The ovens come on at two in the morning, and at six there are 70,000 rolls in the shops. Our sourdough is older than anybody who feeds it.',
      why: 'Nine per cent of the goods are left over in the evening, power is expensive and almost nobody applies for the night shift.',
      programme: 'Three shops sell something new for eight weeks while customers vote at the till.',
    },
    needs: {
      data: 'Absatzprognose mit Wetter, Ferien und Baustellen',
      transport: 'Leise Frühbelieferung der Innenstadtfilialen',
      succession: 'Zusammenschluss mit einer zweiten Backstube am Niederrhein',
      tax: 'Umsatzsteuer bei Spenden und Altbrotverkauf',
    },
    offers: {
      'pilot-customer': 'Restebrot, Ofensteuerung und Mehrwegbecher in drei Filialen',
      production: 'Lohnbacken am Nachmittag, wenn die Öfen warm sind',
      distribution: 'Platz an 41 Theken für regionale Lebensmittel',
    },
    topics: ['circular', 'ai', 'last-mile'],
    industries: ['C', 'G', 'I'],
    at: ['DEA1', 'Dinslaken'],
    founded: 1919,
    staff: 430,
    budget: [3, 25],
  },
  {
    name: 'Marktkontor Frische Niederrhein',
    de: {
      headline: 'Obst, Gemüse und Molkereiware von 130 Höfen für Kantinen und Küchen',
      what: 'Im Kühlhaus am Großmarkt kommissionieren wir nachts, was Krankenhäuser, Mensen und Restaurants mittags kochen. Sechs von zehn Kisten kommen aus weniger als 70 Kilometern Entfernung.',
      why: 'Krumme Gurken, Einwegkisten und Lieferscheine in dreifacher Ausführung passen nicht mehr zu dem, was unsere Kunden einkaufen wollen.',
      programme: 'Gründerinnen fahren erst eine Nacht mit, dann reden wir über Mengen und Preise.',
    },
    en: {
      headline: 'Fruit, vegetables and dairy from 130 farms for canteens and kitchens',
      what: 'In the cold store at the wholesale market we pick at night what hospitals, student canteens and restaurants cook at noon. Six out of ten crates come from less than 70 kilometres away.',
      why: 'Crooked cucumbers, one-way crates and delivery notes in triplicate no longer fit what our customers want to buy.',
      programme: 'Founders first ride along for a night, then we talk about volumes and prices.',
    },
    needs: {
      'reference-customer': 'Großküchen, die gerettetes Gemüse auf die Karte setzen',
      procurement: 'Mehrwegkisten mit Pfand und Rückverfolgung',
      site: 'Zweites Kühllager nördlich der Ruhr',
    },
    offers: {
      warehousing: 'Kühl- und Tiefkühlplätze, auch palettenweise',
      transport: 'Nachttouren mit Kühlung in 90 Küchen der Region',
      'pilot-customer': 'Neue Lebensmittel im Sortiment ab 200 Kilogramm je Woche',
    },
    topics: ['last-mile', 'logtech', 'circular'],
    industries: ['G', 'A'],
    at: ['duisburg-rheinhausen', 'Asterlagen'],
    founded: 1967,
    staff: 96,
    budget: [5, 30],
  },
  {
    name: 'Bankhaus Everding Marktfolge',
    de: {
      headline: 'Kreditbearbeitung und Zahlungsverkehr für 27 Regionalbanken',
      what: 'Was Kundschaft am Schalter unterschreibt, prüfen und buchen bei uns 310 Fachleute in der Innenstadt. Allein an Förderkrediten sind es 9.000 Akten im Jahr.',
      why: 'Nachhaltigkeitsdaten des Mittelstands, Betrugsmuster und Papierakten wachsen schneller als unser Team.',
      programme:
        'Prüfraum mit künstlichen Akten: Start ohne Auslagerungsvertrag, Entscheidung nach 60 Tagen.',
    },
    en: {
      headline: 'Loan processing and payments for 27 regional banks',
      what: 'What customers sign at the counter is checked and booked by 310 of our specialists downtown. Promotional loans alone make 9,000 files a year.',
      why: 'Sustainability data of small firms, fraud patterns and paper files are growing faster than our team.',
      programme:
        'A test room with synthetic files: start without an outsourcing contract, decision after 60 days.',
    },
    needs: {
      data: 'Emissionswerte kleiner Betriebe ohne Fragebogen',
      'co-development': 'Aktenprüfung mit nachvollziehbarer KI',
      talent: 'Kreditanalyse und Informationssicherheit',
    },
    offers: {
      capital: 'Wege zu Förderkrediten und Hausbankdarlehen ab 25.000 Euro',
      'grant-advice': 'Sprechtag zu Förderprogrammen, jeden ersten Dienstag',
      legal: 'Kreditsicherheiten und Gesellschafterdarlehen verständlich',
      office: 'Zwei möblierte Räume mit Sitzungssaal',
    },
    topics: ['ai', 'cybersecurity'],
    industries: ['L', 'O'],
    at: ['duisburg-mitte', 'Altstadt'],
    founded: 1998,
    staff: 310,
    budget: [15, 90],
  },
  {
    name: 'Ingenieurbüro Tillessen Brandt Oyan',
    de: {
      headline: 'Brücken, Kaimauern und Industriehallen: rechnen, prüfen, überwachen',
      what: 'Nach dem Ärger mit maroden Autobahnbrücken kommen die Anfragen aus dem ganzen Land. Unsere 70 Bauingenieurinnen und Bauingenieure betreuen zurzeit 190 Bauwerke, das älteste von 1874.',
      why: 'Prüfungen mit Hammer und Taschenlampe reichen nicht mehr; wir brauchen Sensoren, Modelle und Berichte, die auch ein Stadtrat versteht.',
      programme: 'Zwei Bauwerke mit Betreiberzusage, dazu ein Prüfingenieur als ständiger Begleiter.',
    },
    en: {
      headline: 'Bridges, quay walls and industrial halls: calculated, inspected, monitored',
      what: 'After the trouble with crumbling motorway bridges enquiries come from all over the country. Our 70 civil engineers currently look after 190 structures, the oldest from 1874.',
      why: 'Inspections with hammer and torch no longer suffice; we need sensors, models and reports that a town councillor understands too.',
      programme:
        'Two structures with the consent of their operators, plus a chartered inspector as constant companion.',
    },
    needs: {
      research: 'Restlebensdauer von Spannstahl aus Schallmessungen',
      licence: 'Auswertung von Drohnenbildern für Rissbreiten',
      'advisory-board': 'Unternehmerische Stimme für die dritte Generation der Partner',
    },
    offers: {
      certification: 'Statische Prüfung und Zustimmung im Einzelfall',
      'co-development': 'Tragwerksmodelle und Messkonzepte für neue Bauweisen',
      mentoring: 'Ausschreibungen der öffentlichen Hand verstehen und gewinnen',
      internship: 'Abschlussarbeiten zur Bauwerksüberwachung',
    },
    topics: ['contech', 'digital-twin', 'iot'],
    industries: ['N', 'F'],
    at: ['duisburg-mitte', 'Duissern'],
    founded: 1961,
    staff: 97,
    budget: [10, 55],
  },
];
