import type { ProblemBody } from '@klammer/contracts/problems';

/** What the buttons of a `RowList` do to the rows of one list: `fields:add`, `fields:remove:2`, `fields:up:3`. */
export function rearrange<Row>(
  list: string,
  rows: readonly Row[],
  act: string,
  empty: () => Row,
  most: number,
): Row[] {
  const [named, deed, place] = act.split(':');
  const index = Number(place);

  if (named !== list) return [...rows];
  if (deed === 'add') return rows.length < most ? [...rows, empty()] : [...rows];
  if (deed === 'remove') return rows.filter((_, at) => at !== index);

  const other = deed === 'up' ? index - 1 : index + 1;
  const [one, beside] = [rows[index], rows[other]];

  if (one === undefined || beside === undefined) return [...rows];

  return rows.map((row, at) => {
    if (at === index) return beside;

    return at === other ? one : row;
  });
}

/** The rows of a list as a form sends them; `sign` is the field that every row has. */
export function rowsIn<Row>(
  form: FormData,
  list: string,
  sign: string,
  most: number,
  read: (at: string) => Row,
): Row[] {
  return Array.from({ length: most }, (_, index) => `${list}.${index}`)
    .filter((at) => form.has(`${at}.${sign}`))
    .map(read);
}

/** Which rows of a list the API found something wrong with. */
export function wrongRows(refusal: ProblemBody | undefined, list: string): ReadonlySet<number> {
  const issues = refusal?.issues ?? [];

  return new Set(
    issues.flatMap(({ path }) => (path[1] === list && path[2] !== undefined ? [Number(path[2])] : [])),
  );
}
