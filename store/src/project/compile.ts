import { compileFilter, itemTest } from '../match/compile.ts';
import { fail } from '../errors.ts';
import type { Evaluate, Variables } from '../aggregate/evaluate.ts';
import { compileExpression } from '../aggregate/expression.ts';
import { fieldPath, get, put, putInEach, splitPath } from '../values/path.ts';
import { truthy } from '../values/plain.ts';
import { excludeFields, includeFields, isSlice, newTree, plant, sliced, type Tree } from './tree.ts';
import { type Doc, firstField, isDoc, isNumeric, type Value } from '../values/types.ts';

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
  /** Paths with a `$slice`, which are there as they are where they hold no array. */
  slices: string[];
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
    slices: [],
    late: [],
  };
  readFields(spec, '', plan, options);
  const mode = plan.mode ?? (plan.selects || plan.id === true ? 'include' : 'exclude');
  if (mode === 'include') {
    for (const path of plan.slices) plant(plan.tree, splitPath(path), path);
    if (plan.id !== false && !(plan.tree.get('_id') instanceof Map)) plan.tree.set('_id', true);
  } else if (plan.id === false) plan.tree.set('_id', true);
  return (source) => {
    let result = mode === 'include' ? includeFields(source, plan.tree) : excludeFields(source, plan.tree);
    for (const [parts, evaluate] of plan.computed)
      putInEach(result, parts, evaluate(source, options.variables));
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
  plant(plan.tree, splitPath(path), path, false);
  plan.computed.push([splitPath(path), compileExpression(value, options.variables)]);
}

function readOperator(path: string, value: Doc, plan: Plan, options: ProjectionOptions): void {
  const [name, operand] = firstField(value);
  if (!name.startsWith('$')) {
    readFields(value, `${path}.`, plan, options);
    return;
  }
  if (options.filter && name === '$slice' && isSlice(operand)) {
    plan.slices.push(path);
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

/** find's projection: like `$project`, with the positional `a.$` besides. */
export function compileFindProjection(spec: Doc, filter: Doc, variables?: Variables): Projector | undefined {
  const positional = [...spec.keys()].filter((path) => path.endsWith('.$'));
  if (positional.some((path) => !truthy(spec.get(path))))
    fail(31395, 'positional projection cannot be used with exclusion');
  if ([...spec.keys()].some((path) => path.includes('.$.')))
    fail(
      31394,
      "As of 4.4, it's illegal to specify positional operator in the middle of a path.Positional projection may only be used at the end, for example: a.b.$. If the query previously used a form like a.b.$.d, remove the parts following the '$' and the results will be equivalent.",
    );
  const plain: Doc = new Map([...spec].map(([path, value]) => [path.replace(/\.\$$/, ''), value]));
  const project = compileProjection(plain, { filter, variables });
  const [path] = positional;
  if (path === undefined || !project) return project;
  if (positional.length > 1) fail(31276, 'Cannot specify more than one positional projection per query');
  const parts = splitPath(path.slice(0, -2));
  const matcher = compileFilter(filter, { variables: variables as Doc | undefined });
  return (source) => {
    const state = { position: -1 };
    matcher(source, state);
    const array = get(source, parts);
    const result = project(source);
    if (!Array.isArray(array) && state.position < 0) return result;
    const failed = "Executor error during find command :: caused by :: positional operator '.$'";
    if (!Array.isArray(array)) fail(51247, `${failed} element mismatch`);
    const item = array[state.position];
    if (item === undefined) fail(51246, `${failed} couldn't find a matching element in the array`);
    return put(new Map(result), parts, [item]);
  };
}
