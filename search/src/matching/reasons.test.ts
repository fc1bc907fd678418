import { expect, it } from 'vitest';
import { buildProfile } from './factories.ts';
import { createContext, explain, renderReason, type MatchProfile, type Place } from './index.ts';

const now = new Date('2026-11-23');

it('parts names that have commas by semicolons', () => {
  const categories = ['Water, sewerage', 'AI'];
  const reason = { code: 'shared', params: { categories } } as const;
  expect(renderReason(reason, 'en', (code) => code)).toBe('In common: Water, sewerage; AI.');
});

it('names a shared town, else a shared region in words that suit any name', () => {
  const here = buildProfile({ id: 'a', place: { city: 'Duisburg', region: 'DEA1' } });
  const said = (place: Place) => {
    const other = buildProfile({ id: 'b', place });
    const { reasons } = explain(here, other, createContext({ profiles: [here, other], now }));
    const near = reasons.seeker.find(({ code }) => code === 'near');
    return (
      near && renderReason(near, 'de', (code) => (code === 'DEA1' ? 'Regierungsbezirk Düsseldorf' : code))
    );
  };
  expect(said({ city: 'Duisburg' })).toBe('Beide in Duisburg.');
  expect(said({ city: 'Essen', region: 'DEA1' })).toBe('Gleiche Gegend: Regierungsbezirk Düsseldorf.');
  expect(said({ city: 'Kiel', region: 'DEF0' })).toBeUndefined();
});

it('holds a stage against a pair only where one of them seeks capital, and calls the amount by its own name', () => {
  const funder = buildProfile({
    id: 'funder',
    kind: 'investor',
    stages: ['growth'],
    ticket: { minEur: 1000, maxEur: 5000 },
    offers: [{ code: 'mentoring' }],
  });
  const against = (given: Partial<MatchProfile>) => {
    const firm = buildProfile({ id: 'firm', stage: 'seed', needs: [{ code: 'mentoring' }], ...given });
    return explain(firm, funder, createContext({ profiles: [firm, funder], now })).against.map((reason) =>
      renderReason(reason, 'en', (code) => code),
    );
  };
  expect(against({})).not.toContain('The stage does not fit.');
  expect(against({ raising: { amountEur: 3000 } })).toContain('The stage does not fit.');
  expect(against({ raising: { amountEur: 3000 } })).not.toContain('The amount does not fit.');
  expect(against({ raising: { amountEur: 90_000 } })).toContain('The amount does not fit.');
});

it('names shared topics before shared industries, and three at most', () => {
  const given = { topics: ['hydrogen', 'ai', 'iot'], industries: ['C', 'H'] };
  const [here, there] = ['a', 'b'].map((id) => buildProfile({ id, ...given }));
  if (!here || !there) throw new Error('no profiles');
  const { reasons } = explain(here, there, createContext({ profiles: [here, there], now }));
  expect(reasons.seeker[0]?.params).toEqual({ categories: ['hydrogen', 'ai', 'iot'] });
});
