import type { Agreement } from '@klammer/contracts/agreements';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '#lib/paraglide/messages.js';
import { answerWith } from '../../../test/app/forms.ts';
import SignaturePanel from './SignaturePanel.svelte';

const agreement = {
  ...{ id: 'a1', hash: 'abc', status: 'proposed', signatures: [], abilities: { sign: true } },
  parties: [
    { id: 'o1', name: 'Kaiwerk' },
    { id: 'o2', name: 'Pegelblick' },
  ],
} as unknown as Agreement;

test('keeps whoever mistyped the password at its field', async () => {
  const screen = await render(SignaturePanel, { agreement, ownId: 'o1' });
  const password = screen.getByLabelText(m.agreement_password());

  await password.fill('falsch');
  answerWith({ type: 'failure', status: 403, data: {}, location: '/' });
  await screen.getByRole('button', { name: m.agreement_sign() }).click();
  await screen.rerender({ agreement, ownId: 'o1', passwordError: m.agreement_wrong_password() });
  await expect.element(password).toHaveFocus();
  await expect.element(password).toHaveValue('falsch');
  await expect.element(password).toHaveAccessibleDescription(m.agreement_wrong_password());
});
