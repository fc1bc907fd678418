import { compileFilter } from '../match/compile.ts';
import { type GeoCheck, geoCheckOf } from '../geo/index-check.ts';
import type { Matcher } from '../match/matcher.ts';
import { arrayIndex } from '../values/path.ts';
import { truthy } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber } from '../values/types.ts';
import type { IndexField } from './index-keys.ts';
import { type Validate, validatorOf } from './validator.ts';

export interface Index {
  id: number;
  name: string;
  /** What `listIndexes` shows. */
  spec: Doc;
  fields: IndexField[];
  isUnique: boolean;
  isSparse: boolean;
  isHidden: boolean;
  /** Has a collation, so its keys do not order strings as it asks; never chosen for a query. */
  isCollated: boolean;
  /** A field's path has a number in it, which may be an item of an array or a name; never chosen for a query. */
  namesItems: boolean;
  partialFilter: Doc | undefined;
  inPartial: Matcher | undefined;
  expireAfterSeconds: number | undefined;
  /** Has geo fields: it refuses what is no geometry, and holds no keys. */
  geoCheck: GeoCheck | undefined;
  /** Bit i: field i goes through an array in some document. */
  multikey: number;
  /** Made once: a text made anew for each entry has to be hashed anew to find its statement. */
  sql: { add: string; remove: string; other: string };
}

export interface Collection {
  id: number;
  db: string;
  name: string;
  options: Doc;
  indexes: Index[];
  validate: Validate | undefined;
}

export function makeCollection(id: number, db: string, name: string, options: Doc): Collection {
  return { id, db, name, options, indexes: [], validate: validatorOf(options) };
}

export function makeIndex(id: number, spec: Doc, multikey: number): Index {
  const key = spec.get('key');
  const partial = spec.get('partialFilterExpression');
  const expires = spec.get('expireAfterSeconds');
  const partialFilter = isDoc(partial) ? partial : undefined;
  const fields = [...(isDoc(key) ? key : [])].map(([path, direction]) => ({
    path,
    parts: path.split('.'),
    isDescending: isNumeric(direction) && toNumber(direction) < 0,
  }));
  return {
    id,
    name: String(spec.get('name')),
    spec,
    fields,
    isUnique: truthy(spec.get('unique')) || spec.get('name') === '_id_',
    isSparse: truthy(spec.get('sparse')),
    isHidden: truthy(spec.get('hidden')),
    isCollated: spec.has('collation'),
    namesItems: fields.some(({ parts }) => parts.some((part) => arrayIndex(part) >= 0)),
    partialFilter,
    inPartial: partialFilter && compileFilter(partialFilter),
    expireAfterSeconds: isNumeric(expires) ? toNumber(expires) : undefined,
    geoCheck: geoCheckOf(spec),
    multikey,
    sql: {
      add: `INSERT INTO x${id} (k, r) VALUES (?, ?)`,
      remove: `DELETE FROM x${id} WHERE k = ? AND r = ?`,
      other: `SELECT r FROM x${id} WHERE k = ? AND r <> ? LIMIT 1`,
    },
  };
}
