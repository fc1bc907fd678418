import { flushCompileCache } from 'node:module';
import { beforeAll } from 'vitest';
import { loadRegionFile } from '../src/region/load.ts';

/** Tests that start no app have the region too, and each file begins with the same one. */
beforeAll(() => loadRegionFile({ KLAMMER_REGION: 'duisburg' }));

/** The next worker loads what this one compiled; at its end it is killed and would keep nothing. */
beforeAll(() => flushCompileCache());
