import type { Me } from '@klammer/contracts/accounts';
import type { Match } from '@klammer/contracts/matches';
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { countDrafts } from '#lib/offline/draft.ts';
import { m } from '#lib/paraglide/messages.js';
import { answerWith } from '../../../test/app/forms.ts';
import IntroduceForm from './IntroduceForm.svelte';

const asker = { name: 'Kaiwerk', needs: [], offers: [], topics: [], person: 'Ada Kai' };
const me = { person: { id: 'p1' }, organisationId: 'o1', assistance: null } as unknown as Me;
const match = (id: string) =>
  ({
    ...{ profile: { id, name: 'Pegelblick', needs: [], offers: [], topics: [] }, reasonsForThem: [] },
  }) as unknown as Match;

const open = (id: string, who: Me = me) => render(IntroduceForm, { match: match(id), me: who, asker });

beforeEach(() => localStorage.clear());

test('has what was written at the next visit, for this match alone, until it is sent', async () => {
  const first = await open('m1');
  await first.getByLabelText(m.match_message()).fill('Guten Tag, Frau Pegel');
  await first.unmount();
  const other = await open('m2');
  await expect.element(other.getByLabelText(m.match_message())).not.toHaveValue('Guten Tag, Frau Pegel');
  await other.unmount();

  const second = await open('m1');
  await expect.element(second.getByLabelText(m.match_message())).toHaveValue('Guten Tag, Frau Pegel');
  answerWith({ type: 'failure', status: 400, data: {}, location: '/' });
  await second.getByRole('button', { name: m.match_ask() }).click();
  expect(countDrafts()).toBe(1);
  answerWith({ type: 'success', status: 200, location: '/' });
  await second.getByRole('button', { name: m.match_ask() }).click();
  await expect.poll(() => countDrafts()).toBe(0);
});

test('keeps nothing of whom an operator is signed in as', async () => {
  const acting = { ...me, assistance: { status: 'acting' } } as unknown as Me;
  const screen = await open('m1', acting);
  await screen.getByLabelText(m.match_message()).fill('Für jemand anderen');
  expect(countDrafts()).toBe(0);
});

test('marks the message that is missing, and leads back to it', async () => {
  const screen = await open('m1');
  const message = screen.getByLabelText(m.match_message());
  const refusal = { code: 'invalid-input', issues: [{ path: ['body', 'message'], code: 'too_small' }] };

  await message.fill('   ');
  answerWith({ type: 'failure', status: 400, data: { refusal }, location: '/' });
  await screen.getByRole('button', { name: m.match_ask() }).click();
  await expect.element(screen.getByText(m.match_message_needed())).toBeVisible();
  await expect.element(message).toHaveFocus();
});

test('comes to what was said where it is refused as a whole', async () => {
  const screen = await open('m1');

  answerWith({ type: 'failure', status: 409, data: { refusal: { code: 'conflict' } }, location: '/' });
  await screen.getByRole('button', { name: m.match_ask() }).click();
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe(m.problem_conflict());
});
