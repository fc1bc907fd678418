import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, PASSWORD } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Agreements } from './model.ts';
import { buildProposed, buildSigned, sign } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('where one side blocked the other, nothing is drafted, proposed or signed any more, and what was agreed goes on', async () => {
  const met = await buildConversation(app);
  const sides = [met.founder, met.scout] as const;
  const running = await buildSigned(app, met.conversationId, [...sides]);
  const create = (clientId: string) =>
    call(
      app,
      'agreements.create',
      { body: { clientId, conversationId: met.conversationId, template: 'pilot', language: 'de' } },
      met.founder.cookie,
    );
  const { id } = (await create('client-before-the-block')).body;
  const unsigned = await buildProposed(app, met.conversationId, [...sides]);
  const told = async () =>
    (await call(app, 'notifications.list', { query: { limit: 100 } }, met.scout.cookie)).body.items.length;
  await call(app, 'blocks.add', { params: { id: met.founder.organisationId } }, met.scout.cookie);
  const before = await told();
  expect((await create('client-after-the-block')).body).toMatchObject({ code: 'not-possible-now' });
  const saved = await request(app, 'PATCH', `/api/agreements/${id}`, {
    cookie: met.founder.cookie,
    body: { revision: 0, title: 'Lesen Sie das doch' },
  });
  expect(saved.body).toMatchObject({ code: 'not-possible-now' });
  const proposed = await call(
    app,
    'agreements.propose',
    { params: { id }, body: { revision: 0 } },
    met.founder.cookie,
  );
  expect(proposed.body).toMatchObject({ code: 'not-possible-now' });
  const { hash } = (await call(app, 'agreements.get', { params: { id: unsigned } }, met.founder.cookie)).body;
  const signed = await call(
    app,
    'agreements.sign',
    { params: { id: unsigned }, body: { hash, password: PASSWORD } },
    met.founder.cookie,
  );
  expect(signed.body).toMatchObject({ code: 'not-possible-now' });
  expect(await told()).toBe(before);
  const ended = await call(
    app,
    'agreements.end',
    { params: { id: running }, body: { reason: 'Vorbei.' } },
    met.founder.cookie,
  );
  expect(ended.status).toBe(200);
});

test('where one side blocks the other while that signs, the signature does not stay', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const id = await buildProposed(app, conversationId, [founder, scout]);
  await sign(app, id, scout);
  const { hash } = (await call(app, 'agreements.get', { params: { id } }, founder.cookie)).body;
  justBefore(Agreements, 'updateOne', () =>
    call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie),
  );
  const body = { hash, password: PASSWORD };
  const signed = await call(app, 'agreements.sign', { params: { id }, body }, founder.cookie);
  expect(signed.body).toMatchObject({ code: 'not-possible-now' });
  expect(await Agreements.findById(id).lean()).toMatchObject({
    status: 'proposed',
    signatures: [{ personName: scout.name }],
  });
});
