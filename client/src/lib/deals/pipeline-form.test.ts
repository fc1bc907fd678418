import { expect, it } from 'vitest';
import { arrange, bodyOf, formFrom, formOf, written } from './pipeline-form.ts';

const pipeline = {
  stages: [
    { key: 'noticed', name: '', type: 'open' as const },
    { key: 'invested', name: 'Dabei', type: 'won' as const },
  ],
  criteria: [{ key: 'team', name: 'Team' }],
};
const shown = formOf({ ...pipeline, views: [], people: [], revision: 0, abilities: { edit: true } });

it('leaves the words of the product in both languages until somebody changes them', () => {
  expect(bodyOf(shown)).toEqual(pipeline);
  const renamed = { ...shown, stages: shown.stages.map((stage) => ({ ...stage, name: 'Neu' })) };

  expect(bodyOf(renamed).stages.map(({ name }) => name)).toEqual(['Neu', 'Neu']);
});

it('drops a row that was added and never named', () => {
  const more = arrange(shown, 'stages:add');

  expect(more.stages).toHaveLength(3);
  expect(bodyOf(written(more))).toEqual(pipeline);
});

it('reads rows in the order in which the form sends them', () => {
  const sent = new FormData();

  for (const [at, key, name] of [
    [0, 'invested', 'Dabei'],
    [1, 'noticed', 'Entdeckt'],
  ] as const) {
    sent.set(`stages.${at}.key`, key);
    sent.set(`stages.${at}.name`, name);
    sent.set(`stages.${at}.type`, at === 0 ? 'won' : 'nonsense');
  }

  expect(formFrom(sent).stages).toMatchObject([
    { key: 'invested', type: 'won' },
    { key: 'noticed', type: 'open' },
  ]);
});
