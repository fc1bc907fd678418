import { type Translations } from './translations.ts';

export const companiesEnergySupply: Translations = {
  'Netzzustand schätzen, wo keine Messung sitzt': 'Estimating the grid’s state where nothing measures',
  'Netzmonteurinnen und Schutztechniker': 'Grid fitters and protection engineers',
  'Steuerboxen nach Vorgaben für kritische Infrastruktur':
    'Control boxes to the rules for critical infrastructure',
  'Prognosen zu Wärmepumpen und Ladepunkten je Straße': 'Forecasts of heat pumps and charge points by street',
  'Ortsnetz mit 340 Häusern, vollständig gemessen': 'Local grid with 340 houses, fully metered',
  'Netzanschluss und Messkonzept verständlich erklärt': 'Grid connection and metering made clear',
  'Drohnenbefliegung, Trafoüberwachung, digitale Planauskunft':
    'Drone flights, transformer monitoring, digital site plans',
  'Saisonale Speicherung in gefluteten Stollen': 'Seasonal storage in flooded galleries',
  'Mitfinanzierung einer Großwärmepumpe mit 20 Megawatt': 'Co-financing a large heat pump of 20 megawatts',
  'Leckortung über Temperatur und Schall': 'Finding leaks by temperature and sound',
  'Freiflächen neben drei Heizzentralen mit Netzanschluss':
    'Open land beside three heating plants with grid connection',
  'Lastgänge und Rücklauftemperaturen von 5.200 Stationen':
    'Load curves and return temperatures of 5,200 stations',
  'Auftritt im Branchenverband nach erfolgreicher Heizperiode':
    'A stage at the trade association after a good heating season',
  'Erkennung von Akkus im laufenden Abfallstrom': 'Detecting batteries in running waste streams',
  'Aufschlussverfahren für Verbundfolien': 'Processes for separating composite films',
  'Abnehmer für Gips- und Holzfraktionen im Ausland': 'Buyers abroad for gypsum and wood fractions',
  'Sortierlinie mit 18 Tonnen Durchsatz je Stunde': 'Sorting line with 18 tonnes an hour',
  'Zerkleinern, Sieben und Pressen im Lohn': 'Shredding, screening and pressing on contract',
  'Container- und Muldenlogistik für Materialproben': 'Container and skip logistics for material samples',
  'Artenschutz und Altlasten in einem Verfahren':
    'Species protection and contaminated sites in one procedure',
  'Beteiligungsmodelle für Bürgergesellschaften': 'Shares for citizens’ energy companies',
  'Zwischenfinanzierung bis zur Baugenehmigung': 'Bridge financing until the building permit',
  'Bürgerdialog ohne Hochglanz': 'Talking with residents without glossy brochures',
  'Pachtflächen auf Halden für Speicher und Solar': 'Leasehold land on spoil tips for storage and solar',
  'Projektfinanzierung und Pachtverträge aus elf Vorhaben': 'Project finance and leases from eleven projects',
  'Erfahrung mit Gewerbesteuer an Energiestandorten': 'Experience with trade tax at energy sites',
  'Roboterzelle zum Zerlegen von Batteriepaketen': 'Robot cell for taking battery packs apart',
  'Brandsichere Lagerung für Altbatterien': 'Fireproof storage of used batteries',
  'Chemikerin oder Chemiker für eine Magnet-Ausgründung': 'A chemist for a spin-off in magnets',
  'Metallanalytik mit Röntgenfluoreszenz und ICP': 'Metal analysis by X-ray fluorescence and ICP',
  'Sekundärmetalle mit Herkunftsnachweis ab 500 Kilogramm':
    'Secondary metals with proof of origin from 500 kilograms',
  'Kleine Beteiligungen an Recyclingverfahren bis 250.000 Euro':
    'Small stakes in recycling processes up to 250,000 euros',
};
