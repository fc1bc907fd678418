import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';
import { toasts } from './toasts.svelte.ts';

const children = createRawSnippet(() => ({ render: () => '<p>Inhalt</p>' }));

test('is named by its title and closes on Escape', async () => {
  const onclose = vi.fn();
  const screen = await render(Dialog, { open: true, title: 'Ablehnen', onclose, children });

  await expect.element(screen.getByRole('dialog', { name: 'Ablehnen' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => onclose).toHaveBeenCalledOnce();
  await expect.element(screen.getByText('Inhalt')).not.toBeInTheDocument();
});

test('holds nothing while it is closed', async () => {
  const screen = await render(Dialog, { open: false, title: 'Ablehnen', children });

  await expect.element(screen.getByText('Inhalt')).not.toBeInTheDocument();
  await screen.rerender({ open: true });
  await expect.element(screen.getByText('Inhalt')).toBeVisible();
});

test('shows what is said meanwhile, which would lie behind it otherwise', async () => {
  const screen = await render(Dialog, { open: true, title: 'Ablehnen', children });

  toasts.show('Abgelehnt');
  await expect.element(screen.getByRole('dialog').getByText('Abgelehnt')).toBeVisible();
  toasts.items = [];
});
