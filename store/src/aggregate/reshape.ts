import { CommandError, fail } from '../errors.ts';
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
    case '$project':
      return project(operand, variables);
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

/** An error in what a stage is given names the stage, as in MongoDB. */
function named<Made>(stage: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(error.code, `Invalid ${stage} :: caused by :: ${error.message}`, error.extra);
  }
}

function project(operand: Value, variables?: Variables): Reshape {
  if (!isDoc(operand)) fail(15969, '$project specification must be an object');
  return named('$project', () => {
    if (operand.size === 0) fail(51272, 'projection specification must have at least one field');
    return compileProjection(operand, { variables }) ?? ((doc) => doc);
  });
}

function addFields(name: string, operand: Value, variables?: Variables): Reshape {
  if (!isDoc(operand)) fail(40272, `${name} specification stage must be an object, got ${show(operand)}`);
  const fields: [string[], Evaluate][] = [];
  named(name, () => {
    collect(operand, [], fields, variables);
    rejectConflicts(fields.map(([parts]) => `${parts.join('.')}.`));
  });
  return (source) => {
    const result: Doc = new Map(source);
    for (const [parts, evaluate] of fields) putInEach(result, parts, evaluate(source, variables));
    return result;
  };
}

function rejectConflicts(paths: string[]): void {
  for (const [i, path] of paths.entries()) {
    const other = paths.slice(0, i).find((seen) => path.startsWith(seen) || seen.startsWith(path));
    if (other === undefined) continue;
    const both = `'${path.slice(0, -1)}' and '${other.slice(0, -1)}'`;
    fail(40176, `specification contains two conflicting paths. Cannot specify both ${both}`);
  }
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
  if (typeof operand !== 'string' && !Array.isArray(operand))
    fail(31002, '$unset specification must be a string or an array');
  const paths = Array.isArray(operand) ? operand : [operand];
  if (paths.length === 0)
    fail(31119, '$unset specification must be a string or an array with at least one field');
  const tree = newTree();
  for (const path of paths) {
    if (typeof path !== 'string')
      fail(31120, '$unset specification must be a string or an array containing only string values');
    named('$unset', () => plant(tree, fieldPath(path), path));
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
