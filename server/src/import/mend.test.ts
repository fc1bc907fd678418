import { expect, test } from 'vitest';
import { mend } from './mend.ts';

test.each([
  ['MÃ¼ller & SÃ¶hne', 'Müller & Söhne'],
  ['â€žKlammerâ€œ â€“ fÃ¼r 5 â‚¬', '„Klammer“ – für 5 €'],
  ['It\u00e2\u0080\u0099s', 'It’s'],
  ['It\u0092s 5 \u0080', 'It’s 5 €'],
  ['eins\u000bzwei\u2028drei', 'eins\nzwei\ndrei'],
  ['a\u0003b\u0000', 'ab'],
])('mends %j', (cell, mended) => {
  expect(mend(cell)).toBe(mended);
});

test.each([
  'Müller – „Söhne“ 5 €',
  'Ça va, Ñandú, Ærø',
  'zwei\nZeilen\tund mehr',
  'Größe: ½ × ¼',
  '日本語 🚢',
])('leaves %j as it is', (cell) => {
  expect(mend(cell)).toBe(cell);
});
