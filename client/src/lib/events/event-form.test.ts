import { expect, test } from 'vitest';
import { arrange, bodyOf, emptyEvent, eventFromForm } from './event-form.ts';

test('reads its rows in both languages, and leaves out those in which nothing was written', () => {
  const form = new FormData();

  for (const [name, value] of [
    ['agenda.0.time', '18:00'],
    ['agenda.0.title.de', 'Einlass '],
    ['agenda.1.time', ''],
    ['agenda.2.time', '18:30'],
    ['agenda.2.title.en', 'Welcome'],
    ['agenda.2.speaker', 'Anna Beck'],
    ['questions.0.de', ''],
    ['questions.1.de', 'Was suchen Sie?'],
  ] as const)
    form.set(name, value);

  const { agenda, questions } = bodyOf(eventFromForm(form));

  expect(agenda).toEqual([
    { time: '18:00', title: { de: 'Einlass', en: '' }, speaker: '' },
    { time: '18:30', title: { de: '', en: 'Welcome' }, speaker: 'Anna Beck' },
  ]);
  expect(questions).toEqual([{ de: 'Was suchen Sie?', en: '' }]);
});

test('has its rows added, moved and taken away', () => {
  const times = (act: string) =>
    arrange(
      {
        ...emptyEvent(),
        agenda: ['18:00', '19:00'].map((time) => ({ time, title: { de: '', en: '' }, speaker: '' })),
      },
      act,
    ).agenda.map(({ time }) => time);

  expect(times('agenda:add')).toEqual(['18:00', '19:00', '']);
  expect(times('agenda:down:0')).toEqual(['19:00', '18:00']);
  expect(times('agenda:remove:0')).toEqual(['19:00']);
  expect(times('questions:remove:0')).toEqual(['18:00', '19:00']);
});

test('takes an empty number as no limit, and a wrong one as one that the API refuses', () => {
  const form = new FormData();

  expect(eventFromForm(form).capacity).toBe(emptyEvent().capacity);
  form.set('capacity', 'viele');
  expect(eventFromForm(form).capacity).toBe(0);
});
