import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { openConversation } from './service.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let stranger: TestMember;
let id: string;
beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId: id } = await buildConversation(app));
  stranger = await buildMember(app);
});
afterAll(() => app.close());

const send = (
  member: TestMember | undefined,
  text: string,
  clientId: string = randomUUID(),
  conversationId = id,
) =>
  call(
    app,
    'conversations.send',
    { params: { id: conversationId }, body: { clientId, text } },
    member?.cookie,
  );
const messages = async (query: { after?: number; before?: number; limit?: number } = {}, member = founder) =>
  (await call(app, 'conversations.messages', { params: { id }, query }, member.cookie)).body;

describe('sending', () => {
  it('numbers messages without a gap though many write at once', async () => {
    const { lastSequence: before } = await messages();
    await Promise.all(Array.from({ length: 30 }, (_, i) => send(i % 2 ? founder : scout, `Nachricht ${i}`)));
    const { items } = await messages({ after: before, limit: 100 });
    expect(items.map((item) => item.sequence)).toEqual(Array.from({ length: 30 }, (_, i) => before + 1 + i));
  });

  it('stores a message once, however often it is sent', async () => {
    const clientId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(founder, 'Einmal', clientId)));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect((await messages({ limit: 200 })).items.filter((item) => item.clientId === clientId)).toHaveLength(
      1,
    );
  });

  it('refuses one clientId for two texts', async () => {
    const clientId = randomUUID();
    await send(founder, 'Erster Text', clientId);
    expect((await send(founder, 'Zweiter Text', clientId)).status).toBe(409);
  });

  it('keeps acknowledging what was stored before the conversation ended, and nothing else', async () => {
    const pair = await buildConversation(app);
    const clientId = randomUUID();
    const say = (text: string, by: string) => send(pair.founder, text, by, pair.conversationId);
    const first = await say('Letztes Wort', clientId);
    await call(app, 'blocks.add', { params: { id: pair.founder.organisationId } }, pair.scout.cookie);
    expect((await say('Letztes Wort', clientId)).body.id).toBe(first.body.id);
    expect((await say('Anderes Wort', clientId)).status).toBe(409);
    expect((await say('Noch eins', randomUUID())).status).toBe(409);
    const path = { params: { id: pair.conversationId }, query: {} };
    const { items } = (await call(app, 'conversations.messages', path, pair.founder.cookie)).body;
    expect(items.map((item) => item.text)).toEqual(['Letztes Wort']);
  });

  it('stores what it acknowledges while the other side blocks, and nothing once that is answered', async () => {
    const pair = await buildConversation(app);
    const say = (text: string) => send(pair.founder, text, randomUUID(), pair.conversationId);
    const early = Array.from({ length: 20 }, (_, index) => say(`davor ${index}`));
    await call(app, 'blocks.add', { params: { id: pair.founder.organisationId } }, pair.scout.cookie);
    const late = await Promise.all(Array.from({ length: 5 }, (_, index) => say(`danach ${index}`)));
    expect(late.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409]);
    const answers = await Promise.all(early);
    const stored = answers.filter(({ status }) => status === 201).map(({ body }) => body.sequence);
    const path = { params: { id: pair.conversationId }, query: { limit: 100 } };
    const { items } = (await call(app, 'conversations.messages', path, pair.founder.cookie)).body;
    expect(items.map((item) => item.sequence)).toEqual(stored.toSorted((a, b) => a - b));
    expect(stored.toSorted((a, b) => a - b)).toEqual(stored.map((_, index) => index + 1));
  });

  it('keeps a clientId apart for each person, and refuses it where one used it elsewhere', async () => {
    const { founder: ada, scout: bob, conversationId } = await buildConversation(app);
    const group = new mongoose.Types.ObjectId().toHexString();
    const organisations = [ada, bob].map((one) => one.organisationId);
    await openConversation(app.deps, {
      id: group,
      kind: 'group',
      title: 'Runde',
      organisations,
      at: new Date(),
    });
    const clientId = randomUUID();
    const [hers, his] = [
      await send(ada, 'Gleich', clientId, conversationId),
      await send(bob, 'Gleich', clientId, conversationId),
    ];
    expect([hers.body.sequence, his.body.sequence]).toEqual([1, 2]);
    expect((await send(ada, 'Gleich', clientId, group)).status).toBe(409);
    const { body } = await call(
      app,
      'conversations.messages',
      { params: { id: group }, query: {} },
      ada.cookie,
    );
    expect(body.items).toEqual([]);
  });

  it('keeps line breaks and takes markup and operators literally', async () => {
    const text = '<b>Hallo</b>\n{"$gt": ""}';
    expect((await send(scout, text)).body.text).toBe(text);
  });

  it('rejects empty and overlong texts and bad client ids', async () => {
    expect((await send(founder, '  ')).status).toBe(400);
    expect((await send(founder, 'x'.repeat(8001))).status).toBe(400);
    expect((await send(founder, 'gut', 'kurz')).status).toBe(400);
  });
});

describe('reading', () => {
  it('pages back from the newest and forward from a sequence', async () => {
    const { lastSequence } = await messages();
    const newest = await messages({ limit: 3 });
    expect(newest.items.map((item) => item.sequence)).toEqual([
      lastSequence - 2,
      lastSequence - 1,
      lastSequence,
    ]);
    const earlier = await messages({ before: lastSequence - 2, limit: 2 });
    expect(earlier.items.map((item) => item.sequence)).toEqual([lastSequence - 4, lastSequence - 3]);
    const forward = await messages({ after: 2, limit: 2 });
    expect(forward.items.map((item) => item.sequence)).toEqual([3, 4]);
  });

  it('counts what is unread for each person, and a mark never goes back', async () => {
    const unread = async () =>
      (await call(app, 'conversations.get', { params: { id } }, scout.cookie)).body.unread;
    const mark = (sequence: number) =>
      call(app, 'conversations.read', { params: { id }, body: { sequence } }, scout.cookie);
    await send(founder, 'Neu');
    expect(await unread()).toBeGreaterThan(0);
    const { lastSequence } = await messages();
    expect((await mark(lastSequence)).status).toBe(204);
    await mark(1);
    expect(await unread()).toBe(0);
    await send(founder, 'Noch neuer');
    expect(await unread()).toBe(1);
    expect((await call(app, 'accounts.me', {}, scout.cookie)).body.counts.unreadMessages).toBe(1);
  });

  it('does not let a mark run ahead of what was written', async () => {
    await call(app, 'conversations.read', { params: { id }, body: { sequence: 1e9 } }, founder.cookie);
    await send(scout, 'Danach');
    expect((await call(app, 'conversations.get', { params: { id } }, founder.cookie)).body.unread).toBe(1);
  });

  it('shows the newest message in the list', async () => {
    const { body: sent } = await send(founder, 'Die letzte');
    const { body } = await call(app, 'conversations.list', { query: {} }, scout.cookie);
    expect(body.items[0]).toMatchObject({ id, lastMessage: { id: sent.id, text: 'Die letzte' } });
  });
});

describe('access', () => {
  it('is for the two sides only: everybody else finds nothing', async () => {
    const missing = '0'.repeat(24);
    for (const target of [id, missing]) {
      expect((await call(app, 'conversations.get', { params: { id: target } }, stranger.cookie)).status).toBe(
        404,
      );
      expect(
        (await call(app, 'conversations.messages', { params: { id: target }, query: {} }, stranger.cookie))
          .status,
      ).toBe(404);
      expect((await send(stranger, 'Darf ich?', undefined, target)).status).toBe(404);
      expect(
        (
          await call(
            app,
            'conversations.read',
            { params: { id: target }, body: { sequence: 1 } },
            stranger.cookie,
          )
        ).status,
      ).toBe(404);
    }
    expect((await call(app, 'conversations.list', { query: {} }, stranger.cookie)).body.items).toEqual([]);
  });

  it('rejects whoever is not signed in', async () => {
    expect((await send(undefined, 'Hallo')).status).toBe(401);
    for (const path of ['', `/${id}`, `/${id}/messages`])
      expect((await request(app, 'GET', `/api/conversations${path}`)).status).toBe(401);
  });

  it('rejects bad ranges', async () => {
    const get = (query: string) =>
      request(app, 'GET', `/api/conversations/${id}/messages?${query}`, { cookie: founder.cookie });
    expect((await get('limit=0')).status).toBe(400);
    expect((await get('after=-1')).status).toBe(400);
    expect((await get('before=abc')).status).toBe(400);
  });
});

describe('taking it along', () => {
  const exported = (query: string, cookie?: string) =>
    request(app, 'GET', `/api/conversations/${id}/export?${query}`, { cookie });

  it('gives everything as JSON and what was said as PDF', async () => {
    await send(founder, '**Fett** und eine Liste:\n- eins\n- zwei');
    const json = await exported('format=json', founder.cookie);
    expect(JSON.stringify(json.body)).toContain('eine Liste');
    for (const language of ['de', 'en']) {
      const pdf = await exported(`format=pdf&language=${language}`, scout.cookie);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
      expect(pdf.headers.get('content-disposition')).toContain('attachment');
      expect(String(pdf.body).startsWith('%PDF-1.7')).toBe(true);
    }
  });

  it('writes one PDF at a time for each person', async () => {
    const ask = (cookie: string) => exported('format=pdf&language=de', cookie);
    const own = await Promise.all([founder, founder, founder, founder].map(({ cookie }) => ask(cookie)));
    expect(own.map(({ status }) => status).toSorted()).toEqual([200, 429, 429, 429]);
    const [one, other] = await Promise.all([ask(founder.cookie), ask(scout.cookie)]);
    expect([one.status, other.status]).toEqual([200, 200]);
  });

  it('is for who takes part', async () => {
    for (const format of ['json', 'pdf']) {
      expect((await exported(`format=${format}`)).status).toBe(401);
      expect((await exported(`format=${format}`, stranger.cookie)).status).toBe(404);
    }
    expect((await exported('format=exe', founder.cookie)).status).toBe(400);
  });
});
