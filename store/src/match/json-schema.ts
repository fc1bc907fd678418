import { fail } from '../errors.ts';
import { compare, equal } from '../values/compare.ts';
import { show, truthy, words } from '../values/plain.ts';
import { type Doc, doc as makeDoc, isDoc, isNumeric, toNumber, type Value } from '../values/types.ts';
import { typeTest } from './kinds.ts';
import { compileRegex } from './regex.ts';

/** What a value does not keep to, one entry a keyword, as MongoDB tells it; empty if it keeps to all. */
export type Check = (value: Value) => Doc[];

/** What is wrong in particular; undefined where nothing is. */
type Rule = (value: Value) => Record<string, Value> | undefined;

/** Compiles a `$jsonSchema`. Throws FailedToParse for a keyword that is not known. */
export function compileSchema(schema: Value): Check {
  const rules = [...docOf('a schema', schema)].flatMap(([name, operand]): [string, Value, Rule][] => {
    if (name === 'title' || name === 'description') return [];
    const make = keywords.get(name);
    if (!make) fail('FailedToParse', `Unknown $jsonSchema keyword: ${name}`);
    return [[name, operand, make(operand, docOf('a schema', schema))]];
  });
  return (value) =>
    rules.flatMap(([operatorName, operand, rule]) => {
      const wrong = rule(value);
      const specifiedAs: Doc = new Map([[operatorName, operand]]);
      return wrong ? [makeDoc({ operatorName, specifiedAs, ...wrong })] : [];
    });
}

/** Makes the rule of a keyword from its operand and the schema it stands in. */
type MakeRule = (operand: Value, schema: Doc) => Rule;

const keywords: ReadonlyMap<string, MakeRule> = new Map([
  ['bsonType', ofType],
  ['type', ofJsonType],
  ['enum', oneOf],
  ['minimum', bound('exclusiveMinimum', 1)],
  ['maximum', bound('exclusiveMaximum', -1)],
  ['exclusiveMinimum', beside('minimum')],
  ['exclusiveMaximum', beside('maximum')],
  ['minLength', sized(lengthOf, 1)],
  ['maxLength', sized(lengthOf, -1)],
  ['minItems', sized((value) => (Array.isArray(value) ? value.length : undefined), 1)],
  ['maxItems', sized((value) => (Array.isArray(value) ? value.length : undefined), -1)],
  ['minProperties', sized((value) => (isDoc(value) ? value.size : undefined), 1)],
  ['maxProperties', sized((value) => (isDoc(value) ? value.size : undefined), -1)],
  ['pattern', pattern],
  ['uniqueItems', (operand) => ofItems((items) => !truthy(operand) || !hasDouble(items))],
  ['items', itemsKeeping],
  ['required', required],
  ['properties', properties],
  ['additionalProperties', additionalProperties],
  ['allOf', branches((kept, all) => kept === all)],
  ['anyOf', branches((kept) => kept > 0)],
  ['oneOf', branches((kept) => kept === 1)],
  ['not', (operand) => negated(compileSchema(operand))],
]);

function plain(holds: (value: Value) => boolean): Rule {
  return (value) => (holds(value) ? undefined : { consideredValue: value });
}

function ofType(operand: Value): Rule {
  return plain(typeTest(operand).test);
}

const jsonTypes = words('object array number string null boolean');

function ofJsonType(operand: Value): Rule {
  const names = listOf(operand).map((name) => (jsonTypes.has(String(name)) ? name : bad('type', operand)));
  return ofType(names.map((name) => (name === 'boolean' ? 'bool' : name)));
}

function oneOf(operand: Value): Rule {
  const items = fullList('enum', operand);
  if (hasDouble(items)) bad('enum', operand);
  return plain((value) => items.some((item) => equal(item, value)));
}

function pattern(operand: Value): Rule {
  const regex = compileRegex(typeof operand === 'string' ? operand : bad('pattern', operand), '');
  return plain((value) => typeof value !== 'string' || regex.test(value));
}

function ofItems(holds: (items: Value[]) => boolean): Rule {
  return plain((value) => !Array.isArray(value) || holds(value));
}

function itemsKeeping(operand: Value): Rule {
  const check = compileSchema(operand);
  return ofItems((items) => items.every((item) => check(item).length === 0));
}

function negated(check: Check): Rule {
  return plain((value) => check(value).length > 0);
}

function required(operand: Value): Rule {
  const names = fullList('required', operand).map(String);
  return (value) => {
    const missingProperties = isDoc(value) ? names.filter((name) => !value.has(name)) : [];
    return missingProperties.length > 0 ? { missingProperties } : undefined;
  };
}

function properties(operand: Value): Rule {
  const checks = [...docOf('properties', operand)].map(([name, schema]) => ({
    name,
    check: compileSchema(schema),
  }));
  return (value) => {
    const propertiesNotSatisfied = checks.flatMap(({ name, check }) => {
      const field = isDoc(value) ? value.get(name) : undefined;
      const details = field === undefined ? [] : check(field);
      return details.length > 0 ? [makeDoc({ propertyName: name, details })] : [];
    });
    return propertiesNotSatisfied.length > 0 ? { propertiesNotSatisfied } : undefined;
  };
}

function additionalProperties(operand: Value, schema: Doc): Rule {
  const check = isDoc(operand) ? compileSchema(operand) : () => (truthy(operand) ? [] : [operand]);
  const named = docOf('properties', schema.get('properties') ?? new Map());
  return (value) => {
    const fields = [...(isDoc(value) ? value : [])];
    const wrong = fields.filter(([name, field]) => !named.has(name) && check(field).length > 0);
    return wrong.length > 0 ? { additionalProperties: wrong.map(([name]) => name) } : undefined;
  };
}

function lengthOf(value: Value): number | undefined {
  return typeof value === 'string' ? [...value].length : undefined;
}

function bound(exclusive: string, sign: 1 | -1): MakeRule {
  return (operand, schema) => {
    if (!isNumeric(operand)) bad('minimum or maximum', operand);
    const least = truthy(schema.get(exclusive)) ? 1 : 0;
    return plain((value) => !isNumeric(value) || compare(value, operand) * sign >= least);
  };
}

/** What only changes another keyword, which must be there. */
function beside(name: string): MakeRule {
  return (operand, schema) => (schema.has(name) ? () => undefined : bad(`a schema without ${name}`, operand));
}

/** The length must be from the limit up (1) or down (−1). */
function sized(lengthOf: (value: Value) => number | undefined, sign: 1 | -1): MakeRule {
  return (operand) => {
    const limit = toNumber(operand);
    if (!Number.isInteger(limit) || limit < 0) bad('a length', operand);
    return plain((value) => ((lengthOf(value) ?? limit) - limit) * sign >= 0);
  };
}

function branches(isMet: (kept: number, all: number) => boolean): MakeRule {
  return (operand) => {
    const checks = fullList('allOf, anyOf or oneOf', operand).map(compileSchema);
    const kept = (value: Value): number => checks.filter((check) => check(value).length === 0).length;
    return plain((value) => isMet(kept(value), checks.length));
  };
}

function hasDouble(items: Value[]): boolean {
  return items.some((item, i) => items.slice(i + 1).some((other) => equal(item, other)));
}

function listOf(operand: Value): Value[] {
  return Array.isArray(operand) ? operand : [operand];
}

function fullList(name: string, operand: Value): Value[] {
  return Array.isArray(operand) && operand.length > 0 ? operand : bad(name, operand);
}

function docOf(name: string, operand: Value): Doc {
  return isDoc(operand) ? operand : bad(name, operand);
}

function bad(name: string, operand: Value): never {
  fail('FailedToParse', `$jsonSchema: ${name} cannot be ${show(operand)}`);
}
