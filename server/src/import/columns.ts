import { type Kind } from '@klammer/contracts/profiles';
import {
  amount,
  code,
  codes,
  day,
  industries,
  people,
  type Reader,
  text,
  webAddress,
  wholeNumber,
  wishes,
  year,
} from './readers.ts';
import { fold } from './terms.ts';

/** A column an import understands; `docs/import.md` lists the same table, and a test compares the two. */
export interface Column {
  /** The field of a profile it fills, dots for fields within fields; `id` is the list's own key of the row. */
  field: string;
  de: string;
  en: string;
  /** Other headers for it. Case, spaces, hyphens and umlaut spellings never matter. */
  aliases: readonly string[];
  /** The kinds that have it; all where it is left out. */
  kinds?: readonly Kind[];
  read: Reader;
}

type Row = [field: string, de: string, en: string, read: Reader, ...aliases: string[]];

function columns(kinds: readonly Kind[] | undefined, rows: readonly Row[]): Column[] {
  return rows.map(([field, de, en, read, ...aliases]) => ({
    field,
    de,
    en,
    aliases,
    read,
    ...(kinds && { kinds }),
  }));
}

/**
 * A text without its language named is in the language of its header: `Beschreibung` is German, `Description`
 * English.
 */
function texts(
  kinds: readonly Kind[] | undefined,
  field: string,
  de: string,
  en: string,
  ...more: string[][]
): Column[] {
  const [germanAliases = [], englishAliases = []] = more;
  return columns(kinds, [
    [
      `${field}.de`,
      de,
      `${en} (German)`,
      text,
      `${de} (Deutsch)`,
      `${de} (de)`,
      `${en} (de)`,
      ...germanAliases,
    ],
    [
      `${field}.en`,
      `${de} (Englisch)`,
      en,
      text,
      `${en} (English)`,
      `${en} (en)`,
      `${de} (en)`,
      ...englishAliases,
    ],
  ]);
}

export const COLUMNS: readonly Column[] = [
  ...columns(undefined, [
    ['id', 'Externe ID', 'External ID', text, 'ID', 'Nr', 'Nummer', 'Kennung', 'Number', 'Key'],
    [
      'name',
      'Name',
      'Name',
      text,
      'Organisation',
      'Organisationsname',
      'Firma',
      'Firmenname',
      'Unternehmen',
      'Company',
      'Company name',
    ],
  ]),
  ...texts(undefined, 'headline', 'Kurzbeschreibung', 'Headline', ['Slogan'], ['One-liner', 'Tagline']),
  ...texts(undefined, 'description', 'Beschreibung', 'Description'),
  ...columns(undefined, [
    ['needs', 'Bedarf', 'Needs', wishes, 'Bedarfe', 'Sucht', 'Need', 'Looking for'],
    ['offers', 'Angebot', 'Offers', wishes, 'Angebote', 'Bietet', 'Offer'],
    ['topics', 'Themen', 'Topics', codes('topics'), 'Thema', 'Topic'],
    [
      'industries',
      'Branchen',
      'Industries',
      industries,
      'Branche',
      'Wirtschaftszweig',
      'Industry',
      'Sector',
      'NACE',
    ],
    ['stage', 'Phase', 'Stage', code('stages'), 'Entwicklungsphase'],
    ['teamSize', 'Teamgröße', 'Team size', wholeNumber, 'Mitarbeitende', 'Mitarbeiterzahl', 'Employees'],
    [
      'foundedYear',
      'Gründungsjahr',
      'Founded',
      year,
      'Gegründet',
      'Gründung',
      'Founding year',
      'Year founded',
    ],
    ['place.region', 'Region', 'Region', code('regions'), 'Bezirk', 'Stadtbezirk', 'District'],
    ['place.city', 'Ort', 'City', text, 'Stadt', 'Sitz', 'Town'],
    ['team', 'Team', 'Team', people, 'Personen', 'Ansprechpersonen', 'People'],
    ['website', 'Webseite', 'Website', webAddress, 'Homepage', 'Internet', 'URL', 'Web'],
    ['visibility', 'Sichtbarkeit', 'Visibility', visibility],
  ]),
  ...texts(undefined, 'traction', 'Erreichtes', 'Traction', ['Meilensteine'], ['Milestones']),
  ...columns(
    ['startup'],
    [
      [
        'raising.amountEur',
        'Kapitalbedarf',
        'Raising',
        amount,
        'Kapitalbedarf EUR',
        'Raising EUR',
        'Funding need',
      ],
      ['raising.instruments', 'Instrumente', 'Instruments', codes('instruments'), 'Finanzierungsformen'],
      ['raising.until', 'Kapitalbedarf bis', 'Raising until', day],
    ],
  ),
  ...columns(
    ['investor'],
    [
      ['investing.ticketMinEur', 'Ticket von', 'Ticket from', amount, 'Ticket min'],
      ['investing.ticketMaxEur', 'Ticket bis', 'Ticket to', amount, 'Ticket max'],
      ['investing.stages', 'Investitionsphasen', 'Investment stages', codes('stages')],
      ['investing.instruments', 'Instrumente', 'Instruments', codes('instruments'), 'Finanzierungsformen'],
      ['investing.regions', 'Zielregionen', 'Target regions', codes('regions')],
    ],
  ),
  ...texts(['investor'], 'investing.thesis', 'Investitionsthese', 'Investment thesis', [], ['Thesis']),
  ...texts(['investor'], 'investing.excludes', 'Ausschlüsse', 'Excludes', [], ['Exclusions']),
  ...texts(['company'], 'sourcing.programmes', 'Programme', 'Programmes', [], ['Programs']),
  ...texts(['company'], 'sourcing.procurement', 'Beschaffungsweg', 'Procurement'),
  ...columns(
    ['company'],
    [
      ['sourcing.budgetMinEur', 'Budget von', 'Budget from', amount, 'Budget min'],
      ['sourcing.budgetMaxEur', 'Budget bis', 'Budget to', amount, 'Budget max'],
    ],
  ),
];

const VISIBILITIES = new Map([
  ...['public', 'öffentlich', 'alle'].map((word) => [fold(word), 'public'] as const),
  ...['members', 'Mitglieder', 'intern'].map((word) => [fold(word), 'members'] as const),
  ...['anonymous', 'anonym'].map((word) => [fold(word), 'anonymous'] as const),
]);

/** Unknown words go on as they are: the contract lists what is allowed. */
function visibility(cell: string): string {
  return VISIBILITIES.get(fold(cell)) ?? cell;
}

/** The columns a kind has, by every header they can be found under, folded. */
export function headersOf(kind: Kind): Map<string, Column> {
  const mine = COLUMNS.filter((column) => column.kinds?.includes(kind) ?? true);
  return new Map(
    mine.flatMap((column) =>
      [column.de, column.en, ...column.aliases].map((header) => [fold(header), column]),
    ),
  );
}
