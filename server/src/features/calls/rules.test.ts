import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultOf,
  faultsOf,
  FIELD_TYPES,
  isOfType,
  type FieldRule,
  type FieldType,
} from '@klammer/contracts/call-rules';

const field = (type: FieldType, more: Partial<FieldRule> = {}): FieldRule => ({
  ...{ key: 'a', type, required: true, min: null, max: null, from: null, to: null },
  options: [{ key: 'x' }, { key: 'y' }],
  ...more,
});

describe('what is wrong with an answer', () => {
  it.each([
    [field('short', { max: 3 }), 'abcd', 'too-long'],
    [field('long', { min: 3 }), 'ab', 'too-short'],
    [field('short', { max: 1 }), '😀', null],
    [field('number', { min: 0 }), -1, 'too-small'],
    [field('number', { min: 0 }), 0, null],
    [field('amount', { max: 10 }), 11, 'too-large'],
    [field('number'), 'viel', 'wrong-type'],
    [field('date', { from: '2030-01-02' }), '2030-01-01', 'too-early'],
    [field('date', { to: '2030-01-02' }), '2030-01-02', null],
    [field('date', { to: '2030-01-02' }), '2030-01-03', 'too-late'],
    [field('date'), '2030-02-30', 'wrong-type'],
    [field('choice'), 'x', null],
    [field('choice'), 'z', 'wrong-type'],
    [field('choices', { min: 2 }), ['x', 'x'], 'too-few'],
    [field('choices', { max: 1 }), ['x', 'y'], 'too-many'],
    [field('link'), 'https://firma.example/seite', null],
    [field('link'), 'javascript:alert(1)', 'no-address'],
    [field('link'), 'firma.example', 'no-address'],
    [field('yes-no'), false, null],
    [field('yes-no'), 'ja', 'wrong-type'],
    [field('file'), '../etc/passwd', 'wrong-type'],
  ] as const)('of %o with %o is %s', (rule, value, fault) => {
    expect(faultOf(rule, value as Parameters<typeof faultOf>[1])).toBe(fault);
  });

  it('is that it is missing where it is required, and nothing where it is not', () => {
    for (const type of FIELD_TYPES) {
      expect(faultOf(field(type), undefined)).toBe('missing');
      expect(faultOf(field(type, { required: false }), undefined)).toBeNull();
    }
    expect(faultOf(field('short'), '')).toBe('missing');
    expect(faultOf(field('choices'), [])).toBe('missing');
  });

  it('names every field at once', () => {
    const fields = [
      field('short', { key: 'a' }),
      field('number', { key: 'b', max: 1 }),
      field('long', { key: 'c' }),
    ];
    expect(faultsOf(fields, { b: 2, c: 'gut' })).toEqual([
      { key: 'a', fault: 'missing' },
      { key: 'b', fault: 'too-large' },
    ]);
  });

  it('is always told of what is not of its type, and never breaks', () => {
    const values = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string(), { maxLength: 4 }));
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), values, (type, value) => {
        const rule = field(type, { required: false });
        const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
        if (!isEmpty && !isOfType(rule, value)) expect(faultOf(rule, value)).toBe('wrong-type');
        else faultOf(rule, value);
      }),
    );
  });
});
