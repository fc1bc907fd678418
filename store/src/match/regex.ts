import { fail } from '../errors.ts';

const cache = new Map<string, RegExp>();

/** A JavaScript regular expression for a PCRE one. Options: i m s x u. Throws BadValue (51091) where it does not parse. */
export function compileRegex(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  const unknown = /[^imsxu]/.exec(options);
  if (unknown) fail(51108, `invalid flag in regex options: ${unknown[0]}`);
  let source = pattern;
  let flags = options;
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1] ?? '';
  }
  if (flags.includes('x')) source = source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, keepToken);
  let compiled: RegExp;
  try {
    compiled = new RegExp(source, [...new Set(flags.replaceAll(/[xu]/g, ''))].join(''));
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
