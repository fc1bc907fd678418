import { type Config } from '../config.ts';
import { serveRegion } from './current.ts';
import { readRegionFile } from './read-file.ts';

/** For tools and tests without a store: the region as its file has it. @throws ConfigError */
export async function loadRegionFile({ KLAMMER_REGION }: Pick<Config, 'KLAMMER_REGION'>): Promise<void> {
  serveRegion(await readRegionFile(KLAMMER_REGION));
}
