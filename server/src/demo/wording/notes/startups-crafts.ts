import { type Translations } from './translations.ts';

export const startupsCrafts: Translations = {
  'Großhändler für Sanitär, Heizung und Elektro': 'Wholesalers for plumbing, heating and electrics',
  'Anbindung an Handwerkersoftware mit GAEB': 'Connection to trade software with GAEB',
  'Seed-Erweiterung für den Vertrieb im Handwerk': 'Seed extension for sales to the trades',
  'Spracherkennung für laute Umgebungen': 'Speech recognition for loud surroundings',
  'Reichweite: 4.000 Abonnenten im Handwerk': 'Reach: 4,000 subscribers in the trades',
  'Gefräste Magnetmarken, 3.000 Stück': 'Milled magnetic marks, 3,000 pieces',
  'Niederlande: Verbände und Baumärkte': 'Netherlands: associations and DIY stores',
  'Kaufmännische Leitung mit Bezug zum Bau': 'Commercial lead with a link to building',
  'Messverfahren für Bestandsaufnahmen in Hallen und Schiffen': 'Survey methods for halls and ships',
  'Pläne als IFC für BIM-Systeme': 'Plans as IFC for BIM systems',
  'Handwerkskammer-Erfahrung in der Übergabeberatung': 'A chamber’s experience in advising on handovers',
  'Merkblätter zur Übergabe an Mitarbeitende': 'Leaflets on handing over to employees',
  'Geschichten gelungener Übergaben in der Lokalpresse': 'Stories of good handovers in the local press',
  'Geprüfte Nachfolgerinnen für Betriebe bis 40 Leute': 'Vetted successors for firms of up to 40 people',
  'Meisterinnen und Meister, die wechseln möchten': 'Masters who would like to change',
  'Verbrauchswerte sanierter Häuser vor und nach dem Umbau':
    'Consumption of renovated houses before and after',
  'Hersteller oder Großhandel mit Heizungsbauern im Netz':
    'Manufacturer or wholesaler with a network of heating fitters',
  'Wohnungsunternehmen mit Siedlungen der Fünfzigerjahre': 'Housing companies with fifties estates',
  'Heizlast als Dienst für Portale und Banken': 'Heat load as a service for portals and banks',
  'Gebäudetypen im Ruhrgebiet, anonym ausgewertet': 'Building types in the Ruhr area, analysed anonymously',
  'Werft oder Stahlbauer mit eigener Lehrwerkstatt':
    'Shipyard or steel builder with its own training workshop',
  'Brennergriff mit Kraftrückmeldung': 'Torch handle with force feedback',
  'Umsatzbeteiligung oder Leasingpartner für 40 Kabinen': 'Revenue share or leasing partner for 40 booths',
  'Kontakt zu Umschülerinnen und Umschülern vor der Prüfung':
    'Contact to retraining welders before their exam',
  'Offene Kabine jeden Freitag zum Ausprobieren': 'Open booth every Friday to try out',
};
