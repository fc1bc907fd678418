import { expect, test } from 'vitest';
import { agendaText, emptyEvent, eventFromForm } from './event-form.ts';

test('reads the agenda line by line and writes it the same way again', () => {
  const form = new FormData();

  form.set('agenda', '18:00 | Einlass\n\n 18:30|Begrüßung | Anna Beck ');

  const { agenda } = eventFromForm(form);

  expect(agenda).toEqual([
    { time: '18:00', title: 'Einlass', speaker: '' },
    { time: '18:30', title: 'Begrüßung', speaker: 'Anna Beck' },
  ]);
  expect(agendaText(agenda)).toBe('18:00 | Einlass\n18:30 | Begrüßung | Anna Beck');
});

test('takes an empty number as no limit, and a wrong one as one that the API refuses', () => {
  const form = new FormData();

  expect(eventFromForm(form).capacity).toBe(emptyEvent().capacity);
  form.set('capacity', 'viele');
  expect(eventFromForm(form).capacity).toBe(0);
});
