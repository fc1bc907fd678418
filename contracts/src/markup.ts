/**
 * What the signs in a message mean: a small part of Markdown. The result is a tree, never HTML, so nothing that
 * somebody writes can become an element or an attribute of the page; addresses are http, https or mailto only.
 *
 *   **bold**  *italic*  ~~struck~~  `code`  ```block```  > quotation  - list  1. list  https://example.org
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'struck'; of: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'link'; href: string; text: string };

export type Block =
  | { kind: 'paragraph' | 'quote'; of: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const FENCE = /^```/;
const QUOTE = /^> ?/;
const BULLET = /^[-*] +/;
const NUMBER = /^\d{1,3}[.)] +/;
const MOST_NESTED = 6;

/** The blocks of a message; lines that belong together make one. */
export function parseMarkup(text: string): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    if (FENCE.test(line)) {
      const end = lines.findIndex((other, index) => index > at && FENCE.test(other));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
      continue;
    }
    const kind = kindOf(line);
    const run = runOf(lines, at, kind);
    if (kind) blocks.push(blockOf(kind, run));
    at += run.length;
  }
  return blocks;
}

type LineKind = 'paragraph' | 'quote' | 'bullets' | 'numbers' | null;

function kindOf(line: string): LineKind {
  if (line.trim() === '') return null;
  if (QUOTE.test(line)) return 'quote';
  if (BULLET.test(line)) return 'bullets';
  return NUMBER.test(line) ? 'numbers' : 'paragraph';
}

function runOf(lines: readonly string[], from: number, kind: LineKind): string[] {
  let to = from + 1;
  while (to < lines.length && !FENCE.test(lines[to] ?? '') && kindOf(lines[to] ?? '') === kind) to += 1;
  return lines.slice(from, to);
}

function blockOf(kind: Exclude<LineKind, null>, lines: readonly string[]): Block {
  if (kind === 'paragraph') return { kind, of: inlineLines(lines) };
  if (kind === 'quote') return { kind, of: inlineLines(lines.map((line) => line.replace(QUOTE, ''))) };
  const mark = kind === 'bullets' ? BULLET : NUMBER;
  return {
    kind: 'list',
    ordered: kind === 'numbers',
    items: lines.map((line) => parseInline(line.replace(mark, ''))),
  };
}

function inlineLines(lines: readonly string[]): Inline[] {
  return lines.flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...parseInline(line),
  ]);
}

const MARKS = [
  ['**', 'bold'],
  ['~~', 'struck'],
  ['*', 'italic'],
] as const;
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s<>"'`\\]+/i;
/** Signs that end a sentence rather than an address. */
const AFTER_ADDRESS = /[.,;:!?)\]}*~]+$/;

/** One line. Reads from left to right once; a mark without its other half is plain text. */
export function parseInline(line: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < line.length;) {
    const found = readAt(line, at, depth);
    if (!found) {
      plain += line.charAt(at);
      at += 1;
      continue;
    }
    flush();
    parts.push(found.part);
    at = found.end;
  }
  flush();
  return parts;
}

function readAt(line: string, at: number, depth: number): { part: Inline; end: number } | null {
  if (line.charAt(at) === '`') {
    const close = line.indexOf('`', at + 1);
    return close > at + 1
      ? { part: { kind: 'code', text: line.slice(at + 1, close) }, end: close + 1 }
      : null;
  }
  if (depth >= MOST_NESTED) return null;
  for (const [mark, kind] of MARKS) {
    if (!line.startsWith(mark, at)) continue;
    const open = at + mark.length;
    const close = line.indexOf(mark, open);
    const inner = close > open ? line.slice(open, close) : '';
    // `2 * 3 * 4` is arithmetic: a mark stands right at its words.
    if (inner === '' || inner !== inner.trim()) return null;
    return { part: { kind, of: parseInline(inner, depth + 1) }, end: close + mark.length };
  }
  return readAddress(line, at);
}

function readAddress(line: string, at: number): { part: Inline; end: number } | null {
  const first = line.charAt(at).toLowerCase();
  if ((first !== 'h' && first !== 'm') || /\w/.test(line.charAt(at - 1))) return null;
  const match = ADDRESS.exec(line.slice(at, at + 2000))?.[0].replace(AFTER_ADDRESS, '');
  if (!match || !URL.canParse(match)) return null;
  return { part: { kind: 'link', href: match, text: match }, end: at + match.length };
}

/** The words alone, on one line: for lists, notifications and excerpts. */
export function plainText(text: string): string {
  const words = (parts: readonly Inline[]): string =>
    parts.map((part) => (part.kind === 'break' ? ' ' : 'of' in part ? words(part.of) : part.text)).join('');
  return parseMarkup(text)
    .map((block) =>
      block.kind === 'code'
        ? block.text.replaceAll('\n', ' ')
        : block.kind === 'list'
          ? block.items.map(words).join(' · ')
          : words(block.of),
    )
    .join(' ');
}
