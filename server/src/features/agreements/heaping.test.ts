import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Agreements } from './model.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('keeps one side from heaping drafts on the other', async () => {
  const { founder, conversationId } = await buildConversation(app);
  const make = (clientId: string) =>
    call(
      app,
      'agreements.create',
      { body: { clientId, conversationId, template: 'pilot', language: 'de' } },
      founder.cookie,
    );
  for (let index = 0; index < 20; index += 1)
    expect((await make(`one-of-very-many-${index}`)).status).toBe(201);
  expect((await make('one-of-very-many-20')).body).toMatchObject({ code: 'capacity-reached' });
  expect((await make('one-of-very-many-3')).status).toBe(201);
  // Of two at once that see the last place free, none is told to the other side beyond it.
  await Agreements.deleteOne({ conversationId });
  justBefore(Agreements, 'create', () => make('one-of-very-many-21'));
  expect((await make('one-of-very-many-22')).body).toMatchObject({ code: 'capacity-reached' });
  expect(await Agreements.countDocuments({ conversationId })).toBe(20);
});
