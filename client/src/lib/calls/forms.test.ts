import { describe, expect, test } from 'vitest';
import { arrange, bodyOf, emptyCall, emptyRow, formFrom } from './call-form.ts';
import { answersOf, typedFrom, typedOf } from './entry-form.ts';

const field = (key: string, type: string) => ({
  ...{ key, type, label: { de: key, en: key }, hint: { de: '', en: '' }, required: true, identifying: false },
  ...{ options: [], min: null, max: null, from: null, to: null },
});
const FIELDS = ['short', 'number', 'amount', 'choices', 'yes-no', 'file'].map((type) =>
  field(type, type),
) as unknown as Parameters<typeof typedOf>[0];

describe('the form of a call', () => {
  test('comes back as it was sent', () => {
    const form = new FormData();

    for (const [name, value] of [
      ...[
        ['title.de', 'Preis'],
        ['deadline', '2030-01-10T12:00'],
        ['kinds', 'startup'],
        ['blind', 'on'],
      ],
      ...[
        ['fields.0.type', 'choice'],
        ['fields.0.label.de', 'Stand'],
        ['fields.0.options.0.de', 'Plan'],
        ['fields.0.options.0.en', 'Idea'],
        ['fields.0.options.1.de', ''],
        ['fields.0.options.2.de', ''],
        ['fields.0.options.2.en', 'Built'],
      ],
      ...[
        ['fields.1.type', 'long'],
        ['fields.1.max', '1500'],
        ['fields.1.required', 'on'],
      ],
      ...[
        ['criteria.0.weight', '3'],
        ['criteria.0.name.de', 'Neuheit'],
      ],
    ] as [string, string][])
      form.append(name, value);

    const body = bodyOf(formFrom(form));

    expect(body).toMatchObject({
      ...{ title: { de: 'Preis', en: '' }, kinds: ['startup'], blind: true, juryShown: false },
      criteria: [{ key: 'c1', weight: 3 }],
    });
    expect(body.fields).toMatchObject([
      {
        ...{ key: 'f1', type: 'choice', required: false },
        options: [
          { key: 'o1', label: { de: 'Plan', en: 'Idea' } },
          { key: 'o2', label: { de: '', en: 'Built' } },
        ],
      },
      { key: 'f2', type: 'long', max: 1500, min: null, required: true },
    ]);
  });

  test('has its rows added, moved and taken away', () => {
    const form = { ...emptyCall(), fields: [emptyRow('short'), emptyRow('date')] };
    const types = (act: string) => arrange(form, act).fields.map((row) => row.type);

    expect(types('fields:add')).toEqual(['short', 'date', 'long']);
    expect(types('fields:down:0')).toEqual(['date', 'short']);
    expect(types('fields:up:1')).toEqual(['date', 'short']);
    expect(types('fields:up:0')).toEqual(['short', 'date']);
    expect(types('fields:remove:0')).toEqual(['date']);
    expect(types('nonsense')).toEqual(['short', 'date']);
    expect(arrange(form, 'criteria:add').criteria).toHaveLength(2);

    const options = arrange(form, 'fields.1.options:add').fields.map((row) => row.options.length);

    expect(options).toEqual([2, 3]);
  });
});

describe('the form of an entry', () => {
  test('reads amounts as people write them', () => {
    const amount = (typed: string) => answersOf(FIELDS, { amount: typed }).amount;

    expect(['1.234', '1,234', '1234', '1.234,50 €', '1,234.50', '12,5', ''].map(amount)).toEqual([
      ...[1234, 1234, 1234, 1234.5, 1234.5, 12.5, undefined],
    ]);
    expect(amount('viel')).toBe('viel');
  });

  test('shows what was stored, and sends the same again', () => {
    const answers = {
      ...{ short: 'Text', number: 0, amount: 5000, choices: ['a'], 'yes-no': false, file: 'f'.repeat(24) },
    };

    expect(answersOf(FIELDS, typedOf(FIELDS, answers))).toEqual(answers);
    expect(answersOf(FIELDS, typedOf(FIELDS, {}))).toEqual({});
  });

  test('reads what a browser sends', () => {
    const form = new FormData();

    form.append('a.short', ' Text ');
    form.append('a.choices', 'a');
    form.append('a.choices', 'b');
    form.append('a.file.id', 'f'.repeat(24));
    form.append('a.yes-no', 'no');
    expect(answersOf(FIELDS, typedFrom(FIELDS, form))).toEqual({
      ...{ short: 'Text', choices: ['a', 'b'], file: 'f'.repeat(24), 'yes-no': false },
    });
  });
});
