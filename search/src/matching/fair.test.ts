import { describe, expect, it } from 'vitest';
import { buildProfile } from './factories.ts';
import { createContext, exposureReport, rankAll, rankFor, type MatchProfile } from './index.ts';

const now = new Date('2026-11-23');

function company(id: string, given: Partial<MatchProfile> = {}): MatchProfile {
  return buildProfile({ id, kind: 'company', offers: [{ code: 'office' }], ...given });
}
const seeker = buildProfile({ id: 's', needs: [{ code: 'office' }] });

describe('the fair pass', () => {
  it('puts a full inbox after an empty one that fits as well', () => {
    const busy = company('busy', { capacity: 10, openIncoming: 9 });
    const free = company('free', { capacity: 10, openIncoming: 0 });
    const context = createContext({ profiles: [seeker, busy, free], now });
    expect(rankFor(seeker, [busy, free], context).map(({ id }) => id)).toEqual(['free', 'busy']);
  });

  it('puts who is shown everywhere after who is unseen, without changing the score', () => {
    const [known, unseen] = [company('known'), company('unseen')];
    const context = createContext({ profiles: [seeker, known, unseen], now });
    const exposure = new Map([
      ['known', 40],
      ['unseen', 0],
    ]);
    const matches = rankFor(seeker, [known, unseen], context, { exposure });
    expect(matches.map(({ id }) => id)).toEqual(['unseen', 'known']);
    expect(matches[0]?.score).toBe(matches[1]?.score);
  });

  it('mixes topics instead of showing three of a kind', () => {
    const same = ['a', 'b', 'c'].map((id) => company(id, { topics: ['iot'] }));
    const other = company('d', { topics: ['medtech'], updatedAt: '2026-10-01' });
    const context = createContext({ profiles: [seeker, ...same, other], now });
    expect(rankFor(seeker, [...same, other], context, { diversity: 0 }).at(-1)?.id).toBe('d');
    expect(rankFor(seeker, [...same, other], context, { diversity: 0.5 })[1]?.id).toBe('d');
  });

  it('leaves nobody unseen in a region of equals', async () => {
    const profiles = Array.from({ length: 60 }, (_, i) =>
      buildProfile({
        id: `p${i}`,
        kind: i % 2 ? 'company' : 'startup',
        needs: [{ code: 'data' }],
        offers: [{ code: 'data' }],
      }),
    );
    const rankings: string[][] = [];
    for await (const { matches } of rankAll(profiles, createContext({ profiles, now }), { limit: 10 }))
      rankings.push(matches.map(({ id }) => id));
    const report = exposureReport(
      profiles.map(({ id }) => id),
      rankings,
    );
    expect(report.unseen).toEqual([]);
    expect(report.gini).toBeLessThan(0.1);
  });
});

describe('the exposure report', () => {
  it('counts top-10 places, the unseen and requests', () => {
    const report = exposureReport(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b'],
        ['a', 'x'],
      ],
      new Map([['a', 6]]),
    );
    expect(report).toMatchObject({
      profiles: 4,
      shown: 2,
      shownShare: 0.5,
      requestsMean: 1.5,
      requestsMax: 6,
    });
    expect(report.unseen).toEqual(['c', 'd']);
    expect(report.mostShown[0]).toEqual({ id: 'a', places: 2 });
  });

  it('gives 0 for equal and nearly 1 for one that has everything', () => {
    const ids = Array.from({ length: 100 }, (_, i) => String(i));
    expect(
      exposureReport(
        ids,
        ids.map((id) => [id]),
      ).gini,
    ).toBeCloseTo(0);
    expect(exposureReport(ids, [['0']]).gini).toBeCloseTo(0.99);
  });

  it('does not count a place past the tenth', () => {
    const eleven = Array.from({ length: 11 }, (_, i) => String(i));
    expect(exposureReport(eleven, [eleven]).unseen).toEqual(['10']);
  });
});
