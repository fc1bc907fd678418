import type { Variables } from '../aggregate/evaluate.ts';
import { fail } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { get, put, splitPath } from '../values/path.ts';
import { truthy } from '../values/plain.ts';
import type { Doc } from '../values/types.ts';
import { compileProjection, type Projector } from './compile.ts';

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
