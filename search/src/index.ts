export * from './port.ts';
export { normalize } from './filter.ts';
export { hybridFor } from './hybrid.ts';
export { withLatent, indexedWords, type LatentEngineOptions } from './latent-engine.ts';
export { createEmbeddedEngine, type EmbeddedOptions } from './embedded/engine.ts';
export { createMeilisearchEngine } from './meilisearch/engine.ts';
export type { MeilisearchOptions } from './meilisearch/remote.ts';
export * from './language/index.ts';
export * from './matching/index.ts';
