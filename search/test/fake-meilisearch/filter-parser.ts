import type { Filter } from '../../src/index.ts';

/**
 * Reads Meilisearch's filter language the way its own parser does (crates/filter-parser of v1.50), as far
 * as the adapter may use it; anything else throws. Written apart from the writer it checks.
 */
export function parseFilter(text: string): Filter {
  const tokens = [...lex(text)];
  let at = 0;
  const peek = (ahead = 0): string | undefined => tokens[at + ahead]?.text;
  const next = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new Error(`filter ends early: ${text}`);
    at += 1;
    return token;
  };
  const expect = (wanted: string): void => {
    const token = next();
    if (token.quoted || token.text !== wanted)
      throw new Error(`expected ${wanted}, found ${token.text} in ${text}`);
  };
  const value = (): string => {
    const token = next();
    if (!token.quoted && KEYWORDS.has(token.text))
      throw new Error(`${token.text} is a reserved word in ${text}`);
    return token.text;
  };
  const number = (given: string): number => {
    const parsed = Number(given);
    if (given.trim() === '' || !Number.isFinite(parsed)) throw new Error(`${given} is no number in ${text}`);
    return parsed;
  };
  const or = (): Filter => {
    const of = [and()];
    while (peek() === 'OR') {
      next();
      of.push(and());
    }
    return of.length === 1 && of[0] ? of[0] : { op: 'or', of };
  };
  const and = (): Filter => {
    const of = [not()];
    while (peek() === 'AND') {
      next();
      of.push(not());
    }
    return of.length === 1 && of[0] ? of[0] : { op: 'and', of };
  };
  const not = (): Filter => {
    if (peek() !== 'NOT') return primary();
    next();
    return { op: 'not', of: not() };
  };
  const primary = (): Filter => {
    if (peek() === '(') {
      next();
      const inner = or();
      expect(')');
      return inner;
    }
    if (peek() === '_geoRadius') return geoRadius();
    return condition(value());
  };
  const geoRadius = (): Filter => {
    next();
    expect('(');
    const lat = number(value());
    expect(',');
    const lng = number(value());
    expect(',');
    const meters = number(value());
    expect(')');
    return { op: 'geoRadius', lat, lng, meters };
  };
  const condition = (field: string): Filter => {
    const operator = next().text;
    switch (operator) {
      case '=':
        return equals(field, value());
      case '<=':
        return { op: 'range', field, lte: number(value()) };
      case '>=':
        return { op: 'range', field, gte: number(value()) };
      case 'EXISTS':
        return { op: 'exists', field };
      case 'IS':
        return { op: next().text === 'NULL' ? 'isNull' : 'isEmpty', field };
      case 'IN':
        return { op: 'or', of: list().map((member) => equals(field, member)) };
      default: {
        expect('TO');
        return { op: 'range', field, gte: number(operator), lte: number(value()) };
      }
    }
  };
  const list = (): string[] => {
    expect('[');
    const members: string[] = [];
    while (peek() !== ']') {
      members.push(value());
      if (peek() === ',') next();
    }
    expect(']');
    return members;
  };
  const filter = or();
  if (at < tokens.length) throw new Error(`${peek() ?? ''} is too much in ${text}`);
  return filter;
}

/** Meilisearch knows no types here: "5" finds the number and the text, "true" the boolean too. */
function equals(field: string, value: string): Filter {
  const of: Filter[] = [{ op: 'eq', field, value }];
  if (value.trim() !== '' && Number.isFinite(Number(value)))
    of.push({ op: 'eq', field, value: Number(value) });
  if (value === 'true' || value === 'false') of.push({ op: 'eq', field, value: value === 'true' });
  return { op: 'or', of };
}

interface Token {
  text: string;
  quoted: boolean;
}

const KEYWORDS = new Set([
  'AND',
  'OR',
  'IN',
  'NOT',
  'TO',
  'EXISTS',
  'IS',
  'NULL',
  'EMPTY',
  'CONTAINS',
  'STARTS',
  'WITH',
]);

function* lex(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = /^\s+/.exec(rest);
    const symbol = /^(<=|>=|[()[\],=])/.exec(rest);
    const word = /^[\p{L}\p{N}_.-]+/u.exec(rest);
    if (space) at += space[0].length;
    else if (rest.startsWith('"')) {
      const end = closingQuote(text, at + 1);
      yield { text: unescape(text.slice(at + 1, end)), quoted: true };
      at = end + 1;
    } else if (symbol ?? word) {
      const found = (symbol ?? word)?.[0] ?? '';
      yield { text: found, quoted: false };
      at += found.length;
    } else throw new Error(`can't read ${rest}`);
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  throw new Error(`missing closing quote in ${text}`);
}

/** First every \" becomes ", then the usual escapes: in this order, as in the original. */
function unescape(inner: string): string {
  return inner.replaceAll('\\"', '"').replace(/\\(.)/gs, (_whole, letter: string) => {
    if (letter === '\\' || letter === '"' || letter === "'" || letter === '/') return letter;
    throw new Error(`escape \\${letter} is not expected`);
  });
}
