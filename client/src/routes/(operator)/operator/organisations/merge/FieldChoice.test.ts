import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import FieldChoice from './FieldChoice.svelte';

test('tells apart two organisations of the same name', async () => {
  const one = { field: 'teamSize', from: '4', to: '' } as const;
  const screen = await render(FieldChoice, { one, going: 'Kaiwerk', staying: 'Kaiwerk', isTaken: true });

  await expect.element(screen.getByRole('radio', { name: 'Kaiwerk (geht auf): 4' })).toBeChecked();
  await expect.element(screen.getByRole('radio', { name: 'Kaiwerk (bleibt): leer' })).not.toBeChecked();
});
