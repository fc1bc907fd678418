import { beforeAll } from 'vitest';
import { loadRegionFile } from '../src/region/load.ts';

/** Tests that start no app have the region too, and each file begins with the same one. */
beforeAll(() => loadRegionFile({ KLAMMER_REGION: 'duisburg' }));
