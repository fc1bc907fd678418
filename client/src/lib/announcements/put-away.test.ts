import { describe, expect, it } from 'vitest';
import { addPutAway, readPutAway } from './put-away.ts';

const id = (count: number) => count.toString(16).padStart(24, '0');

describe('what a stranger put away', () => {
  it('is remembered once each, and nothing that is no id', () => {
    const cookie = addPutAway(addPutAway(addPutAway(undefined, id(1)), id(2)), id(1));
    expect(readPutAway(cookie)).toEqual([id(2), id(1)]);
    expect(addPutAway(cookie, '<script>')).toBe(cookie);
    expect(readPutAway('x.y.<script>')).toEqual([]);
  });

  it('keeps the latest twenty', () => {
    let cookie: string | undefined;
    for (let count = 0; count < 30; count += 1) cookie = addPutAway(cookie, id(count));
    expect(readPutAway(cookie)).toHaveLength(20);
    expect(readPutAway(cookie).at(-1)).toBe(id(29));
  });
});
