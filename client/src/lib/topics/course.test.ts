import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';

const size = { width: 100, height: 50 };
const source = 'Bericht';

describe('the course of a topic', () => {
  it('runs from the baseline to the target, time to the right and values upwards', () => {
    const { points, aim, path } = courseOf(
      {
        baseline: { value: 30, on: '2026-01-01', source },
        target: { value: 10, dueOn: '2026-01-11' },
        values: [{ key: 'a', by: '', value: 20, on: '2026-01-06', source }],
      },
      size,
    );
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [50, 25],
    ]);
    expect([aim.to.x, aim.to.y]).toEqual([100, 50]);
    expect(path).toBe('M0.0 0.0L50.0 25.0');
  });

  it('leaves out what was measured before the baseline', () => {
    const values = [{ key: 'a', by: '', value: 99, on: '2025-01-01', source }];
    const { points } = courseOf(
      { baseline: { value: 1, on: '2026-01-01', source }, target: { value: 2, dueOn: '2027-01-01' }, values },
      size,
    );
    expect(points).toHaveLength(1);
  });
});
