import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FileAnswer, type Output } from '@klammer/contracts/endpoint';
import { type region as endpoints } from '@klammer/contracts/region';
import { region } from '@klammer/contracts/vocabulary';
import { notFound } from '../../problem.ts';
import { foundRegion } from '../../region/current.ts';
import { Logos } from './model.ts';

const TYPES: Record<string, string> = { '.svg': 'image/svg+xml', '.png': 'image/png', '.webp': 'image/webp' };
const LOGO_KEPT_SECONDS = 300;

export function readRegion(): Output<typeof endpoints.read> {
  const { places, concepts, ...facts } = region();
  return {
    ...facts,
    places: places.map((place) => ({ ...place, synonyms: [...place.synonyms] })),
    concepts: concepts.map((concept) => ({ ...concept, synonyms: [...concept.synonyms] })),
  };
}

/** The picture that the operator put up, or the one beside the region file. @throws Problem not-found where there is none */
export async function readLogo(): Promise<FileAnswer> {
  const own = region().logo?.split('?v=')[1];
  const drawn = own === undefined ? null : await Logos.findById(own).lean();
  if (drawn)
    return {
      type: 'image/webp',
      name: 'logo.webp',
      disposition: 'inline',
      maxAgeSeconds: LOGO_KEPT_SECONDS,
      body: bytesOf(drawn.bytes),
    };
  const { file, folder } = foundRegion();
  const type = TYPES[path.extname(file.logo ?? '')];
  if (file.logo === null || !type) throw notFound();
  const body = await readFile(path.join(folder, file.logo));
  return { type, name: file.logo, disposition: 'inline', maxAgeSeconds: LOGO_KEPT_SECONDS, body };
}

/** Lean documents hold what the driver read: BSON's own binary, not a buffer. */
function bytesOf(stored: Buffer | { buffer: Uint8Array }): Uint8Array {
  return Buffer.isBuffer(stored) ? stored : Buffer.from(stored.buffer as Uint8Array);
}
