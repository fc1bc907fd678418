import { type Kind } from '@klammer/contracts/profiles';
import { type Column, headersOf } from './columns.ts';
import { FileError } from './file.ts';
import { fold } from './terms.ts';

/** Which column of a file holds what. */
export interface Layout {
  header: string[];
  /** In the order of the header; null where nobody knows the header, its cells are not read. */
  columns: (Column | null)[];
  ignored: string[];
  /**
   * What of a profile the file speaks about, as paths of an update: `stage`, `place`, but `headline.de`, so that a
   * file in one language leaves the other alone.
   */
  given: string[];
}

const LANGUAGE = /\.(de|en)$/;

/** @throws FileError where two columns mean the same, or the name is missing. */
export function layOut(kind: Kind, header: string[]): Layout {
  const known = headersOf(kind);
  const columns = header.map((title) => known.get(fold(title)) ?? null);
  columns.forEach((column, at) => {
    const first = columns.indexOf(column);
    if (column && first < at)
      throw new FileError({
        de: `Die Spalten „${header[first]}“ und „${header[at]}“ meinen dasselbe (${column.en}); löschen Sie eine.`,
        en: `The columns “${header[first]}” and “${header[at]}” mean the same (${column.en}); delete one.`,
      });
  });
  const fields = columns.flatMap((column) => column?.field ?? []);
  if (!fields.includes('name'))
    throw new FileError({
      de: 'Die Spalte „Name“ fehlt: Jede Organisation braucht einen.',
      en: 'The column “Name” is missing: every organisation needs one.',
    });
  return {
    header,
    columns,
    ignored: header.filter((title, at) => !columns[at] && title !== ''),
    given: [...new Set(fields.filter((field) => field !== 'id').map(pathOfUpdate))],
  };
}

/** Groups (place, raising, investing, sourcing) are taken as a whole, texts of the profile by language. */
function pathOfUpdate(field: string): string {
  const [group = field, ...rest] = field.split('.');
  return rest.length === 1 && LANGUAGE.test(field) ? field : group;
}

/** The header in the file under which a path of a profile stands, such as `needs` for `needs.2.note`. */
export function headerOf(layout: Layout, path: string): string | null {
  const at = layout.columns.findIndex(
    (column) => column && (path === column.field || path.startsWith(`${column.field}.`)),
  );
  const within = layout.columns.findIndex((column) => column?.field.startsWith(`${path}.`));
  return layout.header[at === -1 ? within : at] ?? null;
}
