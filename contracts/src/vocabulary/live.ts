import { type Concept, type Label, type Locale, type PlaceConcept } from './concept.ts';
import { SHIPPED, type EditedVocabulary, type VocabularyName } from './shipped.ts';

/** A concept that stands beside those the product comes with, or in the place of one. */
export interface VocabularyEntry extends Concept {
  vocabulary: Exclude<EditedVocabulary, 'regions'>;
  retired: boolean;
}
export interface PlaceEntry extends PlaceConcept {
  retired: boolean;
}

/** Accent colours by theme; everything else of the palette stays as it is. */
export interface Colours {
  light: string;
  dark: string;
}

/** How the operator is reached; an empty string is left out. */
export interface Contact {
  email: string;
  phone: string;
  website: string;
  address: string;
}

/** What makes a region: the file's word, or what the operator set in its place. */
export interface RegionFacts {
  name: Label;
  /** Who runs the platform, as a sentence names them: "startport und Wirtschaft für Duisburg". */
  operator: Label;
  /** Whose members people become. */
  association: string;
  contact: Contact;
  /** Null: the product's own accent. */
  colours: Colours | null;
  /** Where the logo is read; null where there is none. */
  logo: string | null;
}

/** Everything that pages and the server need to know of the region they serve. */
export interface Region extends RegionFacts {
  /** Changes whenever anything else here does. */
  version: string;
  /** IANA name; days and clocks are the region's. */
  timeZone: string;
  places: readonly PlaceEntry[];
  concepts: readonly VocabularyEntry[];
}

/**
 * One process, and one open page, serves one region: it is the same for everybody, like the time zone of a machine. So
 * it is no parameter of everything that shows a label or a date. Set at the start and at each change, never per request.
 */
let current: Region | undefined;
let vocabularies = merge([], []);

type Vocabularies = Record<VocabularyName, ReadonlyMap<string, Concept>>;

/** Makes this the region of the process, or of the page. */
export function useRegion(region: Region): void {
  if (current?.version === region.version) return;
  const before = current;
  current = region;
  const words = ({ places, concepts }: Region) => JSON.stringify([places, concepts]);
  // Other colours are no reason to analyse all texts anew.
  if (!before || words(before) !== words(region)) vocabularies = merge(region.places, region.concepts);
}

/** @throws where none was loaded: the process, tool or test forgot to */
export function region(): Region {
  if (!current) throw new Error('no region is loaded yet');
  return current;
}

/** Which vocabulary holds at the moment; what was made of another one is to be made anew. */
export function vocabularyVersion(): object {
  return vocabularies;
}

/** All concepts of a vocabulary, the retired ones too. */
export function conceptsOf(name: VocabularyName): readonly Concept[] {
  return [...vocabularies[name].values()];
}

/** Codes that can be chosen, in the order they are shown in. */
export function offeredCodes(name: VocabularyName): string[] {
  return conceptsOf(name).flatMap(({ code, retired }) => (retired ? [] : [code]));
}

/** The same with the retired ones, for what was chosen before. */
export function knownCodes(name: VocabularyName): string[] {
  return [...vocabularies[name].keys()];
}

export function isCode(name: VocabularyName, code: string): boolean {
  return vocabularies[name].has(code);
}

/** The label of a code, or the code itself where it is not in the vocabulary. */
export function labelOf(name: VocabularyName, code: string, locale: Locale): string {
  return vocabularies[name].get(code)?.label[locale] ?? code;
}

/** A place by its code. */
export function placeOf(code: string): PlaceConcept | undefined {
  return vocabularies.regions.get(code) as PlaceConcept | undefined;
}

/** A place with everything that it lies in, outward. */
export function chainOf(code: string): PlaceConcept[] {
  const chain: PlaceConcept[] = [];
  for (let place = placeOf(code); place && !chain.includes(place);) {
    chain.push(place);
    place = place.parent === null ? undefined : placeOf(place.parent);
  }
  return chain;
}

/** The city's own districts that can be chosen. */
export function districtCodes(): string[] {
  return offeredCodes('regions').filter((code) => placeOf(code)?.level === 'district');
}

function merge(places: readonly PlaceEntry[], changes: readonly VocabularyEntry[]): Vocabularies {
  const merged = Object.fromEntries(
    Object.entries(SHIPPED).map(([name, concepts]) => [
      name,
      new Map<string, Concept>(concepts.map((concept) => [concept.code, concept])),
    ]),
  ) as Record<VocabularyName, Map<string, Concept>>;
  for (const place of places) merged.regions.set(place.code, place);
  for (const { vocabulary, ...concept } of changes) merged[vocabulary].set(concept.code, concept);
  return merged;
}
