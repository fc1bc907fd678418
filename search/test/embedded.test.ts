import { createAnalyser, createEmbeddedEngine } from '../src/index.ts';
import { testEngine } from './conformance.ts';

testEngine('embedded', async () => createEmbeddedEngine({ analyser: createAnalyser({ concepts: [] }) }), 60);
