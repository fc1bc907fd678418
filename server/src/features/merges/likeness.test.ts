import { expect, it } from 'vitest';
import { domainOf, isAlike, keyOf } from './likeness.ts';
import { wordValue } from './wording.ts';

it('reads through legal forms, umlauts and signs', () => {
  expect(keyOf('Müller & Co. KG')).toBe('mueller');
  expect(keyOf('Hafen-Logistik Nord GmbH')).toBe('hafenlogistiknord');
  expect(keyOf('Cafe Élan e.V.')).toBe('cafeelan');
});

it.each([
  ['Hafenwerk GmbH', 'Hafenwerk UG (haftungsbeschränkt)', true],
  ['Hafenlogistik Nord', 'Hafenlogisttik Nord', true],
  ['Stahlbau Ruhr', 'Stahlbau Rhein', false],
  ['Lotse Nord', 'Lotse Süd', false],
  ['GmbH', 'AG', false],
])('compares %s and %s', (one, other, alike) => {
  expect(isAlike(one, other)).toBe(alike);
});

it('words values of a profile for comparing, codes by their labels', () => {
  const raising = { amountEur: 1_200_000, instruments: ['equity', 'grant'], until: '2027-05-31' };
  expect(wordValue('raising', raising, 'de')).toBe(
    '1.200.000\u00a0€ · Eigenkapital, Zuschuss · 31. Mai 2027',
  );
  expect(wordValue('needs', [{ code: 'data', note: { de: '', en: '' } }], 'en')).toBe('Data');
  expect(wordValue('headline', { de: 'Wir messen', en: '' }, 'en')).toBe('Wir messen');
  expect(wordValue('place', null, 'de')).toBe('');
  expect(wordValue('description', 'lang '.repeat(80), 'de')).toMatch(/^(lang ){60} …$/);
});

it('compares websites by their domain', () => {
  expect(domainOf('https://www.Hafen.example/de?x=1')).toBe('hafen.example');
  expect(domainOf('')).toBe('');
});
