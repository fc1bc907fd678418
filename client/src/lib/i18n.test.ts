import { afterEach, expect, test } from 'vitest';
import { formatNumber } from './i18n.ts';
import { getLocale, overwriteGetLocale } from './paraglide/runtime.js';

const ofPage = getLocale;

afterEach(() => overwriteGetLocale(ofPage));

test.each([
  ['de', 'de-DE'],
  ['en', 'en-GB'],
] as const)('writes numbers as the rules of %s say', (locale, tag) => {
  overwriteGetLocale(() => locale);

  for (const value of [
    0,
    7,
    -7,
    999,
    1000,
    -1000,
    12_345,
    999_999,
    1_000_000,
    -123_456_789,
    2 ** 53,
    0.5,
    1234.5,
  ])
    expect(formatNumber(value)).toBe(new Intl.NumberFormat(tag).format(value));
});
