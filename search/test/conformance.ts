import { afterAll, beforeAll, describe } from 'vitest';
import type { SearchEngine } from '../src/index.ts';
import { createSetting, type Setting } from './setting.ts';
import { testFilters } from './suites/filters.ts';
import { testLists } from './suites/lists.ts';
import { testWords } from './suites/words.ts';
import { testWrites } from './suites/writes.ts';

/** What every engine behind the port must do. */
export function testEngine(name: string, create: () => Promise<SearchEngine>, runs: number): void {
  describe(name, () => {
    let setting: Setting;
    const current = (): Setting => setting;
    beforeAll(async () => {
      setting = createSetting(await create());
    });
    afterAll(() => setting.engine.close());
    describe('filters', () => testFilters(current, runs));
    describe('words', () => testWords(current));
    describe('facets, sorting, paging', () => testLists(current));
    describe('writes', () => testWrites(current));
  });
}
