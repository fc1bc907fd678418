import { expect, test } from 'vitest';
import { isNarrowed, questionOf, readFilter, writeFilter } from './filter.ts';

const read = (query: string) => readFilter(new URLSearchParams(query));

test('reads back the address it writes', () => {
  const query = 'q=Kran&stage=meeting&rating=4&due=week&order=name&view=table&page=2';
  expect(writeFilter(read(query))).toBe(`?${query}`);
});

test('leaves out what it does not know, and asks the API for no page', () => {
  expect(writeFilter(read('stage=%3Cb%3E&owner=1&rating=9&due=never&view=list&page=-1'))).toBe('');
  expect(questionOf(read('q=Kran&view=table&page=3'))).not.toHaveProperty('page');
  expect(isNarrowed(read('view=table&order=name'))).toBe(false);
});
