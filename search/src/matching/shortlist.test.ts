import { expect, it } from 'vitest';
import { buildProfile } from './factories.ts';
import { createContext, Shortlist } from './index.ts';

const now = new Date('2026-11-23');
const seeker = buildProfile({ id: 's', needs: [{ code: 'lab' }], topics: ['medtech'] });

it('keeps who meets a need among many who do not', () => {
  const crowd = Array.from({ length: 500 }, (_, i) =>
    buildProfile({ id: `c${i}`, kind: 'company', topics: ['iot'] }),
  );
  const lab = buildProfile({ id: 'lab', kind: 'partner', offers: [{ code: 'lab' }] });
  const alike = buildProfile({ id: 'alike', kind: 'company', topics: ['medtech'] });
  const profiles = [...crowd, lab, alike];
  const kept = Shortlist.of(profiles, createContext({ profiles, now })).for(seeker, 2);
  expect(kept.map(({ id }) => id)).toEqual(['lab', 'alike']);
});

it('leaves out the inactive and kinds that are never matched', () => {
  const investor = buildProfile({ id: 'i', kind: 'investor' });
  const profiles = [
    ...Array.from({ length: 5 }, (_, i) => buildProfile({ id: `j${i}`, kind: 'investor' })),
    buildProfile({ id: 'asleep', active: false }),
    buildProfile({ id: 'firm' }),
  ];
  const kept = Shortlist.of(profiles, createContext({ profiles, now })).for(investor, 3);
  expect(kept.map(({ id }) => id)).toEqual(['firm']);
});

it('keeps room for one kind where only that is asked for', () => {
  const crowd = Array.from({ length: 50 }, (_, i) =>
    buildProfile({ id: `c${i}`, offers: [{ code: 'lab' }] }),
  );
  const partners = ['p', 'q'].map((id) => buildProfile({ id, kind: 'partner' }));
  const profiles = [...crowd, ...partners];
  const list = Shortlist.of(profiles, createContext({ profiles, now }));
  for (const size of [5, 100])
    expect(list.for(seeker, size, 'partner').map(({ id }) => id)).toEqual(['p', 'q']);
});
