import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation } from '../../../test/factories.ts';
import { buildProposed, sign } from './testing.ts';

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

test('keeps the time at which a text was saved when it is proposed and signed later', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const saved = new Date('2026-11-02T09:00:00Z');
  const later = new Date('2026-11-05T09:00:00Z');
  const timesOf = async (id: string) =>
    (await call(app, 'agreements.versions', { params: { id } }, founder.cookie)).body.items.map(
      ({ at }) => at,
    );
  app.setNow(saved);
  const id = await buildProposed(app, conversationId, [founder, scout]);
  app.setNow(later);
  await sign(app, id, founder);
  expect(await timesOf(id)).toEqual([saved.toISOString(), saved.toISOString()]);

  const body = { revision: 1, title: 'Pilot am Kai' };
  await request(app, 'PATCH', `/api/agreements/${id}`, { cookie: scout.cookie, body });
  expect(await timesOf(id)).toEqual([later, saved, saved].map((time) => time.toISOString()));
});
