import type { Agreement, AgreementContent } from '@klammer/contracts/agreements';

import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { browserDraft } from '#lib/offline/draft.ts';
import { m } from '#lib/paraglide/messages.js';
import { answerWith } from '../../../test/app/forms.ts';
import Editor from './Editor.svelte';

const party = (id: string, name: string) => ({ id, name, slug: id, kind: 'startup' as const, people: [] });
const agreement: Agreement = {
  ...{ id: 'a1', conversationId: 'c1', template: 'mentoring', language: 'de', status: 'draft', hash: '' },
  ...{ title: 'Mentoring am Kai', purpose: 'Lernen', confidentiality: '', sections: [], milestones: [] },
  ...{ startsOn: null, endsOn: null, endReason: '', revision: 3, updatedAt: '2030-01-01T12:00:00.000Z' },
  ...{ signatures: [], progress: [], reviews: [] },
  parties: [party('o1', 'Kaiwerk'), party('o2', 'Pegelblick')],
  sides: ['o1', 'o2'].map((organisationId) => ({ organisationId, gives: [], gets: [] })),
  abilities: {
    ...{ edit: true, propose: false, sign: false, progress: false, complete: false, end: false },
    review: false,
  },
};
const draft = browserDraft<AgreementContent>('p1', 'agreement/o1/a1');

beforeEach(() => localStorage.clear());

test('keeps what is typed and which rows were added, with the revision it was typed on', async () => {
  const screen = await render(Editor, { agreement, draft });

  expect(draft.read()).toBeNull();
  await screen.getByLabelText(m.agreement_part_title()).fill('Mentoring im Hafen');
  await screen.getByRole('button', { name: m.agreement_add_milestone() }).click();
  await screen.getByLabelText(m.agreement_milestone_title()).fill('Prototyp');
  await expect.element(screen.getByText(m.agreement_noted())).toBeVisible();
  expect(draft.read()).toMatchObject({
    base: 3,
    typed: { title: 'Mentoring im Hafen', milestones: [{ title: 'Prototyp', organisationId: 'o1' }] },
  });
  expect(Object.keys(draft.read()?.typed ?? {})).toEqual(['title', 'milestones']);

  await screen.getByRole('button', { name: m.remove_code({ label: 'Meilenstein 1' }) }).click();
  expect(draft.read()?.typed).toEqual({ title: 'Mentoring im Hafen' });
  await screen.getByLabelText(m.agreement_part_title()).fill(agreement.title);
  expect(draft.read()).toBeNull();
});

test('goes on from what was left, still on the revision it was typed on', async () => {
  draft.write(3, { purpose: 'Mein Zweck' });
  const left = draft.read();
  const screen = await render(Editor, {
    ...{ agreement: { ...agreement, revision: 5, title: 'Ihr Titel' }, draft, leftAt: left?.at },
    ...{ typed: left?.typed, base: left?.base },
  });

  await expect.element(screen.getByText(m.agreement_restored_older(), { exact: false })).toBeVisible();
  await expect.element(screen.getByLabelText(m.agreement_part_title())).toHaveValue('Ihr Titel');
  await screen
    .getByLabelText(m.agreement_part_confidentiality(), { exact: false })
    .fill('Nichts geht hinaus');
  expect(draft.read()).toMatchObject({
    base: 3,
    typed: { purpose: 'Mein Zweck', confidentiality: 'Nichts geht hinaus' },
  });
});

test('forgets it once it is saved, and not where it was refused', async () => {
  const screen = await render(Editor, { agreement, draft });
  const save = screen.getByRole('button', { name: m.agreement_save() });

  await screen.getByLabelText(m.agreement_part_title()).fill('Mentoring im Hafen');
  answerWith({ type: 'failure', status: 409, location: '/agreements/a1' });
  await save.click();
  await expect.element(save).toBeEnabled();
  expect(draft.read()?.typed).toEqual({ title: 'Mentoring im Hafen' });
  answerWith({ type: 'redirect', status: 303, location: '/agreements/a1' });
  await save.click();
  await expect.poll(() => draft.read()).toBeNull();
});
