import { describe, expect, it } from 'vitest';
import { parseInline, parseMarkup, plainText, type Inline } from '@klammer/contracts/markup';

/** Attempts to run a script through what a message may contain. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://example.org',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'https://example.org/"onmouseover="alert(1)',
  "https://example.org/'onmouseover='alert(1)",
  'https://example.org/<svg/onload=alert(1)>',
  'https:javascript:alert(1)',
  'mailto:a@b.c?body=<script>alert(1)</script>',
  '**<svg onload=alert(1)>**',
  '`</code><script>alert(1)</script>`',
  '```\n</pre><script>alert(1)</script>\n```',
  '> <iframe srcdoc="<script>alert(1)</script>">',
  '- <math><mi xlink:href="data:x,<script>alert(1)</script>">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#106;avascript:alert(1)',
  'http://[::1]:80:javascript',
  '{@html "<script>alert(1)</script>"}',
];

function links(parts: readonly Inline[]): string[] {
  return parts.flatMap((part) => ('of' in part ? links(part.of) : part.kind === 'link' ? [part.href] : []));
}
function allLinks(text: string): string[] {
  return parseMarkup(text).flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(links) : block.kind === 'code' ? [] : links(block.of),
  );
}

describe('markup', () => {
  it('reads bold, italic, struck and code', () => {
    expect(parseInline('a **b** `d*e`')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'bold', of: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'd*e' },
    ]);
    expect(parseInline('**a *b* c**')).toMatchObject([{ kind: 'bold', of: { length: 3 } }]);
    expect(parseInline('~~weg~~')).toEqual([{ kind: 'struck', of: [{ kind: 'text', text: 'weg' }] }]);
  });

  it('reads blocks line by line', () => {
    const text = 'Erste\nzweite\n\n> Zitat\n- eins\n- zwei\n1. a\n```\ncode **x**\n```\nEnde';
    expect(parseMarkup(text).map((block) => block.kind)).toEqual([
      'paragraph',
      'quote',
      'list',
      'list',
      'code',
      'paragraph',
    ]);
  });

  it('leaves what is no markup as it is', () => {
    for (const text of ['2 * 3 * 4', '**', '`', 'snake_case_name', 'a ** b ** c'])
      expect(parseInline(text)).toEqual([{ kind: 'text', text }]);
  });

  it('makes links of addresses, without the sentence’s own signs', () => {
    expect(allLinks('Siehe https://example.org/a?b=1, oder (http://example.com).')).toEqual([
      'https://example.org/a?b=1',
      'http://example.com',
    ]);
  });

  it.each(HOSTILE)('makes nothing but harmless links of %s', (text) => {
    for (const href of allLinks(text)) {
      expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
      expect(href).not.toMatch(/[\s<>"'`\\]/);
    }
  });

  it('takes an attack on its time in its stride', () => {
    const long = [
      '*'.repeat(8000),
      '**a'.repeat(2600),
      '`'.repeat(8000),
      'http://'.repeat(1100),
      '~~*'.repeat(2600),
      '> '.repeat(4000),
    ];
    // Reading is linear but for nested marks; without the bound on them this would not come back.
    for (const text of long) expect(parseMarkup(text).length).toBeGreaterThan(0);
  });

  it('gives the words alone', () => {
    expect(plainText('**Hallo**\nWelt\n- a\n- b')).toBe('Hallo Welt a · b');
  });
});
