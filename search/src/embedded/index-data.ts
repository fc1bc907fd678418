import { wordsOf } from '../language/index.ts';
import type { IndexDefinition, SearchDocument } from '../port.ts';
import { textOf } from '../text.ts';
import { Bitset } from './bitset.ts';
import { Column } from './column.ts';
import { Documents } from './documents.ts';
import { Growable, float64, uint32 } from './growable.ts';
import { Postings } from './postings.ts';
import { Vectors } from './vectors.ts';
import { Vocabulary } from './vocabulary.ts';

/** Saturation of repeats and length normalisation, as in BM25F. */
const K1 = 1.2;
const B = 0.6;
/** A field shorter than half the average gains nothing more: else a terse headline would beat a name. */
const SHORTEST = 0.5;
/** How much a word counts in the first searchable field, the second, …; later ones like the last. */
const FIELD_WEIGHTS = [2.5, 2.2, 0.8, 0.8, 0.8, 0.8, 0.8];
/** The text lengths (in words) that the first field, the second, … are expected to have, until enough are seen. */
const EXPECTED_LENGTHS = [3, 8, 60];

/** The parts a snapshot saves and restores. */
export interface IndexParts {
  vocabulary: Vocabulary;
  postings: Postings;
  documents: Documents;
  columns: Map<string, Column>;
  vectors: Vectors;
  /** Latitude and longitude, in turn; NaN for none. */
  geo: Growable<Float64Array<ArrayBuffer>>;
  /** One bit a document. */
  alive: Growable<Uint32Array<ArrayBuffer>>;
  ids: string[];
  fieldLengths: number[];
}

/**
 * One index's data. Documents are numbered as they come; a replaced or removed one only loses its bit in
 * `alive`, so numbers and postings only ever grow. The engine rebuilds when too many have died.
 */
export class IndexData {
  readonly definition: IndexDefinition;
  readonly parts: IndexParts;
  private readonly numbers = new Map<string, number>();
  /** One document's terms under construction, reused: indexing should leave little garbage behind. */
  private readonly scratch = {
    weights: new Map<number, number>(),
    fields: new Map<number, number>(),
    initials: new Map<string, number>(),
  };
  /** Counts changes, so that a snapshot notices that it was overtaken. */
  revision = 0;

  constructor(definition: IndexDefinition, parts?: IndexParts) {
    this.definition = definition;
    this.parts = parts ?? emptyParts(definition);
    this.parts.ids.forEach((id, number) => {
      if (this.isAlive(number)) this.numbers.set(id, number);
    });
  }

  /** Documents ever added; numbers are below it. */
  get size(): number {
    return this.parts.ids.length;
  }

  get living(): number {
    return this.numbers.size;
  }

  number(id: string): number | undefined {
    return this.numbers.get(id);
  }

  idOf(number: number): string {
    return this.parts.ids[number] ?? '';
  }

  livingIds(): string[] {
    return [...this.numbers.keys()];
  }

  isAlive(number: number): boolean {
    return ((this.parts.alive.get(number >>> 5) >>> (number & 31)) & 1) === 1;
  }

  aliveSet(): Bitset {
    const set = new Bitset(this.size);
    for (let i = 0; i < set.words.length; i += 1) set.words[i] = this.parts.alive.get(i);
    return set;
  }

  remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.setAlive(number, false);
    this.revision += 1;
  }

  /** Adds or replaces; new words are found by prefix and typo only after `vocabulary.settle()`. */
  upsert(document: SearchDocument): void {
    this.remove(document.id);
    const { parts } = this;
    const number = parts.ids.push(document.id) - 1;
    if (number >>> 5 >= parts.alive.length) parts.alive.push(0);
    this.addWords(number, document);
    for (const [field, column] of parts.columns) column.add(document[field]);
    if (parts.vectors.dimensions > 0) parts.vectors.add(document['_vector']);
    const [lat, lng] = geoOf(document);
    parts.geo.push(lat);
    parts.geo.push(lng);
    const { _vector, ...rest } = document;
    parts.documents.add(rest);
    this.numbers.set(document.id, number);
    this.setAlive(number, true);
    this.revision += 1;
  }

  private addWords(number: number, document: SearchDocument): void {
    const { vocabulary, postings, fieldLengths } = this.parts;
    const { weights, fields, initials } = this.scratch;
    for (const map of [weights, fields, initials]) map.clear();
    this.definition.searchable.forEach((field, place) => {
      const words = wordsOf(textOf(document[field]));
      if (words.length === 0) return;
      fieldLengths[place] = (fieldLengths[place] ?? 0) + words.length;
      const norm = 1 - B + B * Math.max(SHORTEST, words.length / this.averageLength(place));
      const one = (FIELD_WEIGHTS[place] ?? 1) / norm;
      for (const word of words) {
        const term = this.termFor(word);
        weights.set(term, (weights.get(term) ?? 0) + one);
        fields.set(term, (fields.get(term) ?? 0) | (1 << place));
      }
    });
    for (const [term, weight] of weights) {
      const impact = Math.max(1, Math.round((255 * weight) / (weight + K1)));
      const mask = fields.get(term) ?? 0;
      postings.add(term, number, (mask << 8) | impact);
      const initial = initialTerm(vocabulary.word(term));
      const before = initials.get(initial) ?? 0;
      initials.set(initial, (((before >>> 8) | mask) << 8) | Math.max(before & 255, impact));
    }
    for (const [initial, weight] of initials) postings.add(this.termFor(initial), number, weight);
  }

  private termFor(word: string): number {
    const known = this.parts.vocabulary.number(word);
    if (known !== undefined) return known;
    this.parts.postings.addTerm();
    return this.parts.vocabulary.add(word);
  }

  /** Mean length so far, drawn towards the expected one while there are few documents. */
  private averageLength(place: number): number {
    const expected = EXPECTED_LENGTHS[place] ?? 60;
    return ((this.parts.fieldLengths[place] ?? 0) + 100 * expected) / (this.size + 100);
  }

  private setAlive(number: number, alive: boolean): void {
    const { alive: bits } = this.parts;
    const bit = 1 << (number & 31);
    const word = bits.get(number >>> 5);
    bits.set(number >>> 5, alive ? word | bit : word & ~bit);
  }
}

/**
 * A term that stands for all words with the same first letter. One letter typed would otherwise gather
 * thousands of terms; no word begins with U+0001, so prefixes and typos never meet these.
 */
export function initialTerm(word: string): string {
  return `\u0001${word[0] ?? ''}`;
}

function emptyParts(definition: IndexDefinition): IndexParts {
  const fields = new Set([...(definition.filterable ?? []), ...(definition.sortable ?? [])]);
  fields.delete('_geo');
  return {
    vocabulary: new Vocabulary(),
    postings: new Postings(),
    documents: new Documents(),
    columns: new Map([...fields].map((field) => [field, new Column()])),
    vectors: new Vectors(definition.vectorDimensions ?? 0),
    geo: new Growable(float64),
    alive: new Growable(uint32),
    ids: [],
    fieldLengths: [],
  };
}

function geoOf(document: SearchDocument): [number, number] {
  const geo = document['_geo'];
  if (typeof geo !== 'object' || geo === null) return [NaN, NaN];
  const { lat, lng } = geo as { lat?: unknown; lng?: unknown };
  return typeof lat === 'number' && typeof lng === 'number' ? [lat, lng] : [NaN, NaN];
}
