import { fail } from '../errors.ts';
import { compileProjection } from '../project/compile.ts';
import { excludeFields, newTree, plant } from '../project/tree.ts';
import { fieldPath, putInEach } from '../values/path.ts';
import { show } from '../values/plain.ts';
import { type Doc, firstField, isDoc, type Value } from '../values/types.ts';
import type { Evaluate, Variables } from './evaluate.ts';
import { compileExpression } from './expression.ts';
import { docOperand } from './stage.ts';

/** A stage that makes one document of one document. */
export type Reshape = (doc: Doc) => Doc;

/** Compiles a stage that looks at one document at a time; undefined for any other stage. */
export function compileReshape(name: string, operand: Value, variables?: Variables): Reshape | undefined {
  switch (name) {
    case '$set':
    case '$addFields':
      return addFields(name, operand, variables);
    case '$unset':
      return unset(operand);
    case '$project': {
      if (!isDoc(operand) || operand.size === 0)
        fail(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
      return compileProjection(operand, { variables }) ?? ((doc) => doc);
    }
    case '$replaceRoot': {
      const root = isDoc(operand) ? docOperand(name, operand, 'newRoot').get('newRoot') : undefined;
      if (root === undefined) fail(40229, '$replaceRoot needs newRoot');
      return replaceRoot(root, variables);
    }
    case '$replaceWith':
      return replaceRoot(operand, variables);
  }
  return undefined;
}

/** The stages of an update pipeline as one change. */
export function compileStages(pipeline: Value[], variables?: Variables): Reshape {
  const steps = pipeline.map((stage) => {
    const [name, operand] = firstField(stage);
    const step = compileReshape(name, operand, variables);
    if (!step) fail('InvalidOptions', `${name} is not allowed to be used within an update`);
    return step;
  });
  return (doc) => steps.reduce((current, step) => step(current), doc);
}

function addFields(name: string, operand: Value, variables?: Variables): Reshape {
  if (!isDoc(operand)) fail(40272, `${name} specification stage must be an object, got ${show(operand)}`);
  const fields: [string[], Evaluate][] = [];
  collect(operand, [], fields, variables);
  const tree = newTree();
  for (const [parts] of fields) plant(tree, parts, parts.join('.'), false, 40176);
  return (source) => {
    const result: Doc = new Map(source);
    for (const [parts, evaluate] of fields) putInEach(result, parts, evaluate(source, variables));
    return result;
  };
}

/** `{a: {b: 1}}` sets `a.b`; an expression ends the path. */
function collect(spec: Doc, prefix: string[], fields: [string[], Evaluate][], variables?: Variables): void {
  if (spec.size === 0 && prefix.length === 0) fail(40177, 'specification must have at least one field');
  if (spec.size === 0)
    fail(40180, `an empty object is not a valid value. Found empty object at path ${prefix.join('.')}`);
  for (const [name, value] of spec) {
    const parts = [...prefix, ...fieldPath(name)];
    const isNested = isDoc(value) && !firstField(value)[0].startsWith('$');
    if (isNested) collect(value, parts, fields, variables);
    else fields.push([parts, compileExpression(value, variables)]);
  }
}

function unset(operand: Value): Reshape {
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0)
    fail(31119, '$unset specification must be a string or an array with at least one field');
  const tree = newTree();
  for (const path of paths) {
    if (typeof path !== 'string')
      fail(31120, '$unset specification must be a string or an array containing only string values');
    plant(tree, fieldPath(path), path);
  }
  return (doc) => excludeFields(doc, tree);
}

function replaceRoot(expression: Value, variables?: Variables): Reshape {
  const evaluate = compileExpression(expression, variables);
  return (doc) => {
    const root = evaluate(doc, variables);
    if (isDoc(root)) return root;
    fail(40228, `'newRoot' expression must evaluate to an object, but resulting value was: ${show(root)}`);
  };
}
