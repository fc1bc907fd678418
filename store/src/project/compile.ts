import type { Evaluate, Variables } from '../aggregate/evaluate.ts';
import { compileExpression } from '../aggregate/expression.ts';
import { fail } from '../errors.ts';
import { itemTest } from '../match/compile.ts';
import { fieldPath, put, splitPath } from '../values/path.ts';
import { truthy } from '../values/plain.ts';
import { type Doc, firstField, isDoc, isNumeric, type Value } from '../values/types.ts';
import { excludeFields, includeFields, isSlice, newTree, plant, sliced, type Tree } from './tree.ts';
/** Shapes a document; the input is not changed. */
export type Projector = (doc: Doc) => Doc;

export interface ProjectionOptions {
  variables?: Variables;
  /** The query, for the positional `a.$` of find. Without it (in `$project`) find's own operators are refused. */
  filter?: Doc;
}

interface Plan {
  tree: Tree;
  mode: 'include' | 'exclude' | undefined;
  id: boolean | undefined;
  computed: [string[], Evaluate][];
  /** Has an `$elemMatch`, which leaves everything else out unless fields are excluded. */
  selects: boolean;
  late: ((source: Doc, result: Doc) => Doc)[];
}

/** Compiles a projection; undefined if it changes nothing. */
export function compileProjection(spec: Doc, options: ProjectionOptions = {}): Projector | undefined {
  if (spec.size === 0) return undefined;
  const plan: Plan = {
    tree: newTree(),
    mode: undefined,
    id: undefined,
    computed: [],
    selects: false,
    late: [],
  };
  readFields(spec, '', plan, options);
  const mode =
    plan.mode ?? (plan.computed.length > 0 || plan.selects || plan.id === true ? 'include' : 'exclude');
  if (mode === 'include') {
    if (plan.id !== false) plan.tree.set('_id', null);
  } else if (plan.id === false) plan.tree.set('_id', null);
  return (source) => {
    let result = mode === 'include' ? includeFields(source, plan.tree) : excludeFields(source, plan.tree);
    for (const [parts, evaluate] of plan.computed) {
      const value = evaluate(source, options.variables);
      if (value !== undefined) put(result, parts, value);
    }
    for (const step of plan.late) result = step(source, result);
    return result;
  };
}

function readFields(spec: Doc, prefix: string, plan: Plan, options: ProjectionOptions): void {
  for (const [name, value] of spec) {
    const path = prefix + name;
    fieldPath(name);
    if (typeof value === 'boolean' || isNumeric(value)) readFlag(path, truthy(value), plan);
    else if (isDoc(value) && value.size === 0)
      fail(51270, `An empty sub-projection is not a valid value. Found empty object at path ${path}`);
    else if (isDoc(value)) readOperator(path, value, plan, options);
    else readComputed(path, value, plan, options);
  }
}

function readFlag(path: string, isIncluded: boolean, plan: Plan): void {
  if (path === '_id') {
    plan.id = isIncluded;
    return;
  }
  setMode(plan, isIncluded ? 'include' : 'exclude', path);
  plant(plan.tree, splitPath(path), path);
}

function setMode(plan: Plan, mode: 'include' | 'exclude', path: string): void {
  if (plan.mode && plan.mode !== mode) {
    const [code, what] =
      mode === 'exclude' ? ([31254, 'exclusion'] as const) : ([31253, 'inclusion'] as const);
    fail(
      code,
      `Cannot do ${what} on field ${path} in ${plan.mode === 'include' ? 'inclusion' : 'exclusion'} projection`,
    );
  }
  plan.mode = mode;
}

function readComputed(path: string, value: Value, plan: Plan, options: ProjectionOptions): void {
  setMode(plan, 'include', path);
  plan.computed.push([splitPath(path), compileExpression(value, options.variables)]);
}

function readOperator(path: string, value: Doc, plan: Plan, options: ProjectionOptions): void {
  const [name, operand] = firstField(value);
  if (!name.startsWith('$')) {
    readFields(value, `${path}.`, plan, options);
    return;
  }
  if (options.filter && name === '$slice' && isSlice(operand)) {
    if (plan.mode === 'include') plant(plan.tree, splitPath(path), path);
    plan.late.push((source, result) => sliced(source, result, splitPath(path), operand));
  } else if (options.filter && name === '$elemMatch') {
    if (!isDoc(operand)) fail('BadValue', '$elemMatch needs an Object');
    plan.selects = true;
    const test = itemTest(operand, {});
    plan.late.push((source, result) => {
      const array = source.get(path);
      const found = Array.isArray(array) ? array.find(test) : undefined;
      if (found !== undefined) return result.set(path, [found]);
      result.delete(path);
      return result;
    });
  } else if (name === '$meta') {
    fail(40218, `query requires ${String(operand)} metadata, which the embedded store does not keep`);
  } else readComputed(path, value, plan, options);
}
