import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation } from '../../../test/factories.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('shows two texts without anything in common one behind the other instead of word by word', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const draft = {
    clientId: 'client-of-comparing',
    conversationId,
    template: 'pilot',
    language: 'de',
  } as const;
  const { id } = (await call(app, 'agreements.create', { body: draft }, founder.cookie)).body;
  const written = (sign: string) =>
    Array.from({ length: 600 }, (_, at) => `${sign}${at.toString(36)}`).join(' ');
  const write = (revision: number, sign: string, { cookie }: { cookie: string }) =>
    request(app, 'PATCH', `/api/agreements/${id}`, {
      cookie,
      body: { revision, sections: [{ key: 'one', text: written(sign) }] },
    });
  await write(0, 'a', founder);
  await write(1, 'b', scout);
  const compared = await call(app, 'agreements.compare', { params: { id, revision: 2 } }, founder.cookie);
  expect(compared.body.items[0]?.words).toEqual([
    { kind: 'removed', text: written('a') },
    { kind: 'added', text: written('b') },
  ]);
});
