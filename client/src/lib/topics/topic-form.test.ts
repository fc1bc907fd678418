import { describe, expect, it } from 'vitest';
import { bodyOf, emptyForm, numberOf } from './topic-form.ts';

describe('numbers as typed', () => {
  it('are read with comma or point, and are none where nothing or nonsense stands', () => {
    expect(numberOf('12,5')).toBe(12.5);
    expect(numberOf(' -3.25 ')).toBe(-3.25);
    expect(numberOf('')).toBeNaN();
    expect(numberOf('viel')).toBeNaN();
  });
});

describe('lists as typed', () => {
  it('have one entry a line, in German or English signs', () => {
    const body = bodyOf(
      { ...emptyForm(), circle: 'L | Hafen | Leitung\nw | Werk', milestones: '2027-01-01 | Erstens | First' },
      null,
    );
    expect(body.circle).toEqual([
      { group: 'steering', name: 'Hafen', role: 'Leitung' },
      { group: 'working', name: 'Werk', role: '' },
    ]);
    expect(body.milestones).toMatchObject([{ dueOn: '2027-01-01', title: { de: 'Erstens', en: 'First' } }]);
  });
});
