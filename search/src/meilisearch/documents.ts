import { stripSentinels } from '../highlight.ts';
import type { Analyser } from '../language/index.ts';
import type { IndexDefinition, SearchDocument } from '../port.ts';
import { textOf } from '../text.ts';

/** The field of analysed terms, searched last. */
export const TERMS = '_terms';
/** Name of the one embedder, which is handed ready vectors. */
export const EMBEDDER = 'default';

type Stored = Record<string, unknown>;

/** What is sent to Meilisearch for a document. A malformed `_geo` would fail its whole batch, so it stays out. */
export function toStored(document: SearchDocument, definition: IndexDefinition, analyser: Analyser): Stored {
  const { _vector, _geo, ...rest } = document;
  const stored: Stored = { ...rest };
  for (const field of definition.searchable) stored[field] = withoutSentinels(stored[field]);
  const text = definition.searchable.map((field) => textOf(document[field])).join('\n');
  stored[TERMS] = [...new Set(analyser.terms(text))].join(' ');
  if (isPlace(_geo)) stored['_geo'] = _geo;
  if (definition.vectorDimensions) {
    const fits = Array.isArray(_vector) && _vector.length === definition.vectorDimensions;
    stored['_vectors'] = { [EMBEDDER]: fits ? _vector : null };
  }
  return stored;
}

const OWN_FIELDS = new Set([
  TERMS,
  '_vectors',
  '_formatted',
  '_rankingScore',
  '_geoDistance',
  '_semanticScore',
]);

/** The document as it was given, without what was added for or by Meilisearch. */
export function fromStored(stored: Stored): SearchDocument {
  return Object.fromEntries(
    Object.entries(stored).filter(([field]) => !OWN_FIELDS.has(field)),
  ) as SearchDocument;
}

/** The same with its vector, to be indexed again. */
export function fromStoredWithVector(stored: Stored): SearchDocument {
  const document = fromStored(stored);
  const vectors = stored['_vectors'] as
    Record<string, { embeddings?: number[][] | number[] } | undefined> | undefined;
  const embeddings = vectors?.[EMBEDDER]?.embeddings;
  const first = embeddings?.[0];
  if (Array.isArray(first)) document['_vector'] = first;
  else if (embeddings && embeddings.length > 0) document['_vector'] = embeddings;
  return document;
}

function withoutSentinels(value: unknown): unknown {
  if (typeof value === 'string') return stripSentinels(value);
  if (Array.isArray(value)) return value.map(withoutSentinels);
  return value;
}

function isPlace(geo: unknown): boolean {
  if (typeof geo !== 'object' || geo === null) return false;
  const { lat, lng } = geo as { lat?: unknown; lng?: unknown };
  return (
    Number.isFinite(lat) &&
    Number.isFinite(lng) &&
    Math.abs(Number(lat)) <= 90 &&
    Math.abs(Number(lng)) <= 180
  );
}
