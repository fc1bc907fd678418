import type { Match } from '@klammer/contracts/matches';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import MatchRow from './MatchRow.svelte';

const reason = (text: string) => ({ code: 'their-need', de: text, en: text });
const match = (reasonsForThem: string[]) =>
  ({
    ...{
      profile: { id: 'm1', name: 'Pegelblick', kind: 'startup' },
      score: 90,
      gainForYou: 90,
      gainForThem: 90,
    },
    ...{ reasonsForYou: [reason('Sucht Kapital.')], reasonsForThem: reasonsForThem.map(reason) },
  }) as unknown as Match;

test('says what either side wins, and what both win by only once', async () => {
  const same = await render(MatchRow, {
    match: match(['Sucht Kapital.', 'Beide in Duisburg.']),
    yours: 'investor',
  });
  await expect.element(same.getByText('Sucht Kapital. Beide in Duisburg.')).toBeVisible();
  await same.unmount();
  const other = await render(MatchRow, { match: match(['Bietet Daten.']), yours: 'investor' });
  await expect.element(other.getByText('Sucht Kapital. Bietet Daten.')).toBeVisible();
  await other.unmount();
  const only = await render(MatchRow, { match: match(['Sucht Kapital.']), yours: 'investor' });
  await expect.element(only.getByText('Sucht Kapital.', { exact: true })).toBeVisible();
});
