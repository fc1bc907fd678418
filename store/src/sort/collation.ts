import { fail, refuse } from '../errors.ts';
import type { StringOrder } from '../values/compare.ts';
import { onlyFields, show, truthy, words } from '../values/plain.ts';
import { type Doc, toNumber } from '../values/types.ts';

const sensitivities = ['variant', 'base', 'accent', 'variant', 'variant', 'variant'] as const;

const known = words(
  'locale strength caseLevel caseFirst numericOrdering alternate maxVariable normalization backwards version',
);

/** The string order of a command's collation, or undefined for plain code point order. */
export function collationOrder(collation: Doc | undefined): StringOrder | undefined {
  if (!collation || collation.size === 0) return undefined;
  onlyFields(collation, 'collation', known);
  const locale = collation.get('locale');
  if (locale === 'simple') return undefined;
  if (typeof locale !== 'string')
    fail(40414, "BSON field 'collation.locale' is missing but a required field");
  if (truthy(collation.get('backwards')))
    refuse('a collation with backwards', 'sort in the client', 'BadValue');
  const strength = collation.get('strength') ?? 3;
  const level = toNumber(strength);
  if (!(level >= 1 && level <= 5))
    fail(
      51024,
      `BSON field 'collation.strength' value must be from 1 to 5, actual value '${show(strength)}'`,
    );
  const caseFirst = collation.get('caseFirst');
  try {
    const collator = new Intl.Collator(locale.replaceAll('_', '-'), {
      sensitivity:
        level === 1 && truthy(collation.get('caseLevel')) ? 'case' : (sensitivities[level] ?? 'variant'),
      numeric: truthy(collation.get('numericOrdering')),
      ignorePunctuation: collation.get('alternate') === 'shifted',
      caseFirst: caseFirst === 'upper' || caseFirst === 'lower' ? caseFirst : 'false',
    });
    return (a, b) => Math.sign(collator.compare(a, b));
  } catch (cause) {
    fail('BadValue', `Field 'locale' is invalid in: ${locale} (${String(cause)})`);
  }
}
