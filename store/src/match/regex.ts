import { createContext, Script } from 'node:vm';
import { fail } from '../errors.ts';

/** How long one text may be looked at. */
const maxMs = 1000;

/** A longer text is watched whatever the pattern: looking for it from each of its places can take the square of its length. */
const longText = 4000;

/** A pattern ready to be asked. */
export class Regex {
  readonly #regex: RegExp;
  /** Never to be run without somebody who stops it. */
  readonly #isRisky: boolean;
  readonly #repeats: boolean;

  constructor(source: string, flags: string) {
    this.#regex = new RegExp(source, `${flags}g`);
    this.#repeats = /[*+{]|[^(]\?/.test(source);
    this.#isRisky = this.#repeats && !isLinear(source, flags);
  }

  test(text: string): boolean {
    return this.find(text, 0) !== null;
  }

  /** The first match from a place on. */
  find(text: string, from: number): RegExpExecArray | null {
    this.#regex.lastIndex = from;
    if (!this.#isRisky && !(this.#repeats && text.length > longText)) return this.#regex.exec(text);
    return watched(this.#regex, text);
  }
}

/**
 * Whether the engine can go over to one that never goes back (`start.ts` switches that on) once going back takes too
 * long. Backreferences, lookarounds and large counts it cannot.
 */
function isLinear(source: string, flags: string): boolean {
  try {
    return new RegExp(source, `${flags}l`).source === source;
  } catch {
    return false;
  }
}

const room = createContext({ regex: /./, text: '' });
const exec = new Script('regex.exec(text)');

function watched(regex: RegExp, text: string): RegExpExecArray | null {
  Object.assign(room, { regex, text });
  try {
    return exec.runInContext(room, { timeout: maxMs }) as RegExpExecArray | null;
  } catch (cause) {
    fail(
      51156,
      `the regular expression takes longer than ${maxMs} ms on one text: avoid repetitions inside repetitions (${String(cause)})`,
    );
  }
}

/** Throws for an option that no pattern can have. */
export function checkFlags(options: string): void {
  const unknown = /[^imsxu]/.exec(options);
  if (unknown) fail(51108, `invalid flag in regex options: ${unknown[0]}`);
}

const cache = new Map<string, Regex>();

/** The regular expression of a PCRE one. Options: i m s x u. Throws BadValue (51091) where it does not parse. */
export function compileRegex(pattern: string, options: string): Regex {
  const key = `${options}/${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  checkFlags(options);
  let source = pattern;
  let flags = options;
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1] ?? '';
  }
  if (flags.includes('x')) source = source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, keepToken);
  let compiled: Regex;
  try {
    compiled = new Regex(source, [...new Set(flags.replaceAll(/[xu]/g, ''))].join(''));
  } catch (cause) {
    fail(51091, `Regular expression is invalid: ${String(cause)}`);
  }
  if (cache.size > 500) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

function keepToken(token: string): string {
  return token.startsWith('\\') || token.startsWith('[') ? token : '';
}

/** The literal text every match of an anchored pattern starts with, for an index range; '' if there is none. */
export function literalPrefix(pattern: string, options: string): string {
  if (/[imx]/.test(options) || !pattern.startsWith('^') || pattern.includes('|')) return '';
  const literal = /^\^([\w @:;,<>=!"'%&~`/-]*)(.?)/.exec(pattern);
  const [, text = '', next = ''] = literal ?? [];
  return '*+?{'.includes(next) && next ? text.slice(0, -1) : text;
}
