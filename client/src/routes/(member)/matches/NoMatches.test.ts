import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import NoMatches from './NoMatches.svelte';

test.each([
  ['draft', 'Ihr Profil ist noch ein Entwurf', 'Profil veröffentlichen'],
  ['paused', 'Ihr Profil ist pausiert', 'Profil wieder veröffentlichen'],
] as const)('says what a profile that is %s lacks', async (status, title, act) => {
  const screen = await render(NoMatches, { hint: 'publish-first', status, filter: { verdict: 'open' } });

  await expect.element(screen.getByText(title)).toBeVisible();
  await expect.element(screen.getByRole('link', { name: act })).toBeVisible();
});
