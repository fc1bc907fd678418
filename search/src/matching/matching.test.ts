import { describe, expect, it } from 'vitest';
import { buildProfile } from './factories.ts';
import {
  createContext,
  explain,
  failedGates,
  rankFor,
  renderAcross,
  renderReason,
  type Labels,
  type MatchProfile,
} from './index.ts';

const now = new Date('2026-11-23');
const NAMES: Record<string, { de: string; en: string }> = {
  'pilot-customer': { de: 'einen Pilotkunden', en: 'a pilot customer' },
  data: { de: 'Daten', en: 'data' },
  logtech: { de: 'Logistik-Software', en: 'logistics software' },
};
const labels: Labels = (code, locale) => NAMES[code]?.[locale] ?? code;

const founder = buildProfile({
  id: 'founder',
  needs: [{ code: 'pilot-customer', urgency: 'now' }],
  offers: [{ code: 'data' }],
  topics: ['logtech'],
});
const giver = buildProfile({
  id: 'giver',
  kind: 'company',
  needs: [{ code: 'data' }],
  offers: [{ code: 'pilot-customer' }],
  topics: ['logtech'],
});
const taker = buildProfile({ ...giver, id: 'taker', needs: [] });
const stranger = buildProfile({ id: 'stranger', kind: 'company', topics: ['hydrogen'] });

function rank(seeker: MatchProfile, candidates: MatchProfile[], options = {}): string[] {
  return rankFor(seeker, candidates, createContext({ profiles: [seeker, ...candidates], now }), options).map(
    ({ id }) => id,
  );
}

describe('ranking', () => {
  it('puts who gains too before who only gives, and both before a stranger', () => {
    expect(rank(founder, [stranger, taker, giver])).toEqual(['giver', 'taker', 'stranger']);
  });

  it('scores a pair the same whoever looks, with the gains swapped', () => {
    const context = createContext({ profiles: [founder, giver], now });
    const [forth] = rankFor(founder, [giver], context);
    const [back] = rankFor(giver, [founder], context);
    expect(back?.score).toBeCloseTo(forth?.score ?? NaN, 12);
    expect(back?.gainForSeeker).toBe(forth?.gainForOther);
    expect(forth?.reasons.seeker).toEqual(back?.reasons.other);
  });

  it('gives the same order for the same candidates in any order', () => {
    const many = Array.from({ length: 40 }, (_, i) => buildProfile({ id: `c${i}`, kind: 'company' }));
    expect(rank(founder, many)).toEqual(rank(founder, many.toReversed()));
  });

  it('puts an urgent need before one for later', () => {
    const seeker = buildProfile({
      id: 's',
      needs: [
        { code: 'lab', urgency: 'later' },
        { code: 'office', urgency: 'now' },
      ],
    });
    const lab = buildProfile({ id: 'lab', kind: 'partner', offers: [{ code: 'lab' }] });
    const office = buildProfile({ id: 'office', kind: 'partner', offers: [{ code: 'office' }] });
    expect(rank(seeker, [lab, office])).toEqual(['office', 'lab']);
  });

  it('forgets a need whose date has passed', () => {
    const seeker = buildProfile({ id: 's', needs: [{ code: 'lab', validUntil: '2026-01-01' }] });
    const lab = buildProfile({ id: 'lab', kind: 'partner', offers: [{ code: 'lab' }] });
    const context = createContext({ profiles: [seeker, lab], now });
    expect(explain(seeker, lab, context).reasons.seeker).toEqual([]);
  });

  it('learns from past deals which category goes with which', () => {
    const past = (id: string): MatchProfile =>
      buildProfile({
        id,
        kind: 'company',
        industries: ['H'],
        history: Array.from({ length: 6 }, () => ({ topics: ['ai'] })),
      });
    const others = ['p1', 'p2', 'p3'].map(past);
    const noise = buildProfile({
      id: 'n',
      kind: 'company',
      industries: ['C'],
      history: Array.from({ length: 18 }, () => ({ topics: ['medtech'] })),
    });
    const seeker = buildProfile({ id: 's', kind: 'company', industries: ['H'] });
    const ai = buildProfile({ id: 'ai', topics: ['ai'] });
    const med = buildProfile({ id: 'med', topics: ['medtech'] });
    const context = createContext({ profiles: [...others, noise, seeker, ai, med], now });
    expect(rankFor(seeker, [med, ai], context).map(({ id }) => id)).toEqual(['ai', 'med']);
  });
});

describe('gates', () => {
  const raising = buildProfile({
    id: 'r',
    stage: 'seed',
    raising: { amountEur: 300_000, instruments: ['equity'] },
  });
  const investor = (given: Partial<MatchProfile>): MatchProfile =>
    buildProfile({ id: 'i', kind: 'investor', ...given });

  it.each([
    ['stage', investor({ stages: ['growth'] })],
    ['ticket', investor({ ticket: { minEur: 3_000_000 } })],
    ['instrument', investor({ instruments: ['loan'] })],
    ['blocked', investor({ blocked: ['r'] })],
    ['capacity', investor({ capacity: 5, openIncoming: 5 })],
    ['inactive', investor({ active: false })],
  ])('keeps a pair apart by %s and says so', (gate, other) => {
    expect(failedGates(raising, other, now)).toEqual([gate]);
    const context = createContext({ profiles: [raising, other], now });
    expect(rankFor(raising, [other], context)).toEqual([]);
    expect(explain(raising, other, context).against[0]).toEqual({ code: 'obstacle', params: { gate } });
  });

  it('keeps two investors apart and lets two start-ups meet', () => {
    expect(failedGates(investor({}), investor({ id: 'j' }), now)).toEqual(['kinds']);
    expect(failedGates(raising, founder, now)).toEqual([]);
  });

  it('confines a profile to the regions it chose', () => {
    const local = investor({ regions: ['Duisburg'] });
    const far = buildProfile({ id: 'far', place: { city: 'Hamburg', region: 'DE60' } });
    const near = buildProfile({ id: 'near', place: { city: 'Duisburg' } });
    expect(failedGates(local, far, now)).toEqual(['region']);
    expect(failedGates(local, near, now)).toEqual([]);
  });

  it('lets an investor who also offers what is needed through, whatever the ticket', () => {
    const mentor = investor({ ticket: { minEur: 9_000_000 }, offers: [{ code: 'mentoring' }] });
    const wants = buildProfile({ ...raising, needs: [{ code: 'mentoring' }] });
    expect(failedGates(wants, mentor, now)).toEqual([]);
  });
});

describe('reasons', () => {
  it('tells both sides in both languages what each gets', () => {
    const context = createContext({ profiles: [founder, giver], now });
    const [match] = rankFor(founder, [giver], context);
    const first = match?.reasons.seeker[0];
    const mirrored = match?.reasons.other[0];
    if (!first || !mirrored) throw new Error('no reasons');
    expect(renderReason(first, 'en', labels)).toBe('Offers what you need: a pilot customer.');
    expect(renderReason(mirrored, 'de', labels)).toBe('Bietet, was Sie suchen: Daten.');
  });

  it('sets names apart that have an “and” of their own', () => {
    const shared = (...categories: string[]) =>
      renderReason({ code: 'shared', params: { categories } }, 'en', (code) => code);
    expect(shared('Transport and storage', 'AI')).toBe('In common: Transport and storage, AI.');
    expect(shared('Robotics', 'AI')).toBe('In common: Robotics and AI.');
  });

  it('tells a side what the other one gets without taking it for its own', () => {
    const context = createContext({ profiles: [founder, giver], now });
    const [mirrored] = rankFor(founder, [giver], context)[0]?.reasons.other ?? [];
    if (!mirrored) throw new Error('no reasons');
    expect(renderAcross(mirrored, 'de', labels)).toBe('Sucht, was Sie bieten: Daten.');
    const given = { code: 'their-need' as const, params: { needs: ['data', 'pilot-customer'] } };
    expect(renderAcross(given, 'en', labels)).toBe(
      'Finds interest in what they offer: data and a pilot customer.',
    );
    const answering = { code: 'responsive', params: { percent: 90 } } as const;
    expect(renderAcross(answering, 'en', labels)).toBe('You reply to 90% of requests.');
  });

  it('counts a record as it is, however long ago', () => {
    const past = { topics: ['logtech'], at: '2009-05-01' };
    const veteran = buildProfile({ id: 'veteran', kind: 'investor', history: [past, past, past] });
    const context = createContext({ profiles: [founder, veteran], now });
    const { reasons } = explain(founder, veteran, context);
    expect(reasons.seeker).toContainEqual({
      code: 'their-record',
      params: { category: 'logtech', deals: 3 },
    });
  });

  it('says what is weak when nothing speaks for a pair', () => {
    const context = createContext({ profiles: [founder, stranger], now });
    const { against } = explain(founder, stranger, context);
    expect(against.map((reason) => renderReason(reason, 'en', labels))).toContain(
      'None of your needs is on offer there.',
    );
    const german = against.map((reason) => renderReason(reason, 'de', labels));
    expect(german).toContain('Themen und Branchen berühren sich nicht.');
    expect(german).toEqual([...new Set(german)]);
  });
});
