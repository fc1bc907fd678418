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
  it('have milestones and members of the circle in rows, and leave out the empty ones', () => {
    const sent = new FormData();

    for (const [name, value] of [
      ['milestones.0.key', 'kept'],
      ['milestones.0.dueOn', '2027-01-01'],
      ['milestones.0.title.en', 'First'],
      ['milestones.1.dueOn', '2027-02-01'],
      ['milestones.1.title.de', 'Zweitens'],
      ['milestones.2.dueOn', ''],
      ['circle.0.group', 'steering'],
      ['circle.0.name', 'Hafen'],
      ['circle.0.role.de', 'Leitung'],
      ['circle.1.group', 'working'],
      ['circle.1.name', ''],
    ] as const)
      sent.set(name, value);
    const body = bodyOf(written(formFrom(sent)), 'hafenwerk');

    expect(body.owner).toBe('hafenwerk');
    expect(body.circle).toEqual([{ group: 'steering', name: 'Hafen', role: { de: 'Leitung', en: '' } }]);
    expect(body.milestones).toEqual([
      { key: 'kept', dueOn: '2027-01-01', title: { de: '', en: 'First' } },
      { key: expect.stringMatching(/./), dueOn: '2027-02-01', title: { de: 'Zweitens', en: '' } },
    ]);
    expect(arrange(written(formFrom(sent)), 'circle:add').circle).toHaveLength(2);
    expect(arrange(written(formFrom(sent)), 'milestones:up:1').milestones[0]?.title.de).toBe('Zweitens');
  });
});
