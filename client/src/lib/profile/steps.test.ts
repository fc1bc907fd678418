import { ProfileFields } from '@klammer/contracts/profiles';
import { expect, test } from 'vitest';
import { isDone } from './steps.ts';

const empty = ProfileFields.parse({ name: 'Pegelwerk' });

test('ticks off money only once something is said about it, though a start-up need not', () => {
  expect(isDone('money', empty, [])).toBe(false);
  const raising = { amountEur: 250_000, instruments: [], until: null };
  expect(isDone('money', { ...empty, raising } as ProfileFields, [])).toBe(true);
});

test('ticks off no step of which something is missing', () => {
  expect(isDone('place', empty, [{ field: 'place' }])).toBe(false);
  expect(isDone('place', empty, [{ field: 'headline' }])).toBe(true);
});
