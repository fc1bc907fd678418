import { type Translations } from './translations.ts';

export const companiesCrafts: Translations = {
  'Aufmaß aus Drohnenbildern direkt in die Kalkulation':
    'Measurements from drone pictures straight into the estimate',
  'Gesellinnen, Gesellen und zwei Vorarbeiter': 'Journeymen and two foremen',
  'Zuschüsse für Arbeitsschutz und Elektrofahrzeuge': 'Grants for safety at work and electric vehicles',
  'Absturzsicherung, Aufmaß und Materialbestellung im Test':
    'Trials of fall protection, measuring and ordering',
  'Vier eigene Dachflächen für Begrünung und Solarmodule':
    'Four roofs of our own for greenery and solar modules',
  'Vorstellung vor der Innung nach einer Saison': 'Presentation to the guild after one season',
  'Heizlast aus Fotos und Verbrauchswerten schätzen': 'Estimating heat load from photos and consumption',
  'Leise Wärmepumpen mit verlässlichen Lieferzeiten': 'Quiet heat pumps with dependable delivery times',
  'Studierende der Versorgungstechnik ab dem dritten Semester':
    'Building-services students from the third semester',
  'Wartungsverträge für vernetzte Anlagen': 'Maintenance contracts for connected systems',
  'Einbau und Vertrieb neuer Technik bei 6.000 Bestandskunden':
    'Installing and selling new technology to 6,000 existing customers',
  'Laufzeitdaten von 300 Wärmepumpen mit Einwilligung': 'Running data of 300 heat pumps, with consent',
  'Was Handwerker kaufen und was im Wagen liegen bleibt': 'What craftspeople buy and what stays in the van',
  'Software zur Lastverteilung als Eigenmarke': 'Load-management software under our own brand',
  'Projektleitung Ladeinfrastruktur': 'Project lead for charging infrastructure',
  'Sicherheitsnachweis für vernetzte Gebäudetechnik': 'Proof of security for connected building technology',
  'Schaltschränke für Einzelstücke binnen zwei Wochen': 'Control cabinets for one-offs within two weeks',
  'Wartungsplanung und Ersatzteilsuche mit 20 Monteuren':
    'Maintenance planning and spare-part search with 20 fitters',
  'Prüfung ortsfester Anlagen samt Messprotokoll': 'Testing fixed installations with a measuring record',
  'Geprüftes Altholz in wiederkehrender Güte': 'Tested reclaimed wood of constant quality',
  'Meisterin oder Meister mit Lust auf Übernahme bis 2030': 'A master who would like to take over by 2030',
  'Bilder und Geschichten zu fertigen Räumen': 'Pictures and stories of finished rooms',
  'Möbel, Modelle und Messestände ab Skizze': 'Furniture, models and fair stands from a sketch',
  'Drei Schreibtische über der Werkstatt, Fräsgeräusch inbegriffen':
    'Three desks above the workshop, milling noise included',
  'Kleinserien aus Holz bis 300 Stück': 'Small series in wood up to 300 pieces',
  'Erste Abnehmer für unser digitales Gerüstbuch': 'First buyers for our digital scaffolding log',
  'Jemand mit Softwareerfahrung für eine Ausgründung': 'Somebody with software experience for a spin-off',
  'Windprognosen für einzelne Bauwerke': 'Wind forecasts for single structures',
  'Lagerplatz mit Halle, 1.200 Quadratmeter, ab Frühjahr':
    'Storage yard with hall, 1,200 square metres, from spring',
  'Kranwagen und Tieflader an Wochenenden': 'Crane truck and low-loader at weekends',
  'Teileverfolgung auf Baustellen mit Staub und Hitze': 'Tracking parts on building sites with dust and heat',
  'Baumsubstrate für verdichtete Stadtböden': 'Tree substrates for compacted city soils',
  'Bewässerung nach Bodenfeuchte statt nach Kalender': 'Watering by soil moisture instead of the calendar',
  'Umstellung der Lohnabrechnung für Saisonkräfte': 'Changing payroll for seasonal staff',
  'Zwölf Pflegeflächen mit Brunnen und Stromanschluss': 'Twelve green areas with well and power',
  'Sensoren, Mähroboter und Elektrobagger im Einsatz': 'Sensors, robot mowers and electric diggers at work',
  'Saisonplätze mit Übernahme in die Bauleitung': 'Seasonal jobs that lead to site management',
};
