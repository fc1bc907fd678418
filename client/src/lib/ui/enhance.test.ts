import { beforeEach, expect, it, vi } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { answerWith, countUpdates } from '../../../test/app/forms.ts';
import { visits } from '../../../test/app/navigation.ts';
import { enhance } from './enhance.ts';
import { toasts } from './toasts.svelte.ts';

beforeEach(() => void (toasts.items = []));

/** Sends a form once. @returns what was said, how often the page took the answer over, and whether the form was told */
async function send(error: App.Error): Promise<{ said: string[]; updates: number; told: number }> {
  const form = document.createElement('form');
  const onanswer = vi.fn();

  document.body.append(form);
  answerWith({ type: 'error', error });
  enhance(form, () => async ({ update }) => {
    await update();
    onanswer();
  });
  form.requestSubmit();
  await expect.poll(() => onanswer.mock.calls.length).toBe(1);

  return {
    said: toasts.items.map((toast) => toast.text),
    updates: countUpdates(),
    told: onanswer.mock.calls.length,
  };
}

it.each([500, 502, 503])('keeps the form where no answer comes (%i), and says so', async (status) => {
  expect(await send({ status, message: 'Internal Error' })).toEqual({
    said: [m.form_lost()],
    updates: 0,
    told: 1,
  });
});

it('says once what goes wrong twice', async () => {
  await send({ status: 500, message: '' });
  expect((await send({ status: 502, message: '' })).said).toEqual([m.form_lost()]);
});

it('keeps each word that undoes something, though two say the same', () => {
  const action = { label: 'Undo', run: () => undefined };

  toasts.show('Moved', { action });
  toasts.show('Moved', { action });
  expect(toasts.items).toHaveLength(2);
});

it('says what the API says, where that is why', async () => {
  const error: App.Error = { status: 429, message: 'Zu viel auf einmal.', code: 'too-many-requests' };

  expect(await send(error)).toEqual({ said: ['Zu viel auf einmal.'], updates: 0, told: 1 });
});

it('leaves to the page what will not be better in a moment', async () => {
  expect(await send({ status: 404, message: 'Not Found' })).toEqual({ said: [], updates: 1, told: 1 });
});

it('asks nothing of a form that brings nothing along', async () => {
  const form = document.createElement('form');

  document.body.append(form);
  answerWith({ type: 'success', status: 200, location: '/' });
  enhance(form);
  form.requestSubmit();
  await expect.poll(countUpdates).toBe(1);
});

it.each([
  ['the page itself, where one stays', location.pathname, [location.pathname], 0],
  ['another page', '/home', [], 1],
  ['the page with something to say at its head', `${location.pathname}?saved`, [], 1],
])('goes on to %s', async (_, to, visited, updates) => {
  const form = document.createElement('form');
  const { search } = location;

  history.replaceState(history.state, '', location.pathname);
  visits.length = 0;
  document.body.append(form);
  answerWith({ type: 'redirect', status: 303, location: to });
  enhance(form);
  form.requestSubmit();
  await expect.poll(() => visits.length + countUpdates()).toBe(1);
  expect({ visited: visits, updates: countUpdates() }).toEqual({ visited, updates });
  history.replaceState(history.state, '', location.pathname + search);
});
