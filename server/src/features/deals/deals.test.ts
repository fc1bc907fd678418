import { type Move } from '@klammer/contracts/deal-shapes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { remindOfTasks } from './jobs.ts';

let app: TestApp;
let investor: TestMember;
let rival: TestMember;
let startup: TestMember;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  investor = await buildMember(app, { kind: 'investor', name: 'Hebel Kapital' });
  rival = await buildMember(app, { kind: 'investor' });
  startup = await buildMember(app, { kind: 'startup', name: 'Kranblick' });
});
afterAll(() => app.close());

const add = async (body: object = { name: `Start-up ${(count += 1)}` }, cookie = investor.cookie) =>
  call(app, 'deals.add', { body }, cookie);
const get = async (id: string, cookie = investor.cookie) =>
  call(app, 'deals.get', { params: { id } }, cookie);
const move = async (moves: Move[], more: object = {}, cookie = investor.cookie) =>
  call(app, 'deals.move', { body: { moves, ...more } }, cookie);
const list = async (query: object = {}, cookie = investor.cookie) =>
  (await call(app, 'deals.list', { query }, cookie)).body.items;
const told = async (cookie: string) => (await call(app, 'notifications.list', {}, cookie)).body.items;
/** A call that the contract's types would not allow. */
const send = (method: string, path: string, body: object, cookie?: string) =>
  request(app, method, path, { cookie, body });

describe('a pipeline', () => {
  test('begins with stages of its own and takes other ones', async () => {
    const { cookie } = await buildMember(app, { kind: 'investor' });
    const { body: first } = await call(app, 'deals.pipeline', {}, cookie);
    expect(first.stages.map((stage) => stage.type)).toContain('lost');
    const stages = [
      { key: 'zusage', name: 'Zusage', type: 'won' as const },
      { key: 'anfang', name: 'Anfang', type: 'open' as const },
    ];
    const changed = await call(
      app,
      'deals.setPipeline',
      { body: { revision: 0, stages, criteria: [] } },
      cookie,
    );
    expect(changed.body.stages.map((stage) => stage.key)).toEqual(['anfang', 'zusage']);
    expect((await add({ name: 'Neu' }, cookie)).body.stage).toBe('anfang');
    const late = await call(
      app,
      'deals.setPipeline',
      { body: { revision: 0, stages, criteria: [] } },
      cookie,
    );
    expect(late.status).toBe(409);
  });

  test('keeps a stage that has deals in it, and refuses one without a name or nothing open', async () => {
    const { cookie } = await buildMember(app, { kind: 'investor' });
    await add({ name: 'Bleibt' }, cookie);
    const other = { key: 'andere', name: 'Andere', type: 'open' as const };
    const won = { key: 'zusage', name: 'Zusage', type: 'won' as const };
    const set = (stages: object[]) =>
      send('PUT', '/api/deals/pipeline', { revision: 0, stages, criteria: [] }, cookie);
    expect((await set([other, won])).body).toMatchObject({ code: 'not-possible-now' });
    expect((await set([{ ...other, name: '' }, won])).status).toBe(400);
    expect((await set([won, { ...won, key: 'mehr' }])).status).toBe(400);
  });

  test('keeps views for everybody in the organisation, and for nobody else', async () => {
    const body = { name: 'Diese Woche', query: 'due=week' };
    const saved = await call(app, 'deals.saveView', { body }, investor.cookie);
    const key = saved.body.views.at(-1)?.key ?? '';
    expect((await call(app, 'deals.removeView', { params: { key } }, rival.cookie)).status).toBe(404);
    const { body: after } = await call(app, 'deals.removeView', { params: { key } }, investor.cookie);
    expect(after.views.some((view) => view.key === key)).toBe(false);
  });
});

describe('adding', () => {
  test('makes one of the same profile added many times at once', async () => {
    const { organisationId: profileId } = await buildMember(app, { name: 'Einmalig' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => add({ profileId, source: 'match' })));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ name: 'Einmalig', source: 'match', stage: 'noticed' });
  });

  test('refuses a hidden profile as a missing one, nothing at all, and strangers', async () => {
    const { organisationId: profileId } = await buildMember(app, { publish: false });
    expect((await add({ profileId })).status).toBe(404);
    expect((await add({})).status).toBe(400);
    expect((await send('POST', '/api/deals', { name: 'X' })).status).toBe(401);
  });

  test('reads a CSV with German heads, leaves out what is there and names what is wrong', async () => {
    const csv =
      'Firma;Website;Stufe;Notiz\nPegelwerk;https://pegelwerk.example;Gespräche;=1+1\nOhne;nirgends;;\n';
    const first = await call(app, 'deals.import', { body: { csv } }, investor.cookie);
    expect(first.body).toMatchObject({ added: 1, known: 0, faults: [{ line: 3, column: 'website' }] });
    const again = await call(app, 'deals.import', { body: { csv } }, investor.cookie);
    expect(again.body).toMatchObject({ added: 0, known: 1 });
    const [found] = await list({ q: 'pegelw' });
    expect(found).toMatchObject({ stage: 'meeting', source: 'import' });
    expect((await get(found?.id ?? '')).body.notes[0]?.text).toBe('=1+1');
    const none = await call(app, 'deals.import', { body: { csv: 'a;b\n1;2' } }, investor.cookie);
    expect(none.status).toBe(400);
  });

  test('reads text as CSV whatever it begins with, and names what it cannot read', async () => {
    const read = async (csv: string) => call(app, 'deals.import', { body: { csv } }, investor.cookie);
    const quoted = 'sep=,\r\n"Name","Note"\r\n"<b>Fett</b>, GmbH","zwei\nZeilen"\r\n';
    expect((await read(quoted)).body).toMatchObject({ added: 1, faults: [] });
    expect((await list({ q: 'fett' }))[0]).toMatchObject({ name: '<b>Fett</b>, GmbH' });
    const strange = [
      '<script>alert(1)</script>',
      '<table>',
      '{\\rtf1',
      'ID;P\nC;X1',
      'PK\u0003\u0004',
      '\u0000',
    ];
    for (const csv of [...strange, 'name\n"offen', 'name\n"zu"viel']) {
      const { status, body } = await read(csv);
      expect({ csv, status, body }).toMatchObject({
        status: 400,
        body: { issues: [{ path: ['body', 'csv'] }] },
      });
    }
  });
});

describe('moving', () => {
  test('moves many and back again', async () => {
    const ids = [(await add()).body.id, (await add()).body.id];
    const there = ids.map((id) => ({ id, from: 'noticed', to: 'meeting' }));
    expect((await move(there)).body).toEqual({ moved: ids, left: [] });
    const back = ids.map((id) => ({ id, from: 'meeting', to: 'noticed' }));
    expect((await move(back)).body.moved).toEqual(ids);
    expect((await get(ids[0] ?? '')).body.history.map((step) => step.to)).toEqual([
      'noticed',
      'meeting',
      'noticed',
    ]);
  });

  test('leaves what a colleague moved meanwhile', async () => {
    const { id } = (await add()).body;
    await move([{ id, from: 'noticed', to: 'terms' }]);
    expect((await move([{ id, from: 'noticed', to: 'meeting' }])).body).toEqual({ moved: [], left: [id] });
    expect((await get(id)).body.stage).toBe('terms');
  });

  test('wants a reason for a no, and forgets it when the deal comes back', async () => {
    const { id } = (await add()).body;
    const no = [{ id, from: 'noticed', to: 'declined' }];
    expect((await move(no)).body).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: ['body', 'reason'] }],
    });
    await move(no, { reason: 'market', reasonNote: 'Zu klein.' });
    expect((await get(id)).body).toMatchObject({ reason: 'market', reasonNote: 'Zu klein.' });
    await move([{ id, from: 'declined', to: 'noticed' }]);
    expect((await get(id)).body).toMatchObject({ reason: null, reasonNote: '' });
  });

  test('refuses unknown stages and hides other organisations’ deals', async () => {
    const { id } = (await add()).body;
    expect((await move([{ id, from: 'noticed', to: 'nirgends' }])).status).toBe(400);
    expect((await move([{ id, from: 'noticed', to: 'meeting' }], {}, rival.cookie)).status).toBe(404);
    expect((await get(id)).body.stage).toBe('noticed');
  });
});

describe('a deal', () => {
  test('does not exist for another investor or for the start-up it is about', async () => {
    const { id } = (await add({ profileId: startup.organisationId })).body;
    const missing = await get('f'.repeat(24), rival.cookie);
    for (const { cookie } of [rival, startup]) {
      const answer = await get(id, cookie);
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      expect((await list({}, cookie)).some((deal) => deal.id === id)).toBe(false);
    }
    expect((await call(app, 'deals.shared', {}, startup.cookie)).body.items).toEqual([]);
    expect(await told(startup.cookie)).toEqual([]);
  });

  test('is rated by criteria, whoever rates what at once', async () => {
    const { id } = (await add()).body;
    const rate = (key: string, score: number | null) =>
      call(app, 'deals.update', { params: { id }, body: { ratings: [{ key, score }] } }, investor.cookie);
    await Promise.all([rate('team', 5), rate('market', 2)]);
    expect((await get(id)).body.rating).toBe(3.5);
    await rate('market', null);
    expect((await get(id)).body.ratings).toEqual([{ key: 'team', score: 5 }]);
    expect(await list({ rating: 5 })).toHaveLength(1);
  });

  test('takes nobody from elsewhere as the one in charge', async () => {
    const { id } = (await add()).body;
    const other = (await call(app, 'accounts.me', {}, rival.cookie)).body.person?.id ?? '';
    const input = { params: { id }, body: { ownerId: other } };
    expect((await call(app, 'deals.update', input, investor.cookie)).status).toBe(400);
    expect((await call(app, 'deals.update', { params: { id }, body: {} }, rival.cookie)).status).toBe(404);
  });

  test('keeps notes until they are removed', async () => {
    const { id } = (await add()).body;
    const { body } = await call(
      app,
      'deals.addNote',
      { params: { id }, body: { text: 'Ruhig.' } },
      investor.cookie,
    );
    const key = body.notes[0]?.key ?? '';
    expect((await call(app, 'deals.removeNote', { params: { id, key } }, rival.cookie)).status).toBe(404);
    const after = await call(app, 'deals.removeNote', { params: { id, key } }, investor.cookie);
    expect(after.body.notes).toEqual([]);
    expect((await send('POST', `/api/deals/${id}/notes`, { text: '' }, investor.cookie)).status).toBe(400);
  });

  test('is gone when removed', async () => {
    const { id } = (await add()).body;
    expect((await call(app, 'deals.remove', { params: { id } }, rival.cookie)).status).toBe(404);
    expect((await call(app, 'deals.remove', { params: { id } }, investor.cookie)).status).toBe(204);
    expect((await get(id)).status).toBe(404);
  });
});

describe('tasks', () => {
  test('are reminded of once on their day, and not when they are done', async () => {
    const { id } = (await add({ name: 'Erinnerung' })).body;
    const task = (title: string) =>
      call(app, 'deals.addTask', { params: { id }, body: { title, dueOn: '2031-05-05' } }, investor.cookie);
    await task('Anrufen');
    const done = (await task('Erledigt')).body.tasks.find((one) => one.title === 'Erledigt')?.key ?? '';
    await call(app, 'deals.setTask', { params: { id, key: done }, body: { done: true } }, investor.cookie);
    app.setNow(new Date('2031-05-05T10:00:00Z'));
    await remindOfTasks(app.deps);
    await remindOfTasks(app.deps);
    const news = (await told(investor.cookie)).filter((one) => one.type === 'deal-task');
    expect(news.map((one) => one.text.de)).toEqual(['Erinnerung · Anrufen']);
    expect((await list({ due: 'week' })).map((deal) => deal.name)).toEqual(['Erinnerung']);
    app.setNow(new Date());
  });

  test('are refused without a day, and where the deal is another’s', async () => {
    const { id } = (await add()).body;
    expect((await send('POST', `/api/deals/${id}/tasks`, { title: 'X' }, investor.cookie)).status).toBe(400);
    const input = { params: { id, key: 'keine' }, body: { done: true } };
    expect((await call(app, 'deals.setTask', input, investor.cookie)).status).toBe(404);
  });
});
