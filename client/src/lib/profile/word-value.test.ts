import { expect, test } from 'vitest';
import { wordChange } from './word-value.ts';

test('of a list it names what went and what came, not all of it', () => {
  const [capital, office] = [{ code: 'capital' }, { code: 'office' }];

  expect(wordChange('needs', [capital], [capital, office])).toEqual({ before: null, after: 'Büro' });
  expect(wordChange('needs', [capital, office], [capital])).toEqual({ before: 'Büro', after: null });
  expect(wordChange('needs', [capital, office], [office, capital])).toEqual({
    before: 'Kapital, Büro',
    after: 'Büro, Kapital',
  });
});

test('of a text in two languages it shows the one that changed', () => {
  expect(wordChange('headline', { de: 'Alt', en: 'Old' }, { de: 'Neu', en: 'Old' })).toEqual({
    before: 'Alt',
    after: 'Neu',
  });
});
