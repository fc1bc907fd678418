import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import UnfoldButton from './UnfoldButton.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>Wann?</p>' }));

test('unfolds what it holds by keyboard, and folds it again', async () => {
  const screen = await render(UnfoldButton, { label: 'Buchen', children });

  await expect.element(screen.getByText('Wann?')).not.toBeVisible();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('Wann?')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('Wann?')).not.toBeVisible();
});

test('says what it is about to who does not see what stands beside it', async () => {
  const screen = await render(UnfoldButton, { label: 'Buchen', about: 'Besprechungsraum', children });

  await expect.element(screen.getByText('Buchen: Besprechungsraum')).toBeInTheDocument();
});

test('is unfolded at first where something was refused', async () => {
  const screen = await render(UnfoldButton, { label: 'Ablehnen', open: true, children });

  await expect.element(screen.getByText('Wann?')).toBeVisible();
});
