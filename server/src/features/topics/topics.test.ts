import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let owner: TestMember;
let foreign: TestMember;
let count = 0;
const clientId = () => `topics-test-${String((count += 1)).padStart(6, '0')}`;

const fields = () => ({
  title: { de: 'Genehmigungen in Wochen', en: 'Permits in weeks' },
  question: { de: 'Wie wird Duisburg schnell?', en: 'How does Duisburg become fast?' },
  unit: { de: 'Tage', en: 'days' },
  baseline: { value: 200, on: '2026-01-31', source: 'Bericht des Bauamts' },
  target: { value: 100, dueOn: '2028-12-31' },
  milestones: [
    { key: 'apply', title: { de: 'Antrag digital', en: 'Digital application' }, dueOn: '2027-01-31' },
  ],
  codes: ['smart-city' as const],
  owner: owner.slug,
});

async function running(): Promise<string> {
  const created = await call(
    app,
    'topics.create',
    { body: { ...fields(), clientId: clientId() } },
    operator.cookie,
  );
  expect(created.status).toBe(201);
  const params = { id: created.body.id };
  await call(app, 'topics.setStatus', { params, body: { status: 'running' } }, operator.cookie);
  return params.id;
}

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  owner = await buildMember(app, { kind: 'partner' });
  foreign = await buildMember(app);
});
afterAll(() => app.close());

describe('a topic', () => {
  it('is one draft for a double click, unseen until the operator shows it', async () => {
    const body = { ...fields(), clientId: clientId() };
    const [first, second] = await Promise.all([
      call(app, 'topics.create', { body }, operator.cookie),
      call(app, 'topics.create', { body }, operator.cookie),
    ]);
    expect(second.body.id).toBe(first.body.id);
    const { slug, id } = first.body;
    expect((await call(app, 'topics.get', { params: { slug } }, foreign.cookie)).status).toBe(404);
    await call(app, 'topics.setStatus', { params: { id }, body: { status: 'running' } }, operator.cookie);
    const shown = await call(app, 'topics.get', { params: { slug } });
    expect(shown.body).toMatchObject({
      status: 'running',
      latest: null,
      owner: { slug: owner.slug },
      abilities: { edit: false, keep: false, comment: false },
    });
  });

  it('refuses a target that is the baseline, and an owner there is none of', async () => {
    const same = { ...fields(), target: { value: 200, dueOn: '2028-12-31' }, clientId: clientId() };
    expect((await call(app, 'topics.create', { body: same }, operator.cookie)).body).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: ['body', 'target', 'value'] }],
    });
    const nobody = { ...fields(), owner: 'nobody-at-all', clientId: clientId() };
    expect((await call(app, 'topics.create', { body: nobody }, operator.cookie)).status).toBe(404);
  });

  it('keeps what is done when its text changes, and tells the second of two who change it', async () => {
    const id = await running();
    const params = { id, key: 'apply' };
    await call(app, 'topics.setMilestone', { params, body: { doneOn: '2026-10-01' } }, owner.cookie);
    const { body: before } = await call(app, 'topics.get', { params: { slug: id } });
    const change = () =>
      call(
        app,
        'topics.update',
        { params: { id }, body: { ...fields(), revision: before.revision } },
        operator.cookie,
      );
    const changed = await change();
    expect(changed.body.milestones).toMatchObject([{ key: 'apply', doneOn: '2026-10-01' }]);
    expect((await change()).status).toBe(409);
  });
});

describe('a measured value', () => {
  it('needs its day and source, counts once a day, and says how far it is', async () => {
    const id = await running();
    const add = (value: number, on: string, source = 'Bericht', cookie = owner.cookie) =>
      call(app, 'topics.addValue', { params: { id }, body: { value, on, source } }, cookie);
    expect((await add(150, '2026-05-01', '')).status).toBe(400);
    expect((await add(150, '2099-05-01')).status).toBe(400);
    expect((await add(150, '2026-05-01', 'Bericht', foreign.cookie)).status).toBe(403);
    expect((await add(175, '2026-06-01')).status).toBe(200);
    const both = await Promise.all([add(150, '2026-05-01'), add(151, '2026-05-01')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = await call(app, 'topics.get', { params: { slug: id } });
    expect(body.values.map(({ on }) => on)).toEqual(['2026-05-01', '2026-06-01']);
    expect(body.latest).toMatchObject({ value: 175, on: '2026-06-01', source: 'Bericht', percent: 25 });
    const taken = await call(app, 'topics.removeValue', { params: { id, key: '2026-06-01' } }, owner.cookie);
    expect(taken.body.latest?.on).toBe('2026-05-01');
  });
});

describe('what is said', () => {
  it('by who answers for it is an update or a decision, once however often it is sent', async () => {
    const id = await running();
    const body = {
      clientId: clientId(),
      kind: 'decision' as const,
      text: { de: 'Ab Mai nur noch digital.', en: '' },
    };
    const add = (cookie: string) => call(app, 'topics.addEntry', { params: { id }, body }, cookie);
    expect((await add(foreign.cookie)).status).toBe(403);
    await add(owner.cookie);
    expect((await add(owner.cookie)).body.entries).toMatchObject([{ kind: 'decision', by: owner.name }]);
  });

  it('by members is read by members, and taken away by its author or the operator', async () => {
    const id = await running();
    const body = { clientId: clientId(), text: 'Wir helfen gern.' };
    const say = () => call(app, 'topics.comment', { params: { id }, body }, foreign.cookie);
    const { body: comment } = await say();
    expect((await say()).body.id).toBe(comment.id);
    expect((await call(app, 'topics.comments', { params: { id } })).status).toBe(401);
    const seen = await call(app, 'topics.comments', { params: { id } }, owner.cookie);
    expect(seen.body.items).toMatchObject([{ text: 'Wir helfen gern.', abilities: { remove: false } }]);
    const show = async (visibility: 'anonymous' | 'public') => {
      const { revision } = (await call(app, 'profiles.mine', {}, foreign.cookie)).body.profile;
      const profile = { params: { id: foreign.organisationId }, body: { revision, visibility } };
      await call(app, 'profiles.update', profile, foreign.cookie);
    };
    const spokenFor = async ({ cookie }: { cookie: string }) =>
      (await call(app, 'topics.comments', { params: { id } }, cookie)).body.items[0]?.organisation;
    await show('anonymous');
    expect([await spokenFor(owner), await spokenFor(foreign)]).toEqual(['', comment.organisation]);
    await show('public');
    const remove = (cookie: string) =>
      call(app, 'topics.removeComment', { params: { id, commentId: comment.id } }, cookie);
    expect((await remove(owner.cookie)).status).toBe(403);
    expect((await remove(foreign.cookie)).status).toBe(204);
    expect((await remove(operator.cookie)).status).toBe(404);
  });
});

describe('search', () => {
  it('finds a topic that is shown in either language, and no draft', async () => {
    await call(
      app,
      'topics.create',
      { body: { ...fields(), title: { de: 'Zugvogelentwurf', en: '' }, clientId: clientId() } },
      operator.cookie,
    );
    await running();
    await app.indexer.catchUp();
    const find = (q: string) => call(app, 'search.things', { query: { type: 'topic', q } });
    expect((await find('permits')).body.hits.length).toBeGreaterThan(0);
    expect((await find('Zugvogelentwurf')).body.hits.map(({ title }) => title.de)).not.toContain(
      'Zugvogelentwurf',
    );
  });
});
