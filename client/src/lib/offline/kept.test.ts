import { afterEach, expect, test } from 'vitest';
import { browserDraft } from './draft.ts';
import { forgetAll, keepDoor } from './keeping.ts';
import { clearKept, keep, readKept, type DoorGuest } from './kept.ts';

afterEach(clearKept);

const at = '2030-01-01T12:00:00.000Z';
const until = '2030-01-02T12:00:00.000Z';
const during = new Date('2030-01-01T13:00:00.000Z');
const mine = { personId: 'me', at, until, name: 'agenda', value: [] } as const;
const event = { id: 'e1', title: { de: 'Abend', en: '' }, startsAt: null, endsAt: null };

test('gives back what was kept, and forgets it after its time', async () => {
  await keep({ ...mine, value: [] });
  expect((await readKept('agenda', during))?.at).toBe(at);
  expect(await readKept('contacts', during)).toBeNull();
  expect(await readKept('agenda', new Date('2030-01-02T12:00:01.000Z'))).toBeNull();
  expect(await readKept('agenda', during)).toBeNull();
});

test('forgets what another person left as soon as something of this one is kept', async () => {
  await keep({ ...mine, value: [] });
  await keep({ personId: 'another', at, until, name: 'conversations', value: [] });
  expect(await readKept('agenda', during)).toBeNull();
  expect((await readKept('conversations', during))?.personId).toBe('another');
});

test('keeps the guests of an event until a day after it, without what the door does not need', async () => {
  const guest: DoorGuest & { email: string } = {
    id: 'g',
    name: 'Ada',
    organisation: 'Werk',
    status: 'registered',
    ticket: 'ABC',
    checkedInAt: null,
    email: 'ada@example.org',
  };
  const soon = { ...event, startsAt: at, endsAt: '2030-01-01T18:00:00.000Z' };

  await keepDoor('me', soon, [guest], at);
  expect(JSON.stringify(await readKept('door:e1', new Date('2030-01-02T17:59:00.000Z')))).toMatch(
    /Ada(?!.*ada@example)/,
  );
  expect(await readKept('door:e1', new Date('2030-01-02T18:01:00.000Z'))).toBeNull();

  await keepDoor('me', { ...event, endsAt: '2020-01-01T18:00:00.000Z' }, [guest], at);
  expect(await readKept('door:e1', during)).toBeNull();
});

test('forgets check-ins and drafts of the person too, and leaves what is the device’s', async () => {
  localStorage.setItem('klammer-check-ins:e1', '[]');
  browserDraft('me', 'profile/p1').write(1, { name: 'Kran' });
  localStorage.setItem('klammer-push', 'me');
  await keep({ ...mine, value: [] });
  await forgetAll({ unsent: true });
  expect(Object.keys(localStorage).filter((key) => key.startsWith('klammer'))).toEqual(['klammer-push']);
  expect(await readKept('agenda', during)).toBeNull();
  localStorage.clear();
});
