import { FormField } from '@klammer/contracts/calls';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blind, cover, COVERED, namesIn } from './blinding.ts';

const IDENTITY = { name: 'Kaiwärts GmbH', website: 'https://www.kaiwaerts.de', people: ['Aylin Öztürk'] };
const NAMES = namesIn(IDENTITY);

test('covers names in whatever case, in a genitive and beside a hyphen', () => {
  for (const text of ['KAIWÄRTS', 'Kaiwärts', 'kaiwärts GmbH', 'Kaiwärts-App', 'Kaiwärtss', 'Frau Öztürk'])
    expect(cover(text, NAMES)).not.toMatch(/kaiwärts|öztürk/i);
  expect(cover('Seitwärts und Kaiwärtsgewandt', NAMES)).toBe('Seitwärts und Kaiwärtsgewandt');
});

test('covers addresses and telephone numbers, and leaves dates, amounts and numbers', () => {
  const contacts = [
    'a.b@firma.example',
    'https://x.example/y?z',
    'www.firma.example',
    'firma.ruhr/team',
    '+49 (203) 12 34 56',
    '0203 123456',
  ];
  for (const contact of contacts) expect(cover(`Siehe ${contact} bitte`, [])).toBe(`Siehe ${COVERED} bitte`);
  const plain = 'Am 01.02.2026 zahlten 1.200 Kunden 35.000,50 Euro, 2025 waren es 0,5 % mehr als z.B. 2024.';
  expect(cover(plain, NAMES)).toBe(plain);
});

test('leaves no name in any text around it', () => {
  const around = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(around, fc.constantFrom(...NAMES), around, (before, name, after) => {
      expect(cover(`${before} ${name} ${after}`, NAMES).toLowerCase()).not.toContain(
        ` ${name.toLowerCase()} `,
      );
    }),
  );
});

test('does not take long over what is made to take long', () => {
  const began = performance.now();
  for (const text of [
    '0'.repeat(6000),
    'a@'.repeat(3000),
    `+${'1 '.repeat(3000)}`,
    'a-'.repeat(3000),
    'a.'.repeat(3000),
  ])
    cover(text, NAMES);
  expect(performance.now() - began).toBeLessThan(500);
});

test('leaves files, links and what names the applicant out, and says which', () => {
  const field = (key: string, type: FormField['type'], more = {}) => FormField.parse({ key, type, ...more });
  const fields = [
    field('idea', 'long'),
    field('team', 'short', { identifying: true }),
    field('deck', 'file'),
    field('demo', 'link'),
    field('turnover', 'amount'),
  ];
  const answers = {
    ...{ idea: 'Kaiwärts zählt', team: 'Zu viert', deck: 'a'.repeat(24), demo: 'https://kaiwaerts.de' },
    ...{ turnover: 1000, unknown: 'Kaiwärts' },
  };
  expect(blind(fields, answers, IDENTITY)).toEqual({
    answers: { idea: `${COVERED} zählt`, turnover: 1000 },
    hidden: ['team', 'deck', 'demo'],
  });
});
