import { createHash } from 'node:crypto';
import {
  type Region,
  type RegionFacts,
  type VocabularyEntry,
  type PlaceEntry,
  useRegion,
} from '@klammer/contracts/vocabulary';
import { type RegionFile } from './file.ts';
import { type FoundRegion } from './read-file.ts';

let current: FoundRegion | undefined;

/** The region file this process serves: what pages need not know, such as holidays. @throws where none was read yet */
export function regionFile(): RegionFile {
  return foundRegion().file;
}

/** The same with the folder it lies in. */
export function foundRegion(): FoundRegion {
  if (!current) throw new Error('no region file is read yet');
  return current;
}

/** What the operator changed in the console; it goes before the file. */
export interface RegionChanges {
  settings: Partial<RegionFacts>;
  places: readonly PlaceEntry[];
  concepts: readonly VocabularyEntry[];
  /** Every place that a file ever named: those that it no longer has are shown where they were chosen. */
  seen: readonly PlaceEntry[];
}
export const NO_CHANGES: RegionChanges = { settings: {}, places: [], concepts: [], seen: [] };

/** Makes this the region of the process. */
export function serveRegion(found: FoundRegion, changes: RegionChanges = NO_CHANGES): void {
  current = found;
  useRegion(composeRegion(found.file, changes));
}

/** What people see of a region: the file with the operator's changes. */
function composeRegion(file: RegionFile, { settings, concepts, ...changes }: RegionChanges): Region {
  const { name, operator, association, contact, colours, timeZone } = file;
  const logo = file.logo === null ? null : '/api/region/logo';
  const facts = { name, operator, association, contact, colours, logo, ...settings };
  const whole = { ...facts, timeZone, places: allPlaces(file, changes), concepts };
  const version = createHash('sha256').update(JSON.stringify(whole)).digest('base64url').slice(0, 12);
  return { version, ...whole };
}

/** The file's places in its order, as changed; then those the operator added; then those of earlier files. */
function allPlaces(file: RegionFile, { places, seen }: Pick<RegionChanges, 'places' | 'seen'>): PlaceEntry[] {
  const all = new Map(placesOf(file).map((place) => [place.code, place]));
  for (const place of places) all.set(place.code, place);
  for (const place of seen) if (!all.has(place.code)) all.set(place.code, { ...place, retired: true });
  return [...all.values()];
}

export function placesOf({ places }: RegionFile): PlaceEntry[] {
  return places.map(({ code, label, synonyms, level, parent }) => ({
    code,
    label,
    synonyms,
    level,
    parent,
    retired: false,
  }));
}
