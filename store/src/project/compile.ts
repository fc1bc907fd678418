import { CommandError } from '../errors.ts';
import { compileExpression } from '../aggregate/expression.ts';
import type { Evaluate, Variables } from '../aggregate/expression.ts';
import { compileFilter, itemTest } from '../match/compile.ts';
import { truthy } from '../values/plain.ts';
import { get, put, splitPath } from '../values/path.ts';
import { isDoc, isNumeric, toNumber } from '../values/types.ts';
import type { Doc, Value } from '../values/types.ts';
import { excludeFields, includeFields, newTree, plant } from './tree.ts';
import type { Tree } from './tree.ts';

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
  late: ((source: Doc, result: Doc) => Doc)[];
}

/** Compiles a projection; undefined if it changes nothing. */
export function compileProjection(spec: Doc, options: ProjectionOptions = {}): Projector | undefined {
  if (spec.size === 0) return undefined;
  const plan: Plan = { tree: newTree(), mode: undefined, id: undefined, computed: [], late: [] };
  readFields(spec, '', plan, options);
  const mode = plan.mode ?? (plan.computed.length > 0 || plan.id === true ? 'include' : 'exclude');
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
    if (name === '' || name.startsWith('$'))
      throw new CommandError(16410, `FieldPath field names may not start with '$': ${path}`);
    if (typeof value === 'boolean' || isNumeric(value)) readFlag(path, truthy(value), plan);
    else if (isDoc(value) && value.size > 0) readOperator(path, value, plan, options);
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
    throw new CommandError(
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
  const [name, operand] = value.entries().next().value ?? ['', null];
  if (!name.startsWith('$')) {
    readFields(value, `${path}.`, plan, options);
    return;
  }
  if (options.filter && name === '$slice' && isSlice(operand)) {
    if (plan.mode === 'include') plant(plan.tree, splitPath(path), path);
    plan.late.push((source, result) => sliced(source, result, splitPath(path), operand));
  } else if (options.filter && name === '$elemMatch') {
    if (!isDoc(operand)) throw new CommandError('BadValue', '$elemMatch needs an Object');
    setMode(plan, plan.mode ?? 'include', path);
    const test = itemTest(operand, {});
    plan.late.push((source, result) => {
      const array = source.get(path);
      const found = Array.isArray(array) ? array.find(test) : undefined;
      result.delete(path);
      return found === undefined ? result : result.set(path, [found]);
    });
  } else if (name === '$meta') {
    throw new CommandError(
      40218,
      `query requires ${String(operand)} metadata, which the embedded store does not keep`,
    );
  } else readComputed(path, value, plan, options);
}

function isSlice(operand: Value): boolean {
  return isNumeric(operand) || (Array.isArray(operand) && operand.every(isNumeric));
}

function sliced(source: Doc, result: Doc, parts: string[], operand: Value): Doc {
  const array = get(source, parts);
  if (!Array.isArray(array)) return result;
  const copy: Doc = new Map(result);
  let kept: Value[];
  if (Array.isArray(operand)) {
    const [skip = 0, limit = 0] = operand.map((item) => (isNumeric(item) ? toNumber(item) : 0));
    const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
    kept = array.slice(start, start + limit);
  } else {
    const count = isNumeric(operand) ? toNumber(operand) : 0;
    kept = count >= 0 ? array.slice(0, count) : array.slice(count);
  }
  return putCopy(copy, parts, kept);
}

/** Like `put`, with copies of the documents on the way, since they may be the source's own. */
function putCopy(target: Doc, [part = '', ...rest]: string[], value: Value): Doc {
  const inner = target.get(part);
  return target.set(
    part,
    rest.length === 0 ? value : putCopy(new Map(isDoc(inner) ? inner : []), rest, value),
  );
}

/** find's projection: like `$project`, with the positional `a.$` besides. */
export function compileFindProjection(spec: Doc, filter: Doc, variables?: Variables): Projector | undefined {
  const positional = [...spec.keys()].filter((path) => path.endsWith('.$'));
  const plain: Doc = new Map([...spec].map(([path, value]) => [path.replace(/\.\$$/, ''), value]));
  const project = compileProjection(plain, { filter, variables });
  const [path] = positional;
  if (path === undefined || !project) return project;
  if (positional.length > 1)
    throw new CommandError(31276, 'Cannot specify more than one positional projection per query');
  const parts = splitPath(path.slice(0, -2));
  const matcher = compileFilter(filter, { variables: variables as Doc | undefined });
  return (source) => {
    const state = { position: -1 };
    matcher(source, state);
    const array = get(source, parts);
    const result = project(source);
    if (!Array.isArray(array) || array.length === 0) return result;
    const item = array[state.position];
    if (item === undefined) {
      throw new CommandError(
        51246,
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return putCopy(new Map(result), parts, [item]);
  };
}
