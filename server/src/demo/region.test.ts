import { ProfileFields } from '@klammer/contracts/profiles';
import { INTRODUCTION_STATUSES } from '@klammer/contracts/introductions';
import { offeredCodes } from '@klammer/contracts/vocabulary';
import { describe, expect, it } from 'vitest';
import { SHOWCASE } from './accounts.ts';
import { generateRegion } from './region.ts';

const NOW = new Date('2026-03-18T09:30:00Z');
const region = generateRegion({ seed: 1, now: NOW });
const fields = region.organisations.map((one) => one.fields);
const countOf = (kind: string): number => region.organisations.filter((one) => one.kind === kind).length;

describe('the demonstration region', () => {
  it('has enough organisations of each kind', () => {
    expect(countOf('startup')).toBeGreaterThanOrEqual(60);
    expect(countOf('company')).toBeGreaterThanOrEqual(40);
    expect(countOf('investor')).toBeGreaterThanOrEqual(25);
    expect(countOf('partner')).toBeGreaterThanOrEqual(5);
  });

  it('holds only profiles that an owner could have typed', () => {
    for (const profile of fields) expect(ProfileFields.parse(profile)).toEqual(profile);
  });

  it('says everything in both languages', () => {
    for (const { name, headline, description } of fields)
      for (const text of [headline.de, headline.en, description.de, description.en])
        expect(text, name).not.toBe('');
  });

  it('says what is needed and offered in English too', () => {
    const notes = fields.flatMap((one) => [...one.needs, ...one.offers]).map((wish) => wish.note);
    expect(notes.filter((note) => note.en === '')).toEqual([]);
    expect(notes.filter((note) => note.de === '').length).toBeLessThan(notes.length / 50);
  });

  it('describes everybody in three to eight sentences', () => {
    for (const { name, description } of fields) {
      const sentences = description.de.match(/[.!?](?= |$)/g)?.length ?? 0;
      expect(sentences, name).toBeGreaterThanOrEqual(3);
      expect(sentences, name).toBeLessThanOrEqual(8);
    }
  });

  it('repeats no name, headline, address or person', () => {
    const lists = [
      fields.map((one) => one.name),
      fields.map((one) => one.headline.de),
      fields.map((one) => one.headline.en),
      region.people.map((one) => one.email),
      region.people.map((one) => `${one.first} ${one.family}`),
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });

  it.each(['de', 'en'] as const)('describes no two organisations alike (%s)', (language) => {
    const texts = fields.map((one) => ({ name: one.name, shingles: shinglesOf(one.description[language]) }));
    const alike = texts.flatMap((a, index) =>
      texts
        .slice(index + 1)
        .filter((b) => overlap(a.shingles, b.shingles) > 0.2)
        .map((b) => `${a.name} and ${b.name}`),
    );
    expect(alike).toEqual([]);
  });

  it('has somebody who needs and somebody who offers each code', () => {
    const needed = new Set(fields.flatMap((one) => one.needs.map((need) => need.code)));
    const offered = new Set(fields.flatMap((one) => one.offers.map((offer) => offer.code)));
    expect(offeredCodes('needs').filter((code) => !needed.has(code))).toEqual([]);
    expect(offeredCodes('needs').filter((code) => !offered.has(code))).toEqual([]);
  });

  it('is the same for a seed and another for another', () => {
    expect(generateRegion({ seed: 1, now: NOW })).toEqual(region);
    expect(generateRegion({ seed: 2, now: NOW })).not.toEqual(region);
  });

  it('names only organisations and people that it holds', () => {
    const names = new Set(fields.map((one) => one.name));
    const owners = new Map(region.people.map((one) => [one.email, one.organisation]));
    for (const { from, to, askedBy } of region.introductions) {
      expect(names).toContain(from);
      expect(names).toContain(to);
      expect(owners.get(askedBy)).toBe(from);
    }
  });
});

describe('meetings of the demonstration region', () => {
  const of = (status: string) => region.introductions.filter((one) => one.status === status);

  it('has introductions in every state and no pair twice', () => {
    for (const status of INTRODUCTION_STATUSES) expect(of(status).length, status).toBeGreaterThan(0);
    const pairs = region.introductions.map(({ from, to }) => [from, to].toSorted().join());
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs.length).toBeGreaterThanOrEqual(40);
  });

  it('tells conversations in order and all in the past', () => {
    const talks = of('accepted').map((one) => one.messages.map((message) => message.sentAt.getTime()));
    expect(talks.length).toBeGreaterThanOrEqual(18);
    for (const times of talks) {
      expect(times.length).toBeGreaterThanOrEqual(3);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan(NOW.getTime());
    }
  });

  it.each(SHOWCASE)('gives $email something to answer and to read', ({ email, organisation }) => {
    expect(region.people.find((one) => one.email === email)?.organisation).toBe(organisation);
    expect(of('asked').filter((one) => one.to === organisation).length).toBeGreaterThanOrEqual(2);
    const talks = of('accepted').filter((one) => [one.from, one.to].includes(organisation));
    const unread = talks.map(
      (one) => one.messages.length - (one.read.find((mark) => mark.email === email)?.sequence ?? 0),
    );
    expect(talks.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...unread)).toBeGreaterThan(0);
  });
});

/** Every run of three words. */
function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')));
}

/** Jaccard overlap, 0 to 1. */
function overlap(a: Set<string>, b: Set<string>): number {
  const shared = a.intersection(b).size;
  return shared / (a.size + b.size - shared);
}
