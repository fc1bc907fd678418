import { compileExpression } from '../aggregate/expression.ts';
import { fail } from '../errors.ts';
import { takeNear } from '../geo/near.ts';
import { compileQuery, type Query, type Wanted } from '../plan/query.ts';
import { sortFields } from '../sort/order.ts';
import { docOr, integerOr, optionalDoc } from '../values/plain.ts';
import { type Doc, firstField } from '../values/types.ts';
import { type Call, stringsOf } from './engine.ts';

/** The parts of a find, count, or distinct that choose documents. */
export function queryOf(call: Call, filterField: string, command = call.command): Query {
  const limit = integerOr(command, 'limit', 0);
  const skip = integerOr(command, 'skip', 0);
  if (limit < 0 && filterField === 'filter')
    fail(51024, `BSON field 'limit' value must be >= 0, actual value '${limit}'`);
  if (skip < 0) fail(51024, `BSON field 'skip' value must be >= 0, actual value '${skip}'`);
  const selection = selectionOf(call, String(firstField(command)[1]), command, filterField);
  return compileQuery({ ...selection, skip, limit: Math.abs(limit), variables: variablesOf(command) });
}

/** What a command and a statement of one have in common. */
export function selectionOf(call: Call, collection: string, asked: Doc, filterField: string): Wanted {
  return {
    ...takeNear(docOr(asked, filterField)),
    sort: sortFields(docOr(asked, 'sort')),
    hint: asked.get('hint'),
    strings: stringsOf(call, collection, asked),
  };
}

/** The command's `let`: expressions, computed once. */
export function variablesOf(command: Doc): Doc | undefined {
  const lets = optionalDoc(command, 'let');
  if (!lets) return undefined;
  return new Map([...lets].map(([name, value]) => [name, compileExpression(value)(new Map()) ?? null]));
}
