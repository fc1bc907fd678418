import { type ErrorName, fail, refuse } from '../errors.ts';
import { geoKinds } from '../geo/index-check.ts';
import { compileFilter } from '../match/compile.ts';
import { references } from '../values/path.ts';
import { arrayOr, docOr, show, stringOf, truthy, words } from '../values/plain.ts';
import { type Doc, doc as makeDoc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import { isOperatorDoc } from '../match/matcher.ts';

const known = words(
  'v key name unique sparse partialFilterExpression expireAfterSeconds background hidden collation ns min max bits 2dsphereIndexVersion dropDups',
);
const knownOfId = words('v key name ns collation');

export function readSpec(spec: Doc, inherited: Value | undefined): Doc {
  const wrong = (code: ErrorName, cause: string): never =>
    fail(code, `Error in specification ${show(spec)} :: caused by :: ${cause}`);
  for (const name of ['key', 'name'])
    if (!spec.has(name))
      wrong('FailedToParse', `The '${name}' field is a required property of an index specification`);
  for (const name of ['unique', 'sparse', 'hidden']) {
    const value = spec.get(name) ?? false;
    if (typeof value === 'boolean' || isNumeric(value)) continue;
    const cause = `The field '${name}' has value ${name}: ${show(value)}, which is not convertible to bool`;
    wrong('TypeMismatch', cause);
  }
  if (spec.get('name') === '') wrong('CannotCreateIndex', 'index name cannot be empty');
  const key = docOr(spec, 'key');
  if (key.size === 0) fail('CannotCreateIndex', 'Index keys cannot be empty.');
  if (key.size > 31) fail(13103, 'too many compound keys: at most 31');
  for (const [path, kind] of key) checkField(path, kind);
  for (const name of spec.keys()) {
    if (!known.has(name))
      fail(
        'InvalidOptions',
        `The field '${name}' is not valid for an index specification of the embedded store. Specification: ${show(spec)}`,
      );
  }
  if (key.size === 1 && key.has('_id')) checkIdIndex(spec, key);
  const result = makeDoc({ v: 2, key, name: stringOf(spec, 'name') });
  const collation = spec.get('collation') ?? inherited;
  const hasCollation = isDoc(collation) && collation.size > 0 && collation.get('locale') !== 'simple';
  if (hasCollation && truthy(spec.get('unique')))
    refuse(
      'collation on a unique index',
      'keep a normalised copy of the field and index that',
      'CannotCreateIndex',
    );
  if ([...key.values()].some((kind) => geoKinds.has(kind)) && truthy(spec.get('unique')))
    refuse('a unique geo index', 'index the field itself', 'CannotCreateIndex');
  for (const name of ['min', 'max', 'bits', '2dsphereIndexVersion', 'background']) {
    const value = spec.get(name);
    if (value !== undefined) result.set(name, value);
  }
  for (const name of ['unique', 'sparse', 'hidden'] as const)
    if (truthy(spec.get(name))) result.set(name, true);
  if (hasCollation) result.set('collation', collation);
  const partial = spec.get('partialFilterExpression');
  if (partial !== undefined) {
    if (!isDoc(partial)) fail('TypeMismatch', "The field 'partialFilterExpression' must be an object");
    if (truthy(spec.get('sparse')))
      fail('CannotCreateIndex', "cannot mix 'partialFilterExpression' and 'sparse' options");
    compileFilter(partial);
    checkPartial(partial);
    result.set('partialFilterExpression', partial);
  }
  const expires = spec.get('expireAfterSeconds');
  if (expires !== undefined && expires !== null) {
    if (!isNumeric(expires) || toNumber(expires) < 0)
      fail(
        'CannotCreateIndex',
        `TTL index 'expireAfterSeconds' option must be a number from 0: ${show(expires)}`,
      );
    if (key.size > 1)
      fail('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL');
    result.set('expireAfterSeconds', expires);
  }
  return result;
}

function checkIdIndex(spec: Doc, key: Doc): void {
  const kind = key.get('_id') ?? null;
  // Hashed and geo ones are indexes of their own.
  if (typeof kind === 'string') return;
  if (toNumber(kind) !== 1)
    fail('BadValue', `The field 'key' for an _id index must be {_id: 1}, but got ${show(key)}`);
  const name = [...spec.keys()].find((name) => !knownOfId.has(name));
  if (name !== undefined)
    fail(
      'InvalidIndexSpecificationOption',
      `The field '${name}' is not valid for an _id index specification. Specification: ${show(spec)}`,
    );
}

const partialOperators = words('$eq $exists $gt $gte $lt $lte $type $in $and $or');

/** MongoDB takes few operators here, and what it refuses would hold a move to it up. */
function checkPartial(filter: Doc): void {
  for (const [name, value] of filter) {
    const isUnfit =
      (name.startsWith('$') && !partialOperators.has(name) && !references.has(name)) ||
      (name === '$exists' && !truthy(value));
    if (isUnfit) fail('CannotCreateIndex', `Expression not supported in partial index: ${show(filter)}`);
    for (const branch of name === '$and' || name === '$or' ? arrayOr(filter, name) : [value])
      if (isDoc(branch) && (name.startsWith('$') ? name !== '$eq' : isOperatorDoc(branch)))
        checkPartial(branch);
  }
}

function checkField(path: string, kind: Value): void {
  if (kind === 'text') refuse("an index of kind 'text'", 'use the search index', 'CannotCreateIndex');
  if (path.includes('$**')) refuse('a wildcard index', 'index the fields by name', 'CannotCreateIndex');
  // A hashed index serves equality, which an ascending one does as well.
  if (kind === 'hashed' || geoKinds.has(kind)) return;
  if (!toNumber(kind)) {
    fail(
      'CannotCreateIndex',
      `Values in v:2 index key pattern cannot be of this type or 0: ${path}: ${show(kind)}`,
    );
  }
  if (path.split('.').some((part) => part === '' || (part.startsWith('$') && !references.has(part)))) {
    fail('CannotCreateIndex', `Index key contains an illegal field name: '${path}'`);
  }
}
