import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let members: TestMember[];
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  members = [
    await buildMember(app, { kind: 'startup', name: 'Pegelblick' }),
    await buildMember(app, { kind: 'company', name: 'Kaiwerk' }),
    await buildMember(app, { kind: 'investor', name: 'Hafenkapital' }),
  ];
});
afterAll(() => app.close());

const idsOf = (some: readonly TestMember[]): string[] => some.map((one) => one.organisationId);
const open = (
  some: readonly TestMember[],
  title = 'Runde Wasserstoff',
  cookie: string | undefined = operator.cookie,
) => call(app, 'conversations.openGroup', { body: { title, organisations: idsOf(some) } }, cookie);
const groups = (cookie?: string) => call(app, 'conversations.groups', { query: { limit: 50 } }, cookie);

describe('a group', () => {
  it('is opened by the operator, and is there for everybody who takes part', async () => {
    const { status, body } = await open(members);
    expect(status).toBe(201);
    for (const member of members) {
      const seen = await call(app, 'conversations.get', { params: { id: body.id } }, member.cookie);
      expect(seen.body).toMatchObject({ kind: 'group', title: 'Runde Wasserstoff' });
      const told = await call(app, 'notifications.list', { query: {} }, member.cookie);
      expect(told.body.items).toContainEqual(
        expect.objectContaining({ type: 'conversation-opened', path: `/messages/${body.id}` }),
      );
    }
  });

  it('is listed for the operator with who takes part and nothing of what was said', async () => {
    const { id } = (await open(members, 'Runde Fachkräfte')).body;
    const text = 'Das bleibt unter uns.';
    await call(
      app,
      'conversations.send',
      { params: { id }, body: { clientId: 'group-test-0123456789', text } },
      members[0]?.cookie,
    );
    const { body } = await groups(operator.cookie);
    expect(body.items[0]).toMatchObject({ id, title: 'Runde Fachkräfte' });
    expect(body.items[0]?.organisations.map((one) => one.id).toSorted()).toEqual(idsOf(members).toSorted());
    expect(JSON.stringify(body)).not.toContain(text);
    expect((await call(app, 'conversations.get', { params: { id } }, operator.cookie)).status).toBe(403);
  });

  it('can be left, and whoever left reads nothing more', async () => {
    const { id } = (await open(members, 'Runde Logistik')).body;
    const leaving = members[2]?.cookie;
    expect((await call(app, 'conversations.leave', { params: { id } }, leaving)).status).toBe(204);
    expect((await call(app, 'conversations.get', { params: { id } }, leaving)).status).toBe(404);
    const { body } = await groups(operator.cookie);
    expect(body.items.find((one) => one.id === id)?.organisations).toHaveLength(2);
  });

  it('brings nobody together who do not want to meet', async () => {
    const [founder, scout] = [await buildMember(app), await buildMember(app, { kind: 'company' })];
    await call(app, 'blocks.add', { params: { id: founder.organisationId } }, scout.cookie);
    expect((await open([founder, scout])).body).toMatchObject({ code: 'not-possible-now' });
  });

  it('needs two that exist, and is the operator’s to open and to list', async () => {
    const [first] = members;
    if (!first) throw new Error('there is no member');
    expect((await open([first])).status).toBe(400);
    const body = { title: 'Runde', organisations: [first.organisationId, '0'.repeat(24)] };
    expect((await call(app, 'conversations.openGroup', { body }, operator.cookie)).status).toBe(400);
    expect((await open(members, 'Runde', '')).status).toBe(401);
    expect((await open(members, 'Runde', first.cookie)).status).toBe(404);
    expect((await groups()).status).toBe(401);
    expect((await groups(first.cookie)).status).toBe(404);
    const bad = await request(app, 'GET', '/api/operator/groups?cursor=x', { cookie: operator.cookie });
    expect(bad.status).toBe(400);
  });
});
