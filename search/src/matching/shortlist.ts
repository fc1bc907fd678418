import { createPacer } from '../language/pace.ts';
import { kindsMatch } from './gates.ts';
import { nearness } from './place.ts';
import { needsOf, offersOf, type MatchProfile, type ProfileKind } from './profile.ts';
import { preparedFor, type MatchContext } from './rank.ts';
import { telling } from './prepare.ts';

/** Points of the quick look; the order only decides who gets the full one. */
const NEED = 3;
const THEIR_NEED = 2;
const CATEGORY = 0.5;
const NEAR = 1;
const FRESH = 0.5;
const HALF_KM = 35;
const KM_PER_DEGREE = 111.2;
const BINS = 4096;
const KINDS: ProfileKind[] = ['startup', 'company', 'investor', 'partner'];
const YEAR_MS = 365.25 * 86_400_000;

/**
 * Who deserves the full look among very many: lists of rows per code, so a look costs what the seeker's codes touch
 * and one pass over a column of points. Built once per region; rebuild it when profiles change.
 */
export class Shortlist {
  private readonly profiles: MatchProfile[];
  private readonly context: MatchContext;
  private readonly offers = new Map<string, number[]>();
  private readonly needs = new Map<string, number[]>();
  private readonly categories = new Map<string, number[]>();
  /** NaN where a profile has no point */
  private readonly lat: Float64Array;
  private readonly lng: Float64Array;
  /** freshness of each row, the same for every seeker */
  private readonly base: Float32Array;

  private constructor(profiles: MatchProfile[], context: MatchContext) {
    this.profiles = profiles.filter((profile) => profile.active !== false);
    this.context = context;
    this.base = new Float32Array(this.profiles.length);
    this.lat = new Float64Array(this.profiles.length).fill(NaN);
    this.lng = new Float64Array(this.profiles.length).fill(NaN);
  }

  static of(profiles: MatchProfile[], context: MatchContext): Shortlist {
    const list = new Shortlist(profiles, context);
    list.profiles.forEach((profile, row) => list.enter(profile, row));
    return list;
  }

  /** The same in slices of a few milliseconds. */
  static async build(profiles: MatchProfile[], context: MatchContext): Promise<Shortlist> {
    const list = new Shortlist(profiles, context);
    const pace = createPacer();
    for (const [row, profile] of list.profiles.entries()) {
      list.enter(profile, row);
      await pace();
    }
    return list;
  }

  private enter(profile: MatchProfile, row: number): void {
    for (const { code } of offersOf(profile)) push(this.offers, code, row);
    for (const { code } of needsOf(profile)) push(this.needs, code, row);
    for (const code of new Set([...profile.industries, ...profile.topics])) push(this.categories, code, row);
    this.lat[row] = profile.place?.lat ?? NaN;
    this.lng[row] = profile.place?.lng ?? NaN;
    this.base[row] = FRESH * 2 ** ((Date.parse(profile.updatedAt) - this.context.now.getTime()) / YEAR_MS);
  }

  /** At most `size` profiles worth the full look, of one kind where that is given. */
  for(seeker: MatchProfile, size: number, kind?: ProfileKind): MatchProfile[] {
    if (this.profiles.length <= size) return this.profiles.filter((one) => !kind || one.kind === kind);
    const points = this.base.slice();
    const { needs, offers, categories } = preparedFor(seeker, this.context);
    for (const [code, weight] of needs) raise(points, this.offers.get(code), NEED * weight);
    for (const code of offers) raise(points, this.needs.get(code), THEIR_NEED);
    for (const code of categories)
      raise(points, this.categories.get(code), CATEGORY * telling(this.context.prior, code));
    this.addPlace(seeker, points, kind);
    return this.best(points, size);
  }

  /** Nearness by names where there are no points; on a flat map otherwise, which is right enough for a region. */
  private addPlace(seeker: MatchProfile, points: Float32Array, only: ProfileKind | undefined): void {
    const { lat, lng } = seeker.place ?? {};
    const shrink = Math.cos(((lat ?? 0) * Math.PI) / 180);
    const possible = KINDS.filter((kind) => kindsMatch(seeker.kind, kind) && (!only || kind === only));
    for (let row = 0; row < points.length; row++) {
      const profile = this.profiles[row];
      if (!profile || !possible.includes(profile.kind)) points[row] = -1;
      else if (lat === undefined || lng === undefined || Number.isNaN(this.lat[row]))
        points[row] = (points[row] ?? 0) + NEAR * nearness(seeker.place, profile.place);
      else {
        const north = KM_PER_DEGREE * ((this.lat[row] ?? 0) - lat);
        const east = KM_PER_DEGREE * shrink * ((this.lng[row] ?? 0) - lng);
        points[row] = (points[row] ?? 0) + NEAR / (1 + Math.sqrt(north * north + east * east) / HALF_KM);
      }
    }
  }

  /** By counting points in narrow bins: sorting 100,000 numbers would take longer than all the rest. */
  private best(points: Float32Array, size: number): MatchProfile[] {
    let most = 0;
    for (const value of points) if (value > most) most = value;
    const binOf = (value: number): number => Math.floor((value / (most || 1)) * (BINS - 1));
    const counts = new Int32Array(BINS);
    for (const value of points) if (value >= 0) counts[binOf(value)] = (counts[binOf(value)] ?? 0) + 1;
    let bar = BINS - 1;
    for (let room = size - (counts[bar] ?? 0); bar > 0 && room >= (counts[bar - 1] ?? 0); bar--)
      room -= counts[bar - 1] ?? 0;
    const kept: MatchProfile[] = [];
    const edge: MatchProfile[] = [];
    points.forEach((value, row) => {
      const profile = this.profiles[row];
      if (!profile || value < 0 || binOf(value) < bar - 1) return;
      (binOf(value) >= bar ? kept : edge).push(profile);
    });
    return [...kept, ...edge].slice(0, size);
  }
}

function push(lists: Map<string, number[]>, code: string, row: number): void {
  const rows = lists.get(code);
  if (rows) rows.push(row);
  else lists.set(code, [row]);
}

function raise(points: Float32Array, rows: number[] | undefined, by: number): void {
  for (const row of rows ?? []) points[row] = (points[row] ?? 0) + by;
}
