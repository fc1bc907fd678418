import { z } from 'zod';
import { Problem } from '../problem.ts';

const Cursor = z.tuple([z.iso.datetime(), z.string().regex(/^[0-9a-f]{24}$/)]);

/** Where a page of a list sorted by a date, newest first, ended. */
export interface Position {
  at: Date;
  id: string;
}

/** Packs a position into the opaque cursor that travels. */
function packCursor({ at, id }: Position): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** @throws Problem invalid-input for what is not a cursor of ours. */
export function unpackCursor(cursor: string): Position {
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch (cause) {
    throw new Problem('invalid-input', 'The cursor is not one of ours; start from the first page.', {
      cause,
    });
  }
}

/** Filter for everything that comes after a position in a list sorted by `field` and `_id`, both descending. */
export function after(field: string, cursor: string | undefined): Record<string, unknown> {
  if (!cursor) return {};
  const { at, id } = unpackCursor(cursor);
  return { $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: id } }] };
}

/** The page of a list in which there is nothing: nothing need be read to show it. */
export const NO_PAGE = { items: [], nextCursor: null };

/** Cuts a list fetched with `limit + 1` to a page; what is presented as null is left out. */
export function toPage<Doc extends { _id: unknown }, Item>(
  docs: Doc[],
  limit: number,
  at: (doc: Doc) => Date,
  present: (doc: Doc) => Item | null,
): { items: Item[]; nextCursor: string | null } {
  const page = docs.slice(0, limit);
  const last = page.at(-1);
  const more = docs.length > limit && last;
  return {
    items: page.map(present).filter((item) => item !== null),
    nextCursor: more ? packCursor({ at: at(last), id: String(last._id) }) : null,
  };
}
