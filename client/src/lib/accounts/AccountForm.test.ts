import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import AccountForm from './AccountForm.svelte';

const children = createRawSnippet(() => ({ render: () => '<input aria-label="Passwort">' }));
const form = { title: 'Anmelden', submit: 'Weiter', children };

test('takes whoever was refused to what was said, each time', async () => {
  const screen = await render(AccountForm, form);
  const isSaid = () => document.activeElement?.textContent.trim() === 'E-Mail oder Passwort stimmt nicht.';

  await screen.rerender({ ...form, failure: 'E-Mail oder Passwort stimmt nicht.' });
  await expect.poll(isSaid).toBe(true);
  await screen.getByLabelText('Passwort').fill('noch ein Versuch');
  expect(isSaid()).toBe(false);
  await screen.getByRole('button').click();
  await expect.poll(isSaid).toBe(true);
});

test('takes whoever pressed Enter elsewhere to the field that is wrong', async () => {
  const fields = createRawSnippet(() => ({
    render: () => '<div><input aria-label="E-Mail" aria-invalid="true"><input aria-label="Passwort"></div>',
  }));
  const screen = await render(AccountForm, { ...form, children: fields });

  await screen.getByLabelText('Passwort').click();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByLabelText('E-Mail')).toHaveFocus();
});
