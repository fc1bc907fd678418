import { type Translations } from './translations.ts';

export const companiesHealthCare: Translations = {
  'Sprachdokumentation am Bett, deutsch und türkisch': 'Voice records at the bedside, German and Turkish',
  'Pflegefachkräfte und Medizininformatik': 'Nurses and medical informatics',
  'Mehrwegtextilien und Instrumentenverfolgung': 'Reusable textiles and instrument tracking',
  'Anträge für digitale Infrastruktur der Notaufnahme':
    'Applications for digital emergency-room infrastructure',
  'Innovationsstation mit 32 Betten und Projektpflegerin': 'Innovation ward with 32 beds and a project nurse',
  'Anwendungsstudien mit Studienzentrum und Ethikkommission':
    'User studies with a trial centre and ethics board',
  'Chefärztin und Pflegedirektor für Beiräte': 'A chief physician and a nursing director for advisory boards',
  'Tourenplanung, Abrechnung und Wundfotos verknüpfen': 'Linking tours, billing and wound photos',
  'Kleine Elektroautos oder Lastenräder im Abo': 'Small electric cars or cargo bikes by subscription',
  'Einwilligungen von Angehörigen rechtssicher einholen': 'Obtaining relatives’ consent with legal certainty',
  'Wundversorgung, Schlüsselsysteme und Telemedizin im Haushalt':
    'Wound care, key systems and telemedicine at home',
  'Anonyme Wege- und Einsatzzeiten aus fünf Jahren': 'Anonymous travel and visit times of five years',
  'Pflegealltag verstehen: ein Tag auf Tour': 'Understanding daily care: a day on tour',
  'Sturzerkennung ohne Kamera, wissenschaftlich begleitet':
    'Fall detection without a camera, with scientific support',
  'Speiseplan und Bestellung nach tatsächlichem Verzehr': 'Menus and orders by what is really eaten',
  'Umbau eines Denkmals zur Tagespflege': 'Turning a listed building into day care',
  'Wohngruppe mit zwölf Zimmern und freiwilligen Testpersonen':
    'Shared home with twelve rooms and volunteer testers',
  'Gemeinnütziger Träger mit Kontakten zu 30 weiteren Häusern':
    'Non-profit operator with contacts to 30 more homes',
  'Leerstehende Pförtnerwohnung als Büro für Sozialunternehmen':
    'Vacant gatehouse as an office for social ventures',
  'Druckverfahren für belastete Carbonteile': 'Printing carbon parts that carry load',
  'Konformität von Sonderanfertigungen aus dem 3D-Drucker':
    'Conformity of custom-made products from the 3D printer',
  'Partner für Sporteinlagen in Benelux': 'A partner for sports insoles in Benelux',
  'Ganganalyse mit Druckmessplatte und sechs Kameras': 'Gait analysis with a pressure plate and six cameras',
  'Pulverbettdruck in Polyamid, freie Nachtschichten': 'Powder-bed printing in polyamide, free night shifts',
  'Sieben Filialen mit Fachberatung für neue Hilfsmittel': 'Seven shops with specialist advice on new aids',
  'Gekühlte Probenfahrten ohne Diesel, mehrmals täglich':
    'Chilled sample tours without diesel, several a day',
  'Erfahrung mit KI in regulierten Verfahren': 'Experience with AI in regulated procedures',
  'Zulassung als Referenzlabor in den Niederlanden': 'Approval as a reference laboratory in the Netherlands',
  'Validierungsmessungen und Mikrobiologie auf Auftrag': 'Validation measurements and microbiology to order',
  'Befundschnittstelle mit Testdaten für Praxissoftware':
    'Report interface with test data for practice software',
  'Begleitung durch Qualitätsbeauftragte bis zur Akkreditierung':
    'Support by quality officers up to accreditation',
};
