import { expect, test } from 'vitest';
import { amount, codes, day, industries, webAddress, wholeNumber, wishes, year } from './readers.ts';

test.each([
  ['250000', 250_000],
  ['250.000', 250_000],
  ['250,000', 250_000],
  ['1.250.000,50 €', 1_250_001],
  ['EUR 1,250,000.40', 1_250_000],
  ['1.500', 1500],
  ['1.500 T€', 1_500_000],
  ['1,500 Mio', 1_500_000],
  ['1,5 Mio. €', 1_500_000],
  ['2 Millionen Euro', 2_000_000],
  ['250k', 250_000],
  ['12,5', 13],
  ["1'000'000", 1_000_000],
  ['5.000,- €', 5000],
])('reads %s as %d euros', (cell, euros) => {
  expect(amount(cell)).toBe(euros);
});

test.each(['viel', '1.2.3', '12,34,5', '-5', '10-20k', '1.000,000.0', ''])(
  'does not guess what %s means',
  (cell) => {
    expect(() => amount(cell)).toThrow('is not an amount');
  },
);

test('reads days in German and in ISO order and refuses those that do not exist', () => {
  expect(day('1.3.2027')).toBe('2027-03-01');
  expect(day('2028-02-29')).toBe('2028-02-29');
  expect(() => day('29.02.2027')).toThrow('“29.02.2027” is not a date');
  expect(() => day('03/01/2027')).toThrow('is not a date');
  expect(year('15.06.1999')).toBe(1999);
});

test('takes separators of thousands for what they are, and decimals for a mistake', () => {
  expect(wholeNumber('12 000')).toBe(12_000);
  expect(wholeNumber('12.000')).toBe(12_000);
  expect(() => wholeNumber('12,5')).toThrow('“12,5” is not a whole number');
});

test('takes codes, labels and synonyms of both languages, each thing once', () => {
  expect(codes('topics')('hydrogen | Wasserstoff | KUENSTLICHE INTELLIGENZ | 3D printing')).toEqual([
    'hydrogen',
    'ai',
    'additive',
  ]);
});

test('takes industries by letter, by name and by the number of a class, whatever the revision', () => {
  expect(industries('C|Logistik|62.01|C 26.51|64')).toEqual(['C', 'H', 'K', 'L']);
  expect(() => industries('44.1')).toThrow('“44.1” is not in the list of industries');
});

test('keeps the note of a need, colons in it included', () => {
  expect(wishes('Halle: Nähe A59: mit Gleis | Halle | talent')).toEqual([
    { code: 'site', note: { de: 'Nähe A59: mit Gleis', en: '' } },
    { code: 'talent', note: { de: '', en: '' } },
  ]);
});

test('adds the scheme that people leave out, and only that', () => {
  expect(webAddress('kai.example/de')).toBe('https://kai.example/de');
  expect(webAddress('kai.example:8080')).toBe('https://kai.example:8080');
  expect(webAddress('javascript:alert(1)')).toBe('javascript:alert(1)');
});
