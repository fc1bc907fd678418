export * from './port.ts';
export { normalize } from './filter.ts';
export { createEmbeddedEngine, type EmbeddedOptions } from './embedded/engine.ts';
export * from './language/index.ts';
