import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { makeOperator } from '../../../test/operators.ts';
import { announceUnread } from './announcing.ts';
import { Messages } from './model.ts';

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

async function say(text: string, member = founder, extra = {}) {
  const body = { clientId: randomUUID(), text, ...extra };
  return (await call(app, 'conversations.send', { params: { id }, body }, member.cookie)).body;
}
const at = (sequence: number) => ({ id, sequence });
const edit = (sequence: number, text: string, member = founder) =>
  call(app, 'conversations.edit', { params: at(sequence), body: { text } }, member.cookie);
const remove = (sequence: number, member = founder) =>
  call(app, 'conversations.remove', { params: at(sequence) }, member.cookie);
const react = (sequence: number, on: boolean, member = scout) =>
  call(app, 'conversations.react', { params: at(sequence), body: { code: 'agree', on } }, member.cookie);
const changes = async (after: number, member = scout) =>
  (await call(app, 'conversations.changes', { params: { id }, query: { after } }, member.cookie)).body;

describe('editing', () => {
  it('changes the text, keeps what it was, and gives the message the next change', async () => {
    const sent = await say('Treffen am Mntag');
    const edited = await edit(sent.sequence, 'Treffen am Montag');
    expect(edited.body).toMatchObject({ text: 'Treffen am Montag', sequence: sent.sequence });
    expect(edited.body.change).toBeGreaterThan(sent.change);
    const { body } = await call(app, 'conversations.versions', { params: at(sent.sequence) }, scout.cookie);
    expect(body.items.map((one) => one.text)).toEqual(['Treffen am Mntag']);
  });

  it('is for an hour, and for who wrote it', async () => {
    const sent = await say('Nur meins');
    expect((await edit(sent.sequence, 'Deins', scout)).status).toBe(403);
    expect((await edit(sent.sequence, 'Fremd', stranger)).status).toBe(404);
    expect((await edit(sent.sequence, '')).status).toBe(400);
    app.setNow(new Date(Date.now() + 61 * 60_000));
    expect((await edit(sent.sequence, 'Zu spät')).status).toBe(403);
    expect((await remove(sent.sequence)).status).toBe(403);
    app.setNow(new Date());
  });
});

describe('what others were told of a message', () => {
  const toldTo = async (member: TestMember) =>
    (await call(app, 'notifications.list', { query: { group: 'messages' } }, member.cookie)).body.items.map(
      ({ text }) => text.de,
    );

  it('says what it says since it was edited, and nothing of it once it is deleted', async () => {
    const { founder: one, scout: other, conversationId } = await buildConversation(app);
    const { person } = (await call(app, 'accounts.me', {}, other.cookie)).body;
    const params = { id: conversationId };
    const body = { clientId: randomUUID(), text: 'Unser Preis: 80.000 Euro', mentions: [person?.id ?? ''] };
    const { sequence } = (await call(app, 'conversations.send', { params, body }, one.cookie)).body;
    await announceUnread(app.deps, [conversationId]);
    expect(await toldTo(other)).toEqual([body.text, body.text]);
    const place = { id: conversationId, sequence };
    const text = 'Unser Preis: auf Anfrage';
    await call(app, 'conversations.edit', { params: place, body: { text } }, one.cookie);
    expect(await toldTo(other)).toEqual([text, text]);
    await call(app, 'conversations.remove', { params: place }, one.cookie);
    expect(await toldTo(other)).toEqual(Array(2).fill('Die Nachricht wurde gelöscht.'));
  });
});

describe('deleting', () => {
  it('takes away what it said and said before, and keeps its place', async () => {
    const sent = await say('Geheim A');
    await edit(sent.sequence, 'Geheim B');
    await call(
      app,
      'conversations.send',
      { params: { id }, body: { clientId: randomUUID(), text: 'Dazu', replyTo: sent.sequence } },
      scout.cookie,
    );
    expect((await remove(sent.sequence)).body).toMatchObject({ text: '', sequence: sent.sequence });
    const all = await Promise.all([
      call(app, 'conversations.messages', { params: { id }, query: {} }, scout.cookie),
      call(app, 'conversations.versions', { params: at(sent.sequence) }, scout.cookie),
      call(app, 'conversations.search', { params: { id }, query: { q: 'Geheim' } }, scout.cookie),
    ]);
    expect(JSON.stringify(all.map((answer) => answer.body))).not.toContain('Geheim');
    expect((await edit(sent.sequence, 'Wieder da')).status).toBe(403);
  });
});

describe('reacting and pinning', () => {
  it('counts a person once, however often they press, and can be taken back', async () => {
    const { sequence } = await say('Einverstanden?');
    const twice = await Promise.all([react(sequence, true), react(sequence, true)]);
    expect(twice.map((answer) => answer.status)).toEqual([200, 200]);
    const { body } = await react(sequence, true, founder);
    expect(body.reactions).toMatchObject([{ code: 'agree', personIds: { length: 2 } }]);
    await react(sequence, false);
    expect((await react(sequence, false, founder)).body.reactions).toEqual([]);
  });

  it('lists pinned messages and lets them go', async () => {
    const { sequence } = await say('Wichtig');
    const pin = (pinned: boolean) =>
      call(app, 'conversations.pin', { params: at(sequence), body: { pinned } }, scout.cookie);
    const pinned = async () =>
      (await call(app, 'conversations.pinned', { params: { id } }, founder.cookie)).body.items;
    await pin(true);
    expect((await pinned()).map((one) => one.sequence)).toContain(sequence);
    await pin(false);
    expect((await pinned()).map((one) => one.sequence)).not.toContain(sequence);
  });

  it('is nothing for strangers, and not possible where nothing is', async () => {
    const { sequence } = await say('Unseres');
    expect((await react(sequence, true, stranger)).status).toBe(404);
    expect((await react(999_999, true)).status).toBe(404);
    const bad = { cookie: scout.cookie, body: { code: 'boo', on: true } };
    const path = `/api/conversations/${id}/messages/${sequence}/reaction`;
    expect((await request(app, 'PUT', path, bad)).status).toBe(400);
  });
});

describe('catching up', () => {
  it('brings what changed after an offset, each message once in its latest state', async () => {
    const sent = await say('Vorher');
    await edit(sent.sequence, 'Nachher');
    await react(sent.sequence, true);
    const next = await say('Danach');
    const missed = await changes(sent.change);
    expect(missed.items.map((one) => one.text)).toEqual(['Nachher', 'Danach']);
    expect(missed.lastChange).toBe(next.change);
    expect(await changes(missed.lastChange)).toMatchObject({ items: [], lastChange: missed.lastChange });
  });

  it('gives nobody a number again that a message has moved on from', async () => {
    const sent = await say('Erst');
    await react(sent.sequence, true);
    const stored = await Messages.findOne({ _id: sent.id }).lean();
    const late = { ...stored, _id: undefined, sequence: 1_000_000, clientId: 'counted-a-moment-ago' };
    await expect(
      Messages.create({ ...late, change: sent.change, changes: [sent.change] }),
    ).rejects.toMatchObject({ code: 11000 });
  });

  it('misses nothing though many change at once', async () => {
    const sent = await say('Viele Hände');
    const codes = ['agree', 'thanks', 'great', 'seen', 'done', 'question'] as const;
    await Promise.all([
      ...codes.map((code) =>
        call(
          app,
          'conversations.react',
          { params: at(sent.sequence), body: { code, on: true } },
          scout.cookie,
        ),
      ),
      ...codes.map((code) => say(code)),
    ]);
    const { items, lastChange } = await changes(sent.change - 1);
    expect(items.find((one) => one.sequence === sent.sequence)?.reactions).toHaveLength(codes.length);
    expect(lastChange).toBe(sent.change + 2 * codes.length);
  });
});

describe('replies and mentions', () => {
  it('carry the beginning of what they answer, and only people who take part', async () => {
    const first = await say('Haben Sie Platz am Kai?');
    const me = await call(app, 'accounts.me', {}, scout.cookie);
    const scoutId = me.body.person?.id ?? '';
    const reply = await say('Ja, @Scout', founder, {
      replyTo: first.sequence,
      mentions: [scoutId, 'f'.repeat(24)],
    });
    expect(reply).toMatchObject({
      replyTo: { sequence: first.sequence, text: 'Haben Sie Platz am Kai?' },
      mentions: [scoutId],
    });
    const wrong = { clientId: randomUUID(), text: 'Wohin?', replyTo: 999_999 };
    const answer = await call(app, 'conversations.send', { params: { id }, body: wrong }, founder.cookie);
    expect(answer.status).toBe(400);
  });
});

describe('finding', () => {
  it('finds parts of words in any case, and takes signs literally', async () => {
    const { sequence } = await say('Kosten: 100 % (netto)');
    const find = async (q: string, member = scout) =>
      call(app, 'conversations.search', { params: { id }, query: { q } }, member.cookie);
    expect((await find('kosten')).body.items.map((one) => one.sequence)).toContain(sequence);
    expect((await find('100 % (')).body.items).toHaveLength(1);
    expect((await find('.*')).body.items).toEqual([]);
    expect((await find('x')).status).toBe(400);
    expect((await find('kosten', stranger)).status).toBe(404);
  });

  it('leads to the first message of a day', async () => {
    const later = new Date(Date.now() + 3 * 86_400_000);
    app.setNow(later);
    const { sequence } = await say('Drei Tage später');
    app.setNow(new Date());
    const query = { from: later.toISOString().slice(0, 10) };
    const { body } = await call(app, 'conversations.messages', { params: { id }, query }, scout.cookie);
    expect(body.items[0]?.sequence).toBe(sequence);
  });
});

describe('a person’s own side', () => {
  const get = async (member = scout) =>
    (await call(app, 'conversations.get', { params: { id } }, member.cookie)).body;
  const list = async (archived: 'true' | 'false') =>
    (await call(app, 'conversations.list', { query: { archived } }, scout.cookie)).body.items.length;

  it('keeps a draft for them alone', async () => {
    const draft = (text: string, member = scout) =>
      call(app, 'conversations.draft', { params: { id }, body: { text } }, member.cookie);
    await draft('Halb geschrieben');
    expect((await get()).draft).toBe('Halb geschrieben');
    expect((await get(founder)).draft).toBe('');
    await draft('');
    expect((await get()).draft).toBe('');
    expect((await draft('Fremd', stranger)).status).toBe(404);
  });

  it('archives until something new is said, and mutes', async () => {
    const arrange = (body: object, member = scout) =>
      call(app, 'conversations.arrange', { params: { id }, body }, member.cookie);
    await arrange({ archived: true, muted: true });
    expect([await list('false'), await list('true')]).toEqual([0, 1]);
    await say('Neues');
    expect([await list('false'), await list('true')]).toEqual([1, 0]);
    expect((await get()).muted).toBe(true);
    expect((await call(app, 'accounts.me', {}, scout.cookie)).body.counts.unreadMessages).toBe(0);
    await arrange({ muted: false });
    expect((await get()).muted).toBe(false);
    expect((await arrange({ muted: true }, stranger)).status).toBe(404);
  });

  it('shows who takes part, and who is there only to those who show themselves', async () => {
    const people = async (member = scout) =>
      (await call(app, 'conversations.people', { params: { id } }, member.cookie)).body.items;
    expect((await people()).map((one) => one.online)).toEqual([false, false]);
    await call(app, 'conversations.setPresence', { body: { shown: false } }, founder.cookie);
    expect((await people()).map((one) => one.online)).toContain(null);
    expect((await people(founder)).map((one) => one.online)).toEqual([null, null]);
    await call(app, 'conversations.setPresence', { body: { shown: true } }, founder.cookie);
    const { body } = await call(app, 'conversations.presence', {}, founder.cookie);
    expect(body).toEqual({ shown: true });
  });
});

describe('the operator', () => {
  it('opens groups and reads reported messages with what was around them, nothing else', async () => {
    const operator = await makeOperator(app);
    const organisations = [founder.organisationId, scout.organisationId, stranger.organisationId];
    const open = (body: object, cookie = operator.cookie) =>
      request(app, 'POST', '/api/operator/groups', { cookie, body });
    expect((await open({ title: 'Runde', organisations })).status).toBe(201);
    expect((await open({ title: 'Runde', organisations }, scout.cookie)).status).toBe(404);
    expect((await open({ title: 'Runde', organisations: ['f'.repeat(24), ...organisations] })).status).toBe(
      400,
    );
    const { body } = await call(app, 'conversations.list', { query: {} }, stranger.cookie);
    expect(body.items).toMatchObject([{ kind: 'group', title: 'Runde', organisations: { length: 3 } }]);

    const { sequence } = await say('Unverschämt');
    const report = (member: TestMember) =>
      call(
        app,
        'conversations.report',
        { params: at(sequence), body: { reason: 'abuse', note: 'Bitte ansehen' } },
        member.cookie,
      );
    expect([(await report(scout)).status, (await report(scout)).status]).toEqual([204, 204]);
    expect((await report(stranger)).status).toBe(404);
    const reports = await call(app, 'conversations.reports', { query: {} }, operator.cookie);
    expect(reports.body.items).toHaveLength(1);
    expect(reports.body.items[0]?.context.map((one) => one.text)).toContain('Unverschämt');
    const settle = { params: { id: reports.body.items[0]?.id ?? '' }, body: { outcome: 'Ermahnt' } };
    const settled = await call(app, 'conversations.settleReport', settle, operator.cookie);
    expect(settled.body.status).toBe('settled');
    expect((await call(app, 'conversations.settleReport', settle, scout.cookie)).status).toBe(404);
    const conversation = await call(app, 'conversations.get', { params: { id } }, operator.cookie);
    expect(conversation.status).not.toBe(200);
  });
});
