import type { AgreementContent } from '@klammer/contracts/agreements';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '#lib/api.ts';
import { saveContent } from './saving.ts';

const typed = { title: 'Kai', purpose: 'Messen', confidentiality: '' } as AgreementContent;
const problem = (code: 'conflict' | 'invalid-input', ...parts: string[]) =>
  new ApiProblem({
    type: '',
    title: '',
    status: 409,
    code,
    detail: '',
    issues: parts.map((part) => ({ path: ['body', part], code, message: '' })),
  });

test('saves all at once where nobody else changed the same', async () => {
  const save = vi.fn(async () => undefined);

  expect(await saveContent(save, 3, typed)).toBe(null);
  expect(save.mock.calls).toEqual([[{ ...typed, revision: 3 }]]);
});

test('saves what does not clash, and leaves just the rest to decide about', async () => {
  const save = vi.fn(async (body: Partial<AgreementContent>) => {
    if ('purpose' in body) throw problem('conflict', 'purpose');
  });

  expect(await saveContent(save, 3, typed)).toMatchObject({
    typed: { purpose: 'Messen' },
    refusal: { code: 'conflict' },
  });
  expect(save).toHaveBeenLastCalledWith({ title: 'Kai', confidentiality: '', revision: 3 });
});

test('hands on what is refused for another reason', async () => {
  const save = vi.fn(async () => {
    throw problem('invalid-input', 'title');
  });

  await expect(saveContent(save, 3, typed)).rejects.toMatchObject({ code: 'invalid-input' });
  expect(save).toHaveBeenCalledTimes(1);
});
