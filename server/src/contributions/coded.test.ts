import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { countCodes } from './coded.ts';

interface Thing {
  one?: string | null;
  many?: string[];
  sides?: { gives: { code: string | null }[] }[];
}
const Things = mongoose.model<Thing>(
  'CodedThing',
  new mongoose.Schema<Thing>({
    one: String,
    many: [String],
    sides: [{ _id: false, gives: [{ _id: false, code: String }] }],
  }),
);
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await Things.insertMany([
    {
      one: 'data',
      many: ['data', 'lab'],
      sides: [{ gives: [{ code: 'lab' }, { code: null }] }, { gives: [{ code: 'lab' }] }],
    },
    { one: null, many: [], sides: [] },
    { one: 'lab' },
  ]);
});
afterAll(() => app.close());

it('counts codes in single fields, in lists, and in lists of lists', async () => {
  expect(await countCodes(Things, ['one'])).toEqual(
    new Map([
      ['data', 1],
      ['lab', 1],
    ]),
  );
  expect(await countCodes(Things, ['one', 'many'])).toEqual(
    new Map([
      ['data', 2],
      ['lab', 2],
    ]),
  );
  expect(await countCodes(Things, ['sides.gives.code'])).toEqual(new Map([['lab', 2]]));
});
