import { fail } from '../errors.ts';
import { arrayIndex, get } from '../values/path.ts';
import { show } from '../values/plain.ts';
import type { Doc, Value } from '../values/types.ts';
import type { MatchState } from '../match/matcher.ts';

/** Gives the new value of a field of a document: undefined removes it (in an array: sets null). */
export type Modify = (before: Value | undefined, doc: Doc) => Value | undefined;

/** What to do about a path that is not there: make it, ask only whether it could be made, or nothing. */
export type Missing = 'make' | 'check' | 'pass';

/** An update may not make an array longer than this by setting an index. */
const maxPadding = 1_500_000;

/** More items than any document could hold. */
const maxItems = 3_000_000;

/** Replaces `$`, `$[]` and `$[name]` in a path by the positions they stand for in this document. */
export function expandPath(
  doc: Doc,
  parts: string[],
  state: MatchState,
  filters: ReadonlyMap<string, (item: Value) => boolean>,
): string[][] {
  const at = parts.findIndex((part) => part === '$' || part.startsWith('$['));
  if (at < 0) return [parts];
  const before = parts.slice(0, at);
  const part = parts[at] ?? '';
  if (part === '$') {
    if (state.position < 0)
      fail('BadValue', 'The positional operator did not find the match needed from the query.');
    return expandPath(doc, [...before, String(state.position), ...parts.slice(at + 1)], state, filters);
  }
  const array = get(doc, before);
  if (!Array.isArray(array)) {
    fail(
      'BadValue',
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  }
  const test = filters.get(part.slice(2, -1));
  return array.flatMap((item, i) =>
    test && !test(item)
      ? []
      : expandPath(doc, [...before, String(i), ...parts.slice(at + 1)], state, filters),
  );
}

/** Applies a change at a path without wildcards. */
export function mutate(doc: Doc, parts: string[], modify: Modify, missing: Missing): void {
  let current: Doc | Value[] = doc;
  for (let i = 0; i < parts.length - 1; i++) {
    const part = parts[i] ?? '';
    let next = child(current, part);
    if (next === undefined || (next === null && Array.isArray(current) && missing === 'make')) {
      if (missing === 'pass') return;
      if (missing === 'check') return checkPlace(current, part, parts);
      next = new Map();
      assign(current, part, next, parts);
    }
    if (!(next instanceof Map) && !Array.isArray(next)) {
      if (missing === 'pass') return;
      fail(
        'PathNotViable',
        `Cannot create field '${parts[i + 1] ?? ''}' in element {${part}: ${show(next)}}`,
      );
    }
    current = next;
  }
  const last = parts.at(-1) ?? '';
  if (missing === 'pass' && Array.isArray(current) && arrayIndex(last) < 0) return;
  checkPlace(current, last, parts);
  const before = child(current, last);
  const after = modify(before, doc);
  if (after !== undefined) assign(current, last, after, parts);
  else if (before !== undefined) {
    if (current instanceof Map) current.delete(last);
    else current[arrayIndex(last)] = null;
  }
}

function child(parent: Doc | Value[], part: string): Value | undefined {
  return parent instanceof Map ? parent.get(part) : parent[arrayIndex(part)];
}

/** Throws where an array would get a field that is no place. */
function checkPlace(parent: Doc | Value[], part: string, parts: string[]): void {
  if (parent instanceof Map || arrayIndex(part) >= 0) return;
  const owner = parts[parts.indexOf(part) - 1] ?? '';
  fail('PathNotViable', `Cannot create field '${part}' in element {${owner}: ${show(parent)}}`);
}

function assign(parent: Doc | Value[], part: string, value: Value, parts: string[]): void {
  if (parent instanceof Map) {
    parent.set(part, value);
    return;
  }
  checkPlace(parent, part, parts);
  const index = arrayIndex(part);
  if (index > parent.length + maxPadding || index > maxItems)
    fail('BadValue', `can't backfill more than ${maxPadding} elements`);
  while (parent.length < index) parent.push(null);
  parent[index] = value;
}
