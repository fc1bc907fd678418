import { expect, test } from 'vitest';
import { segmentsOf } from './highlight.ts';
import { readQuery, toggle, writeAddress } from './query.ts';

const read = (search: string) => readQuery(new URLSearchParams(search));

test('an address read and written again is the same', () => {
  const address = '?q=kamera&kind=startup&kind=company&offers=test-bed&sort=newest&page=3&view=compact';
  const query = read(address);

  expect(writeAddress(query, { page: query.page })).toBe(address);
});

test('what is unknown in an address is left out', () => {
  expect(read('?kind=bank&topics=hydrogen&sort=best&page=-2&view=grid')).toMatchObject({
    filters: { kind: [], topics: ['hydrogen'] },
    sort: 'relevance',
    page: 1,
    view: 'list',
  });
});

test('a change of filter starts at the first page', () => {
  const query = read('?kind=startup&page=4');

  expect(writeAddress(query, { filters: toggle(query, 'kind', 'startup') })).toBe('');
});

test('a highlight never becomes markup', () => {
  expect(segmentsOf('&lt;img src=x&gt; <mark>Kran</mark>licht &amp;lt;')).toEqual([
    { text: '<img src=x> ', marked: false },
    { text: 'Kran', marked: true },
    { text: 'licht &lt;', marked: false },
  ]);
});
