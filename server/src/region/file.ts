import { CODE_MAX, CODE_PATTERN } from '@klammer/contracts/codes';
import { both, RegionSettings } from '@klammer/contracts/region-settings';
import { line } from '@klammer/contracts/text';
import { PLACE_LEVELS } from '@klammer/contracts/vocabulary';
import { z } from 'zod';

/** States whose holidays are known; see the package feiertagejs. */
const STATES = [
  ...['BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'],
  ...['BUND', 'AUGSBURG'],
] as const;
export type HolidayState = (typeof STATES)[number];

const Code = z
  .string()
  .max(CODE_MAX)
  .regex(CODE_PATTERN, 'must be letters and digits of the alphabet, joined by single hyphens');

const Place = z.strictObject({
  code: Code,
  label: both(80),
  synonyms: z.array(line(60).min(1)).max(40).default([]),
  level: z.enum(PLACE_LEVELS),
  /** Code of the place it lies in. */
  parent: Code.nullable().default(null),
  /** Towns that an import takes to lie in it where a list names no region. */
  towns: z.array(line(60).min(1)).max(200).default([]),
});

/** A region file, see docs/regions.md. */
export const RegionFile = z
  .strictObject({
    /** Tells regions apart; made of it are no addresses. */
    key: Code,
    ...RegionSettings.shape,
    timeZone: z.string().refine(isTimeZone, 'must be a time zone like Europe/Berlin'),
    holidays: z
      .strictObject({
        /** German state, or null for a region elsewhere: then `days` are all there are. */
        state: z.enum(STATES).nullable(),
        /** Further days without work: `12-24` every year, `2027-05-14` once. */
        days: z
          .array(
            z
              .string()
              .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be like 12-24 or 2027-05-14'),
          )
          .max(200)
          .default([]),
      })
      .refine(({ state, days }) => state !== null || days.length > 0, 'names neither a state nor days'),
    /** Picture beside this file: svg, png or webp. */
    logo: z
      .string()
      .regex(/^[\w-]+\.(svg|png|webp)$/, 'must be the name of an svg, png or webp file beside this one')
      .nullable()
      .default(null),
    /** Words that people of the region put into passwords, beside its name. */
    passwordWords: z.array(line(40).min(4)).max(50).default([]),
    /** Where a start-up must sit to become a member free of charge; left out: in any district. */
    memberPlaces: z.array(Code).max(20).optional(),
    /** In the order they are shown in: districts first. */
    places: z.array(Place).min(1).max(200),
  })
  .superRefine((file, context) => {
    const complain = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const codes = new Map<string, number>();
    file.places.forEach(({ code }, at) => codes.set(code, codes.get(code) ?? at));
    file.places.forEach(({ code, parent }, at) => {
      if (codes.get(code) !== at) complain(['places', at, 'code'], `“${code}” is there twice`);
      if (parent !== null && !codes.has(parent))
        complain(
          ['places', at, 'parent'],
          `“${parent}” is none of the places: ${[...codes.keys()].join(', ')}`,
        );
      else if (isCircular(code, file.places))
        complain(['places', at, 'parent'], 'leads back to the place itself');
    });
    if (!file.places.some(({ level }) => level === 'district'))
      complain(['places'], 'needs at least one place of the level district');
    file.memberPlaces?.forEach((code, at) => {
      if (!codes.has(code)) complain(['memberPlaces', at], `“${code}” is none of the places`);
    });
  });
export type RegionFile = z.output<typeof RegionFile>;

function isCircular(start: string, places: readonly { code: string; parent: string | null }[]): boolean {
  const parents = new Map(places.map(({ code, parent }) => [code, parent]));
  const seen = new Set<string>();
  for (let code: string | null = start; code !== null; code = parents.get(code) ?? null) {
    if (seen.has(code)) return true;
    seen.add(code);
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
