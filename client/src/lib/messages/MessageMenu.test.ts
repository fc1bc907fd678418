import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import Corner from './MessageMenu.fixture.svelte';

test.each([true, false])('opens wholly in sight, at the top of the history: %s', async (top) => {
  const screen = await render(Corner, { top });

  await screen.getByRole('button', { name: m.chat_actions() }).click();
  for (const act of [m.chat_reply(), m.chat_report()]) {
    const button = screen.getByRole('button', { name: act });
    await expect.element(button).toBeInViewport({ ratio: 1 });
    const { x, y, width, height } = button.element().getBoundingClientRect();

    // Nor does anything lie over it, or cut it off.
    expect(button.element()).toBe(document.elementFromPoint(x + width / 2, y + height / 2));
  }
});
