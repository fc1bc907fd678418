import { expect, test } from 'vitest';
import { readMissing, writeMissing } from './missing.ts';

const problem = { type: '', title: '', status: 400, code: 'invalid-input', detail: '' } as const;
const issue = (...path: (string | number)[]) => ({ path: ['body', ...path], code: 'missing', message: '' });
const there = (refusal: Parameters<typeof writeMissing>[0]) =>
  readMissing(new URL(`http://x/edit?check=${writeMissing(refusal)}`));

test('what is missing goes to the page of the draft by its address', () => {
  const issues = [issue('title'), issue('fields', 2, 'label')];

  expect(there({ ...problem, issues })?.issues?.map(({ path }) => path)).toEqual([
    ['body', 'title'],
    ['body', 'fields', '2', 'label'],
  ]);
  expect(there(problem)).toMatchObject({ code: 'invalid-input', issues: [] });
  expect(readMissing(new URL('http://x/edit?saved'))).toBeUndefined();
});
