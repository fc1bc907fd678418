import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Tabs from './Tabs.svelte';

afterEach(() => document.body.removeAttribute('style'));

test('brings the tab one is on into sight where they do not all fit', async () => {
  document.body.style.width = '200px';
  const items = ['Aktuell', 'Unsere Bewerbungen', 'Meine Jurys', 'Unsere'].map((label, index) => ({
    href: `/calls?tab=${index}`,
    label,
    current: label === 'Unsere',
  }));
  const { container } = await render(Tabs, { label: 'Listen', items });
  const current = container.querySelector('[aria-current]');

  expect(current?.getBoundingClientRect().right).toBeLessThanOrEqual(
    container.getBoundingClientRect().right + 1,
  );
});
