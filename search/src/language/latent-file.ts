import { createLatentModel, type LatentModel } from './latent.ts';

/** A model as bytes: one JSON line (sizes, terms), padded to 4 bytes, then idf and vectors as little-endian floats. */
export function encodeLatent(model: LatentModel): Uint8Array {
  const head = Buffer.from(
    `${JSON.stringify({ dimensions: model.dimensions, trainedOn: model.trainedOn, terms: [...model.terms.keys()] })}\n`,
  );
  const padding = Buffer.alloc((4 - (head.length % 4)) % 4, ' ');
  return Buffer.concat([padding, head, bytesOf(model.idf), bytesOf(model.vectors)]);
}

/** @throws Error when the bytes are not a whole model */
export function decodeLatent(bytes: Uint8Array): LatentModel {
  const end = bytes.indexOf(10) + 1;
  if (end === 0) throw new Error('not a latent model: no header line');
  const head: unknown = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
  if (!isHead(head)) throw new Error('not a latent model: malformed header');
  const count = head.terms.length;
  const floats = new Float32Array(Uint8Array.from(bytes.subarray(end)).buffer);
  if (floats.length !== count * (1 + head.dimensions)) throw new Error('latent model is cut off');
  return createLatentModel({
    dimensions: head.dimensions,
    trainedOn: head.trainedOn,
    terms: new Map(head.terms.map((term, number) => [term, number])),
    idf: floats.slice(0, count),
    vectors: floats.slice(count),
  });
}

function isHead(value: unknown): value is { dimensions: number; trainedOn: number; terms: string[] } {
  if (typeof value !== 'object' || value === null) return false;
  const head = value as Record<string, unknown>;
  return (
    typeof head['dimensions'] === 'number' &&
    typeof head['trainedOn'] === 'number' &&
    Array.isArray(head['terms'])
  );
}

function bytesOf(floats: Float32Array): Uint8Array {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}
