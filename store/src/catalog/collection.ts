import { equal } from '../values/compare.ts';
import { compileFilter } from '../match/compile.ts';
import { fail } from '../errors.ts';
import { type GeoCheck, geoCheckOf } from '../geo/index-check.ts';
import type { IndexField } from './index-keys.ts';
import { compileSchema } from '../match/json-schema.ts';
import { arrayIndex } from '../values/path.ts';
import { truthy } from '../values/plain.ts';
import { type Doc, doc as makeDoc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import type { Matcher } from '../match/matcher.ts';

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

/** An index by its name or by its key. */
export function indexOf({ indexes }: Collection, wanted: Value): Index | undefined {
  return indexes.find(({ name, spec }) =>
    typeof wanted === 'string' ? name === wanted : equal(spec.get('key') ?? null, wanted),
  );
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

/** Refuses a document that does not keep to its collection's validator; `before` is what it was, undefined for a new one. */
export type Validate = (doc: Doc, before?: () => Doc) => void;

const choices = { validationLevel: ['strict', 'moderate', 'off'], validationAction: ['error', 'warn'] };

/** The validator among a collection's options. Throws for one that cannot be understood. */
export function validatorOf(options: Doc): Validate | undefined {
  for (const [name, known] of Object.entries(choices)) {
    const value = options.get(name);
    if (value !== undefined && !known.includes(String(value)))
      fail('BadValue', `${name} can be ${known.join(', ')}, not ${String(value)}`);
  }
  const validator = options.get('validator');
  if (validator === undefined) return undefined;
  if (!isDoc(validator)) fail('TypeMismatch', 'validator must be an object');
  const matches = compileFilter(validator);
  // A warning would go to a log, which nobody of an embedded store reads.
  const isSilent = options.get('validationAction') === 'warn';
  const level = options.get('validationLevel');
  if (validator.size === 0 || level === 'off' || isSilent) return undefined;
  const isModerate = level === 'moderate';
  return (doc, before) => {
    if (matches(doc) || (isModerate && before && !matches(before()))) return;
    const errInfo = makeDoc({
      failingDocumentId: doc.get('_id') ?? null,
      details: detailsOf(validator, doc),
    });
    fail('DocumentValidationFailure', 'Document failed validation', { errInfo });
  };
}

/** The first condition that is not met; of a schema, what exactly is wrong. */
function detailsOf(validator: Doc, doc: Doc): Doc {
  const unmet = [...validator].find((entry) => !compileFilter(new Map([entry]))(doc));
  const [operatorName, operand] = unmet ?? ['', null];
  if (operatorName === '$jsonSchema')
    return makeDoc({ operatorName, schemaRulesNotSatisfied: compileSchema(operand)(doc) });
  const specifiedAs: Doc = new Map<string, Value>([[operatorName, operand]]);
  return makeDoc({ operatorName: operatorName.startsWith('$') ? operatorName : 'match', specifiedAs });
}
