import { type Translations } from './translations.ts';

export const startupsHydrogen: Translations = {
  'Beschichtungsanlage mit 1,20 Meter Breite, zunächst im Lohn':
    'Coating line 1.20 metres wide, on contract at first',
  'Prüfstand bis 200 kW für Dauerläufe': 'Test rig up to 200 kW for endurance runs',
  'Finanzierung der ersten eigenen Linie': 'Financing our first own line',
  'Membranen für besondere Drücke und Formate': 'Membranes for special pressures and formats',
  'Proben und Alterungsdaten für Hochschulgruppen': 'Samples and ageing data for university groups',
  'ATEX Zone 1, Gerätegruppe IIC': 'ATEX zone 1, gas group IIC',
  'Betreiber einer Tankstelle für Busse oder Lkw': 'Operator of a station for buses or lorries',
  'Anlagenbauer, die den Wächter ab Werk einbauen': 'Plant builders who fit the guard at the factory',
  'Künstliches Leck unter freiem Himmel, mietbar für Messungen':
    'Artificial leak in the open, to rent for measurements',
  'Tonaufnahmen von 400 Leckgrößen': 'Sound recordings of 400 leak sizes',
  'Werksbahn oder Terminal mit mindestens drei Wasserstofffahrzeugen':
    'Works railway or terminal with at least three hydrogen vehicles',
  'Abstellfläche mit Ex-Zone und Zufahrt für Sattelzüge':
    'Parking with ex zone and access for articulated lorries',
  'BImSchG und Gefahrgut: ein Ansprechpartner für beides':
    'Emission law and dangerous goods: one contact for both',
  'Gefahrgutspedition für den Nachschub': 'Dangerous-goods forwarder for supplies',
  'Wir setzen neue Ventile, Sensoren und Kupplungen im Feld ein':
    'We use new valves, sensors and couplings in the field',
  'Freie Zugmaschine für Gefahrgut an drei Tagen der Woche':
    'Free tractor unit for dangerous goods three days a week',
  'Standort mit Ammoniak-Erlaubnis und Fackel': 'Site with an ammonia permit and a flare',
  'Seed für die Pilotanlage mit 200 Kilogramm am Tag': 'Seed for the pilot plant with 200 kilograms a day',
  'Erfahrung mit Störfallverordnung und Tanklagern': 'Experience with major-accident rules and tank farms',
  'Katalysatorcharakterisierung, Elektronenmikroskopie': 'Catalyst characterisation, electron microscopy',
  'Beschichtungsverfahren für Metallschaum': 'Coating process for metal foam',
  'Masterarbeiten in Verfahrenstechnik': 'Master’s theses in process engineering',
  'Stadtwerk mit Hochdruckleitungen vor 1980': 'Utility with high-pressure pipes from before 1980',
  'Gescannte Rohrbücher und Schweißprotokolle': 'Scanned pipe books and welding records',
  'Haftung für Bewertungen, Vertragsmuster': 'Liability for assessments, model contracts',
  'Werkstoffkatalog deutscher Gasrohre seit 1920': 'Catalogue of German gas-pipe materials since 1920',
  'Bewertung auch für Fernwärme und CO₂': 'Assessment for district heating and CO₂ too',
};
