import type { Topic } from '@klammer/contracts/topics';

/** A point of the picture, in its own units. */
interface Point {
  x: number;
  y: number;
  value: number;
  on: string;
}
export interface Course {
  points: Point[];
  /** From the baseline to the target. */
  aim: { from: Point; to: Point };
  path: string;
}

/**
 * Where the measured values lie in a picture of so many units: time to the right, value upwards, however the target lies.
 * The baseline is the first point.
 */
export function courseOf(
  { baseline, target, values }: Pick<Topic, 'baseline' | 'target' | 'values'>,
  { width, height }: { width: number; height: number },
): Course {
  const dayOf = (on: string): number => Date.parse(on) / 86_400_000;
  const measured = [baseline, ...values.filter(({ on }) => on > baseline.on)];
  const days = [...measured.map(({ on }) => dayOf(on)), dayOf(target.dueOn)];
  const amounts = [...measured.map(({ value }) => value), target.value];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const place = (value: number, on: string): Point => ({
    x: ((dayOf(on) - first) / Math.max(1, last - first)) * width,
    y: height - ((value - low) / (high - low || 1)) * height,
    value,
    on,
  });
  const points = measured.map(({ value, on }) => place(value, on));

  return {
    points,
    aim: { from: place(baseline.value, baseline.on), to: place(target.value, target.dueOn) },
    path: points
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join(''),
  };
}
