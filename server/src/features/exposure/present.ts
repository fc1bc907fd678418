import { type ExposureReport } from '@klammer/contracts/exposure';
import { type ProfileDoc } from '../profiles/service.ts';
import { type ExposureDoc } from './model.ts';

/** How often each profile was asked for an introduction, or how many of them wait for its answer. */
export type Asked = ReadonlyMap<string, number>;
const CURVE_POINTS = 40;

export function presentReport(
  doc: ExposureDoc,
  profiles: ReadonlyMap<string, ProfileDoc>,
  { asked, waiting }: { asked: Asked; waiting: Asked },
  listed: number,
): ExposureReport {
  const unseen = doc.places.filter(({ places }) => places === 0);
  const counts = doc.places.map(({ id }) => asked.get(id) ?? 0);
  const total = counts.reduce((a, b) => a + b, 0);
  return {
    at: doc.at.toISOString(),
    profiles: doc.profiles,
    shown: doc.shown,
    shownShare: doc.shownShare,
    gini: doc.gini,
    requests: {
      total,
      mean: counts.length === 0 ? 0 : total / counts.length,
      max: counts.reduce((a, b) => Math.max(a, b), 0),
    },
    curve: curveOf(doc.places.map(({ places }) => places)),
    mostShown: doc.places.slice(0, listed).flatMap(({ id, places }) => {
      const profile = profiles.get(id);
      return profile && places > 0 ? [{ ...nameOf(profile), places, requests: asked.get(id) ?? 0 }] : [];
    }),
    unseen: unseen.slice(0, listed).flatMap(({ id }) => {
      const profile = profiles.get(id);
      return profile ? [{ ...nameOf(profile), waiting: waiting.get(id) ?? 0 }] : [];
    }),
    unseenTotal: unseen.length,
  };
}

/** The operator sees every profile by name, anonymous ones too. */
function nameOf(doc: ProfileDoc) {
  return { id: String(doc._id), slug: doc.slug, kind: doc.kind, name: doc.name };
}

/** Lorenz curve of the counts, at evenly spaced shares of the profiles. */
export function curveOf(counts: readonly number[]): { profiles: number; places: number }[] {
  const rising = counts.toSorted((a, b) => a - b);
  const total = rising.reduce((a, b) => a + b, 0);
  const sums = [0];
  for (const count of rising) sums.push((sums.at(-1) ?? 0) + count);
  const steps = Math.min(CURVE_POINTS, rising.length);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const row = Math.round((step / Math.max(1, steps)) * rising.length);
    const share = rising.length === 0 ? 0 : row / rising.length;
    return { profiles: share, places: total === 0 ? share : (sums[row] ?? total) / total };
  });
}
