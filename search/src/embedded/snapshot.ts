import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { IndexDefinition, Scalar } from '../port.ts';
import { Column } from './column.ts';
import { Documents } from './documents.ts';
import { float64, Growable, int8, uint32, uint8 } from './growable.ts';
import { IndexData } from './index-data.ts';
import { Postings } from './postings.ts';
import { Vectors } from './vectors.ts';
import { Vocabulary, type Ordered } from './vocabulary.ts';

/**
 * A snapshot is one file: an 8-byte length, that many bytes of JSON, then the sections it lists, each at a
 * multiple of 8. It is a cache: any doubt about it means that it is left aside.
 */
const MAGIC = 'klammer-search-2';
const SUFFIX = '.index';

interface Head {
  magic: string;
  definition: IndexDefinition;
  fieldLengths: number[];
  free: number;
  columns: { field: string; values: Scalar[] }[];
  sections: { name: string; at: number; length: number }[];
}

/** Writes beside and renames. Resolves to false, leaving the old snapshot, when the index changed meanwhile. */
export async function saveSnapshot(directory: string, name: string, data: IndexData): Promise<boolean> {
  const { revision } = data;
  await mkdir(directory, { recursive: true });
  const sections = sectionsOf(data);
  const head = Buffer.from(JSON.stringify(headOf(data, sections)));
  const target = path.join(directory, name + SUFFIX);
  const file = await open(`${target}.new`, 'w');
  try {
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(head.length));
    await file.write(size);
    await file.write(Buffer.concat([head, Buffer.alloc(aligned(head.length) - head.length)]));
    for (const [, bytes] of sections) {
      await file.write(bytes);
      if (bytes.length % 8 !== 0) await file.write(Buffer.alloc(8 - (bytes.length % 8)));
      if (data.revision !== revision) return false;
    }
    await file.sync();
    await rename(`${target}.new`, target);
    return true;
  } finally {
    await file.close();
    await rm(`${target}.new`, { force: true });
  }
}

function sectionsOf(data: IndexData): [string, Uint8Array][] {
  const { vocabulary, postings, documents, columns, vectors, geo, alive, ids } = data.parts;
  const sections: [string, Uint8Array][] = [
    ['words', Buffer.from(vocabulary.words.join('\n'))],
    ['ids', Buffer.from(ids.join('\n'))],
    ['alive', bytesOf(alive.toArray())],
    ['geo', bytesOf(geo.toArray())],
    ['heads', bytesOf(postings.heads.toArray())],
    ['tails', bytesOf(postings.tails.toArray())],
    ['counts', bytesOf(postings.counts.toArray())],
    ['places', bytesOf(documents.places.toArray())],
    ['lengths', bytesOf(documents.lengths.toArray())],
    ['vectors', bytesOf(vectors.values.toArray())],
    ['present', bytesOf(vectors.present.toArray())],
  ];
  for (const side of ['forward', 'backward'] as const)
    vocabulary[side].forEach((order: Ordered, part) =>
      sections.push([`${side} ${part}`, bytesOf(order.terms)]),
    );
  for (const [field, column] of columns) {
    sections.push([`starts ${field}`, bytesOf(column.starts.toArray())]);
    sections.push([`pool ${field}`, bytesOf(column.pool.toArray())]);
    sections.push([`flags ${field}`, bytesOf(column.flags.toArray())]);
  }
  postings.documents.forEach((page, number) => sections.push([`postings ${number}`, bytesOf(page)]));
  postings.weights.forEach((page, number) => sections.push([`weights ${number}`, bytesOf(page)]));
  documents.pages.forEach((page, number) => sections.push([`documents ${number}`, page]));
  return sections;
}

function headOf(data: IndexData, sections: readonly [string, Uint8Array][]): Head {
  const { postings, columns, fieldLengths } = data.parts;
  let at = 0;
  const list = sections.map(([name, bytes]) => {
    const section = { name, at, length: bytes.length };
    at += aligned(bytes.length);
    return section;
  });
  return {
    magic: MAGIC,
    definition: data.definition,
    fieldLengths,
    free: postings.free,
    columns: [...columns].map(([field, column]) => ({ field, values: column.values })),
    sections: list,
  };
}

/** All readable snapshots of a folder; unreadable ones are reported and removed. */
export async function loadSnapshots(
  directory: string | undefined,
  warn: (message: string, cause: unknown) => void,
): Promise<Map<string, IndexData>> {
  const loaded = new Map<string, IndexData>();
  if (directory === undefined) return loaded;
  await mkdir(directory, { recursive: true });
  for (const file of await readdir(directory)) {
    if (!file.endsWith(SUFFIX)) continue;
    const target = path.join(directory, file);
    try {
      loaded.set(file.slice(0, -SUFFIX.length), decode(alignedBuffer(await readFile(target))));
    } catch (cause) {
      warn(`snapshot ${file} can't be read and is left aside`, cause);
      await rm(target, { force: true });
    }
  }
  return loaded;
}

function decode(file: Buffer): IndexData {
  if (file.length < 8) throw new Error('snapshot is cut off');
  const headLength = Number(file.readBigUInt64LE(0));
  const head = JSON.parse(file.toString('utf8', 8, 8 + headLength)) as Head;
  if (head.magic !== MAGIC) throw new Error('snapshot is of another version');
  const start = 8 + aligned(headLength);
  const places = new Map(head.sections.map((section) => [section.name, section]));
  const bytes = (name: string): Buffer => {
    const section = places.get(name);
    if (section === undefined) throw new Error(`snapshot has no ${name}`);
    if (start + section.at + section.length > file.length) throw new Error('snapshot is cut off');
    return file.subarray(start + section.at, start + section.at + section.length);
  };
  const count = (prefix: string): number =>
    head.sections.filter(({ name }) => name.startsWith(`${prefix} `)).length;
  const pages = <T>(prefix: string, read: (name: string) => T): T[] =>
    Array.from({ length: count(prefix) }, (_, number) => read(`${prefix} ${number}`));
  const numbers = (name: string): Uint32Array<ArrayBuffer> => uint32View(bytes(name));
  const growable = (name: string): Growable<Uint32Array<ArrayBuffer>> => Growable.from(uint32, numbers(name));

  const vocabulary = new Vocabulary(lines(bytes('words')));
  vocabulary.forward = pages('forward', numbers).map(ordered);
  vocabulary.backward = pages('backward', numbers).map(ordered);
  const postings = new Postings(growable('heads'), growable('tails'), growable('counts'));
  postings.documents.push(...pages('postings', numbers));
  postings.weights.push(...pages('weights', (name) => uint16View(bytes(name))));
  postings.free = head.free;
  const columns = head.columns.map(({ field, values }): [string, Column] => [
    field,
    new Column(
      values,
      growable(`starts ${field}`),
      growable(`pool ${field}`),
      Growable.from(uint8, Uint8Array.from(bytes(`flags ${field}`))),
    ),
  ]);
  const vectors = new Vectors(
    head.definition.vectorDimensions ?? 0,
    Growable.from(int8, Int8Array.from(new Int8Array(bytes('vectors')))),
    Growable.from(uint8, Uint8Array.from(bytes('present'))),
  );
  return new IndexData(head.definition, {
    vocabulary,
    postings,
    documents: new Documents(
      pages('documents', bytes),
      Growable.from(float64, float64View(bytes('places'))),
      growable('lengths'),
    ),
    columns: new Map(columns),
    vectors,
    geo: Growable.from(float64, float64View(bytes('geo'))),
    alive: growable('alive'),
    ids: lines(bytes('ids')),
    fieldLengths: head.fieldLengths,
  });
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** A buffer cut from Node's pool may start anywhere; views of numbers need multiples of 8. */
function alignedBuffer(file: Buffer): Buffer {
  return file.byteOffset % 8 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function lines(bytes: Buffer): string[] {
  return bytes.length === 0 ? [] : bytes.toString('utf8').split('\n');
}

function ordered(terms: Uint32Array): Ordered {
  return { length: terms.length, terms };
}

/** Views share the file's memory: nothing is copied. Sections start at multiples of 8, and so does the file's own buffer. */
function uint32View(bytes: Buffer): Uint32Array<ArrayBuffer> {
  return new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length / 4);
}

function uint16View(bytes: Buffer): Uint16Array<ArrayBuffer> {
  return new Uint16Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length / 2);
}

function float64View(bytes: Buffer): Float64Array<ArrayBuffer> {
  return new Float64Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length / 8);
}
