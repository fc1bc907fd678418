import type { Me } from '@klammer/contracts/accounts';
import { expect, test } from 'vitest';
import { isToldOfDeals, keepsDeals } from './keeps-deals.ts';

const actingFor = (kind: Me['organisations'][number]['kind']): Me => {
  const one = {
    id: 'o1',
    name: 'Kaiwerk',
    slug: 'kaiwerk',
    role: 'owner',
    profileStatus: 'published',
    logo: null,
  };

  return {
    organisationId: 'o1',
    organisations: [
      { ...one, id: 'o2', kind: kind === 'startup' ? 'investor' : 'startup' },
      { ...one, kind },
    ],
  } as Me;
};

test.each([
  ['investor', true, false],
  ['startup', false, true],
  ['company', false, false],
  ['partner', false, false],
] as const)('gives a %s the pages of deals that are its own', (kind, keeps, isTold) => {
  expect(keepsDeals(actingFor(kind))).toBe(keeps);
  expect(isToldOfDeals(actingFor(kind))).toBe(isTold);
});
