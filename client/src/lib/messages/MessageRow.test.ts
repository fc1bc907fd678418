import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Row from './MessageRow.fixture.svelte';

test('has a few words on one line, where they fit', async () => {
  const screen = await render(Row, { text: 'Danke, bis Freitag' });
  const words = document.createRange();

  words.selectNodeContents(screen.getByText('Danke, bis Freitag').element());
  expect(words.getClientRects()).toHaveLength(1);
});
