import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { localisedText, translateLists } from './localised.ts';

interface Evening {
  questions: unknown[];
  agenda: unknown[];
}
const Evenings = mongoose.model<Evening>(
  'OldEvening',
  new mongoose.Schema<Evening>({
    questions: [localisedText],
    agenda: [{ _id: false, time: String, title: localisedText }],
  }),
);
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => app.close());

test('makes German texts of what a list held as plain words, and leaves the rest as it is', async () => {
  const both = { de: 'Einlass', en: 'Doors open' };
  await mongoose.connection.collection(Evenings.collection.name).insertMany([
    { questions: ['Essen?'], agenda: [{ time: '18:00', title: 'Einlass' }] },
    { questions: [], agenda: [{ time: '18:00', title: both }] },
  ]);
  for (let round = 0; round < 2; round += 1) {
    await translateLists(Evenings, ['questions', 'agenda.title']);
    const found = await Evenings.find({}, { _id: 0 }).sort({ _id: 1 }).lean();
    expect(found).toEqual([
      {
        questions: [{ de: 'Essen?', en: '' }],
        agenda: [{ time: '18:00', title: { de: 'Einlass', en: '' } }],
      },
      { questions: [], agenda: [{ time: '18:00', title: both }] },
    ]);
  }
});
