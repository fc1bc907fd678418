import { expect, test } from 'vitest';
import { wordPageList } from './words.ts';

test('pages that follow each other are drawn together', () => {
  expect(wordPageList([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(wordPageList([4])).toBe('4');
  expect(wordPageList([])).toBe('');
});
