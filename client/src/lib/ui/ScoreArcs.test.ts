import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ScoreArcs from './ScoreArcs.svelte';

test('says both gains in words', async () => {
  const screen = await render(ScoreArcs, { score: 0.874, gainForYou: 0.9, gainForThem: 0.5 });

  await expect
    .element(screen.getByRole('img'))
    .toHaveAccessibleName('Passung 87 von 100: Ihr Gewinn 90, Gewinn der anderen Seite 50');
});

test('closes the circle only where both sides win everything', async () => {
  const screen = await render(ScoreArcs, { score: 1, gainForYou: 1, gainForThem: 0.5 });
  const [yours, theirs] = [...screen.container.querySelectorAll<SVGPathElement>('path.arc')].map(
    (path) => Number(path.getAttribute('stroke-dasharray')?.split(' ')[0]) / path.getTotalLength(),
  );

  expect(yours).toBeGreaterThan(0.99);
  expect(theirs).toBeCloseTo(0.5, 1);
});
