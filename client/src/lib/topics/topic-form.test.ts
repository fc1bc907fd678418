import { describe, expect, it } from 'vitest';
import { arrange, bodyOf, formFrom, numberOf, written } from './topic-form.ts';

describe('numbers as typed', () => {
  it('are read with comma or point, and are none where nothing or nonsense stands', () => {
    expect(numberOf('12,5')).toBe(12.5);
    expect(numberOf(' -3.25 ')).toBe(-3.25);
    expect(numberOf('')).toBeNaN();
    expect(numberOf('viel')).toBeNaN();
  });
});

describe('lists as typed', () => {
  it('are milestones and members of the circle in rows, without those where nothing was written', () => {
    const sent = new FormData();

    for (const [name, value] of [
      ['milestones.0.key', 'kept'],
      ['milestones.0.dueOn', '2027-01-01'],
      ['milestones.0.title.de', 'Erstens'],
      ['milestones.1.key', 'left'],
      ['milestones.1.dueOn', ''],
      ['circle.0.group', 'steering'],
      ['circle.0.name', 'Hafen'],
      ['circle.0.role.de', 'Leitung'],
      ['circle.1.group', 'working'],
      ['circle.1.name', ''],
    ] as const)
      sent.set(name, value);
    const body = bodyOf(written(formFrom(sent)));

    expect(body.circle).toEqual([{ group: 'steering', name: 'Hafen', role: { de: 'Leitung', en: '' } }]);
    expect(body.milestones).toEqual([{ key: 'kept', dueOn: '2027-01-01', title: { de: 'Erstens', en: '' } }]);
    expect(arrange(written(formFrom(sent)), 'circle:add').circle).toHaveLength(2);
    expect(arrange(written(formFrom(sent)), 'milestones:add').milestones).toHaveLength(2);
  });
});
