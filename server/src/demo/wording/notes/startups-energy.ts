import { type Translations } from './translations.ts';

export const startupsEnergy: Translations = {
  'Härterei, Gießerei oder Kühlhaus mit Viertelstundenwerten':
    'Hardening shop, foundry or cold store with quarter-hour values',
  'Zugang zu Leitsystemen in der Produktion': 'Access to control systems in production',
  'Series A, möglichst mit industriellem Investor': 'Series A, if possible with an industrial investor',
  'Vergleichswerte zur Flexibilität nach Branche': 'Benchmarks on flexibility by industry',
  'Gebündelter Stromeinkauf für kleine Betriebe': 'Pooled power purchasing for small firms',
  'Elektrobetriebe, die Zähler setzen und uns empfehlen': 'Electrical firms that set meters and recommend us',
  'Elektromeisterin oder Elektromeister, gern in Teilzeit': 'A master electrician, part-time welcome',
  'Nachrangdarlehen oder Crowdfunding mit Bürgerbeteiligung':
    'Subordinated loan or crowdfunding with residents',
  'Zähler und Wechselrichter zum Sammelpreis': 'Meters and inverters at a bulk price',
  'Mieterabende und Aushänge in fünf Sprachen': 'Tenants’ evenings and notices in five languages',
  'Abgas- und Kühlwassertemperaturen aus Industriebetrieben':
    'Flue-gas and cooling-water temperatures from industry',
  'Leitungsquerung von Bahn und Kanal': 'Crossing rail and canal with a pipe',
  'Vertrieb an Kommunen: wie kommt man in den Haushalt?':
    'Selling to municipalities: how does one get into the budget?',
  'Wärmekarte von Duisburg und Oberhausen im Raster von 100 Metern':
    'Heat map of Duisburg and Oberhausen on a 100-metre grid',
  'Antragserfahrung mit der Bundesförderung für effiziente Wärmenetze':
    'Experience in applying for federal heat-network funding',
  'Containerterminal mit mindestens drei baugleichen Kranen':
    'Container terminal with at least three identical cranes',
  'Schaltschrankbau und Endmontage, 15 Stück im Jahr': 'Control cabinets and final assembly, 15 a year',
  'Trockenes Lager für Zellen, temperiert, 200 Quadratmeter':
    'Dry store for cells, temperature-controlled, 200 square metres',
  'Leistungselektronik bis 500 kW als Muster': 'Power electronics up to 500 kW as samples',
  'Speicher für Schleusen und Hubbrücken': 'Storage for locks and lift bridges',
  'Wasserfläche ab einem Hektar ohne Schiffsverkehr': 'Water from one hectare without shipping',
  'Wasserrecht und Naturschutz im selben Verfahren': 'Water law and nature protection in one procedure',
  'Projektfinanzierung, zwei Felder mit zusammen 1,4 MW': 'Project finance, two fields with 1.4 MW together',
  'Schwimmendes Feld als Träger für Sensoren und Drohnenlandeplatz':
    'Floating field as a carrier for sensors and drone pads',
  'Messreihen zu Wassertemperatur und Algenwuchs': 'Series on water temperature and algae',
};
