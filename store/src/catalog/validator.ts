import { fail } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { compileSchema } from '../match/json-schema.ts';
import { doc as makeDoc, type Doc, isDoc, type Value } from '../values/types.ts';

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
