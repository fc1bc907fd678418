import { fail } from '../errors.ts';
import type { StringOrder } from '../values/compare.ts';
import { truthy } from '../values/plain.ts';
import { type Doc, isNumeric, toNumber } from '../values/types.ts';

const sensitivities = ['variant', 'base', 'accent', 'variant', 'variant', 'variant'] as const;

/** The string order of a command's collation, or undefined for plain code point order. */
export function collationOrder(collation: Doc | undefined): StringOrder | undefined {
  const locale = collation?.get('locale');
  if (!collation || collation.size === 0 || locale === 'simple') return undefined;
  if (typeof locale !== 'string') fail(40414, "BSON field 'collation.locale' is missing");
  const strength = collation.get('strength');
  const level = isNumeric(strength) ? toNumber(strength) : 3;
  const caseFirst = collation.get('caseFirst');
  try {
    const collator = new Intl.Collator(locale.replaceAll('_', '-'), {
      sensitivity:
        level === 1 && truthy(collation.get('caseLevel')) ? 'case' : (sensitivities[level] ?? 'variant'),
      numeric: truthy(collation.get('numericOrdering')),
      caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
    });
    return (a, b) => Math.sign(collator.compare(a, b));
  } catch (cause) {
    fail('BadValue', `Field 'locale' is invalid in: ${locale} (${String(cause)})`);
  }
}
