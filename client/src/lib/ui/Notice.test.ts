import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Notice from './Notice.svelte';

const children = createRawSnippet(() => ({ render: () => '<p>Gespeichert.</p>' }));

test.each([
  ['good', 'status'],
  ['bad', 'alert'],
] as const)('is read out where it is %s', async (tone, role) => {
  const screen = await render(Notice, { tone, children });

  await expect.element(screen.getByRole(role)).toHaveTextContent('Gespeichert.');
});
