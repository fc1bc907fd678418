import { vocabulary } from './concept.ts';

/** NACE Rev. 2.1 sections. In this revision telecommunication and IT are K, finance is L. */
export const INDUSTRIES = vocabulary({
  A: [
    'Land- und Forstwirtschaft, Fischerei',
    'Agriculture, forestry and fishing',
    'agriculture',
    'Landwirtschaft',
  ],
  B: ['Bergbau', 'Mining and quarrying', 'mining'],
  C: ['Verarbeitendes Gewerbe', 'Manufacturing', 'Industrie', 'Produktion', 'industry'],
  D: ['Energieversorgung', 'Energy supply', 'Energie', 'electricity', 'gas'],
  E: ['Wasser, Abwasser, Entsorgung', 'Water, sewerage and waste', 'waste', 'Entsorgung'],
  F: ['Bau', 'Construction', 'Handwerk', 'Hochbau'],
  G: ['Handel', 'Wholesale and retail trade', 'retail', 'Großhandel', 'Einzelhandel'],
  H: ['Verkehr und Lagerei', 'Transportation and storage', 'Logistik', 'logistics', 'Hafen', 'port'],
  I: ['Gastgewerbe', 'Accommodation and food service', 'Hotel', 'Gastronomie', 'hospitality'],
  J: ['Verlag, Rundfunk, Inhalte', 'Publishing, broadcasting and content', 'Medien', 'media'],
  K: ['IT und Telekommunikation', 'Telecommunication and IT', 'Software', 'IT', 'telecom'],
  L: ['Finanzen und Versicherung', 'Finance and insurance', 'Bank', 'insurance', 'Versicherung', 'fintech'],
  M: ['Immobilien', 'Real estate', 'Wohnungswirtschaft', 'property'],
  N: [
    'Freie Berufe, Wissenschaft und Technik',
    'Professional, scientific and technical services',
    'Ingenieurbüro',
    'Beratung',
    'consulting',
    'engineering',
  ],
  O: [
    'Sonstige Unternehmensdienste',
    'Administrative and support services',
    'Zeitarbeit',
    'facility management',
  ],
  P: ['Öffentliche Verwaltung', 'Public administration', 'Stadt', 'Behörde', 'government'],
  Q: ['Bildung', 'Education', 'Schule', 'Weiterbildung', 'edtech'],
  R: ['Gesundheit und Soziales', 'Health and social work', 'Krankenhaus', 'Pflege', 'hospital', 'care'],
  S: ['Kunst, Sport und Erholung', 'Arts, sports and recreation', 'Kultur', 'culture', 'sport'],
  T: ['Sonstige Dienstleistungen', 'Other services', 'Reparatur', 'Verbände', 'repair', 'associations'],
  U: ['Private Haushalte', 'Households as employers', 'Haushalt'],
  V: ['Internationale Organisationen', 'Extraterritorial organisations', 'international organisation'],
});
