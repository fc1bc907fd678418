import { expect, it } from 'vitest';
import { line, name } from './text.ts';

const keeps = (value: string) => line(100).parse(value);

it.each([
  ['soft hyphen', 'Kai\u00adwerk'],
  ['grapheme joiner', 'Kai\u034fwerk'],
  ['Arabic letter mark', 'Kai\u061cwerk'],
  ['Hangul filler', 'Kai\u3164werk'],
  ['half-width filler', 'Kai\uffa0werk'],
  ['joiner between letters', 'Kai\u200dwerk'],
  ['non-joiner', 'Kai\u200cwerk'],
  ['direction marks', '\u200eKai\u200fwerk\u202e'],
  ['variation selector', 'Kai\ufe0fwerk\ufe00'],
  ['tags', 'Kai\u{e0041}\u{e0042}werk'],
  ['braille blank', 'Kai\u2800werk\u2800'],
])('leaves out what is not seen: %s', (_what, value) => {
  expect(keeps(value)).toBe('Kaiwerk');
});

it('keeps what belongs to emoji and other scripts', () => {
  for (const value of ['👩‍🚀 Raumfahrt', '❤️ Ruhr', '👩🏽‍💻', 'Ünïcödé', 'कंपनी', 'บริษัทที่ดี'])
    expect(keeps(value)).toBe(value);
});

it('refuses marks heaped on a letter, and an address where a name is asked for', () => {
  expect(line(100).safeParse(`a${'\u0301'.repeat(8)}`).success).toBe(false);
  expect(name(100).safeParse('Klick auf https://evil.example').success).toBe(false);
  expect(name(100).parse('Kaiwerk.io')).toBe('Kaiwerk.io');
  for (const disguised of ['K\u0430iwerk', 'Kaiw\u0435rk GmbH', 'Th\u03bfmas', '\u0405cholz'])
    expect(name(100).safeParse(disguised).success).toBe(false);
  for (const honest of [
    'Владимир Петров',
    'Kaiwerk Петербург',
    'ΔT Systems',
    'β-Carotin',
    'Αθηνά',
    'H₂ Nord',
    'Søren Ærø',
  ])
    expect(name(100).parse(honest)).toBe(honest);
});
