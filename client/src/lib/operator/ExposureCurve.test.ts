import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ExposureCurve from './ExposureCurve.svelte';

test('shows each point of a curve over few profiles once', async () => {
  const curve = [
    { profiles: 0, places: 0 },
    { profiles: 0.5, places: 0.2 },
    { profiles: 1, places: 1 },
  ];
  const screen = await render(ExposureCurve, { curve });

  expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(2);
});
