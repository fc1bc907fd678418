import { SearchError, type Filter, type IndexDefinition, type Query, type Scalar } from './port.ts';

const DEEPEST = 16;
const MOST_NODES = 1000;
const MOST_VALUES = 10_000;
const LONGEST_VALUE = 1000;

/** Fits nothing: an `or` of nothing. */
const NOTHING: Filter = { op: 'or', of: [] };
/** Fits everything: an `and` of nothing. */
const EVERYTHING: Filter = { op: 'and', of: [] };

/**
 * Checks a filter and writes it in its simplest form: nested `and`s and `or`s flattened, double negation
 * undone, `in` of nothing turned into `NOTHING`, constants folded. Takes nothing on trust: the value may
 * come from a request.
 * @param fields the filterable fields
 * @throws SearchError `invalid_query` for an unknown field or operator, a value of a wrong type, a number
 *   that is not finite, a tree deeper than 16 or of more than 1000 nodes
 */
export function normalize(filter: Filter, fields: ReadonlySet<string>): Filter {
  let nodes = 0;
  const visit = (node: Filter, depth: number): Filter => {
    nodes += 1;
    if (depth > DEEPEST) throw invalid(`filter is deeper than ${DEEPEST}`);
    if (nodes > MOST_NODES) throw invalid(`filter has more than ${MOST_NODES} nodes`);
    if (typeof node !== 'object' || node === null) throw invalid('a filter must be an object');
    switch (node.op) {
      case 'and':
      case 'or':
        if (!Array.isArray(node.of)) throw invalid(`"${node.op}" needs a list`);
        return joined(
          node.op,
          (node.of as readonly Filter[]).map((member) => visit(member, depth + 1)),
        );
      case 'not':
        return negated(visit(node.of, depth + 1));
      default:
        return leaf(node, fields);
    }
  };
  return visit(filter, 1);
}

function leaf(
  node: Exclude<Filter, { op: 'and' | 'or' } | { op: 'not' }>,
  fields: ReadonlySet<string>,
): Filter {
  switch (node.op) {
    case 'eq':
      return { op: 'eq', field: known(node.field, fields), value: scalar(node.value) };
    case 'in': {
      if (!Array.isArray(node.values)) throw invalid('"in" needs a list of values');
      if (node.values.length > MOST_VALUES) throw invalid(`"in" takes at most ${MOST_VALUES} values`);
      const values = [...new Set((node.values as readonly Scalar[]).map(scalar))];
      const field = known(node.field, fields);
      return values.length === 0 ? NOTHING : { op: 'in', field, values };
    }
    case 'range': {
      const { gt, gte, lt, lte } = node;
      const bounds = Object.entries({ gt, gte, lt, lte }).filter(([, bound]) => bound !== undefined);
      if (bounds.length === 0) throw invalid('"range" needs a bound');
      const checked = Object.fromEntries(bounds.map(([name, bound]) => [name, finite(bound, name)]));
      return { op: 'range', field: known(node.field, fields), ...checked };
    }
    case 'exists':
    case 'isNull':
    case 'isEmpty':
      return { op: node.op, field: known(node.field, fields) };
    case 'geoRadius': {
      known('_geo', fields);
      const lat = finite(node.lat, 'lat');
      const lng = finite(node.lng, 'lng');
      const meters = finite(node.meters, 'meters');
      if (Math.abs(lat) > 90 || Math.abs(lng) > 180 || meters < 0)
        throw invalid('geoRadius is not on this earth');
      return { op: 'geoRadius', lat, lng, meters };
    }
    default:
      throw invalid(`unknown filter operator ${JSON.stringify((node as { op: unknown }).op)}`);
  }
}

function joined(op: 'and' | 'or', members: readonly Filter[]): Filter {
  const flat = members.flatMap((member) => (member.op === op ? member.of : [member]));
  const absorbing = op === 'and' ? isNothing : isEverything;
  if (flat.some(absorbing)) return op === 'and' ? NOTHING : EVERYTHING;
  const neutral = op === 'and' ? isEverything : isNothing;
  const of = flat.filter((member) => !neutral(member));
  return of.length === 1 && of[0] ? of[0] : { op, of };
}

function negated(of: Filter): Filter {
  if (of.op === 'not') return of.of;
  if (isNothing(of)) return EVERYTHING;
  if (isEverything(of)) return NOTHING;
  return { op: 'not', of };
}

export function isNothing(filter: Filter): boolean {
  return filter.op === 'or' && filter.of.length === 0;
}

export function isEverything(filter: Filter): boolean {
  return filter.op === 'and' && filter.of.length === 0;
}

/** Filter and scope of a query as one normal filter. */
export function boundFilter(query: Pick<Query, 'filter' | 'scope'>, fields: ReadonlySet<string>): Filter {
  if (query.scope === undefined) throw invalid('a query needs a scope');
  const scope = query.scope === 'public' ? EVERYTHING : normalize(query.scope, fields);
  const filter = query.filter === undefined ? EVERYTHING : normalize(query.filter, fields);
  return joined('and', [scope, filter]);
}

/** The same with the filter's own members on `field` left out, for a disjunctive facet. The scope stays whole. */
export function boundFilterWithout(
  query: Pick<Query, 'filter' | 'scope'>,
  fields: ReadonlySet<string>,
  field: string,
): Filter {
  if (query.filter === undefined) return boundFilter(query, fields);
  const whole = normalize(query.filter, fields);
  if (isEverything(whole)) return boundFilter(query, fields);
  const members = query.filter.op === 'and' ? query.filter.of : [query.filter];
  const of = members.filter((member) => !speaksOnlyOf(member, field));
  return boundFilter({ filter: { op: 'and', of }, scope: query.scope }, fields);
}

/** Looks at the filter as given: normalised, an empty `in` has forgotten its field. */
function speaksOnlyOf(filter: Filter, field: string): boolean {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.length > 0 && filter.of.every((member) => speaksOnlyOf(member, field));
    case 'not':
      return speaksOnlyOf(filter.of, field);
    case 'geoRadius':
      return field === '_geo';
    default:
      return filter.field === field;
  }
}

/** The fields a filter on this index may name. */
export function filterableFields(definition: IndexDefinition): ReadonlySet<string> {
  return new Set(definition.filterable ?? []);
}

/**
 * The form in which filter values compare, in both engines (Meilisearch normalises facet values the same
 * way): decomposed, trimmed, lower case. Numbers and booleans keep their type.
 */
export function comparable(value: Scalar): Scalar {
  return typeof value === 'string' ? value.trim().normalize('NFKD').toLowerCase() : value;
}

function known(field: string, fields: ReadonlySet<string>): string {
  if (typeof field !== 'string' || !fields.has(field))
    throw invalid(`${JSON.stringify(field)} is not a filterable field`);
  return field;
}

function scalar(value: Scalar): Scalar {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value, 'value');
  if (typeof value !== 'string')
    throw invalid('a filter value must be a string, a finite number or a boolean');
  if (value.length > LONGEST_VALUE) throw invalid(`a filter value has at most ${LONGEST_VALUE} characters`);
  return value;
}

function finite(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(`${name} must be a finite number`);
  // −0 and 0 are one value to a reader, but not to a Set or a filter string.
  return value === 0 ? 0 : value;
}

function invalid(message: string): SearchError {
  return new SearchError('invalid_query', message);
}
