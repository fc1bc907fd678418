import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember } from '../../../test/factories.ts';
import { unformula } from '../../csv.ts';
import { dealsPersonal } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const add = async (body: object, cookie: string) => call(app, 'deals.add', { body }, cookie);

describe('figures and files', () => {
  test('count how far deals came and how long they stay', async () => {
    const { cookie } = await buildMember(app, { kind: 'investor' });
    app.setNow(new Date('2030-01-01T10:00:00Z'));
    const { id } = (await add({ name: 'Weit' }, cookie)).body;
    await add({ name: 'Nah' }, cookie);
    app.setNow(new Date('2030-01-05T10:00:00Z'));
    const moves = [{ id, from: 'noticed', to: 'diligence' }];
    await call(app, 'deals.move', { body: { moves } }, cookie);
    const { body } = await call(app, 'deals.figures', {}, cookie);
    const figures = new Map(body.stages.map((stage) => [stage.key, stage]));
    expect(body.total).toBe(2);
    expect(figures.get('noticed')).toMatchObject({ now: 1, reached: 2, medianDays: 4 });
    expect(figures.get('screening')).toMatchObject({ now: 0, reached: 1, medianDays: null });
    expect(figures.get('terms')).toMatchObject({ reached: 0 });
    app.setNow(new Date());
  });

  test('give tables in which nothing is a formula', async () => {
    expect(['=1', '+1', '-1', '@a', '\tx', '\n=1', '＝1', 'a=1', ''].map(unformula)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@a",
      "'\tx",
      "'\n=1",
      "'＝1",
      'a=1',
      '',
    ]);
    const { cookie } = await buildMember(app, { kind: 'investor' });
    await add({ name: '=HYPERLINK("x")' }, cookie);
    const csv = await request(app, 'GET', '/api/deals/export?format=csv', { cookie });
    expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
    const xlsx = await request(app, 'GET', '/api/deals/export?format=xlsx', { cookie });
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml');
    expect((await request(app, 'GET', '/api/deals/export?format=exe', { cookie })).status).toBe(400);
    expect((await request(app, 'GET', '/api/deals/export')).status).toBe(401);
  });
});

describe('what is kept about people', () => {
  test('leaves with them, and all of it with their organisation', async () => {
    const { cookie, organisationId } = await buildMember(app, { kind: 'investor' });
    const personId = (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
    const { id } = (await add({ name: 'Bleibt' }, cookie)).body;
    await call(app, 'deals.addNote', { params: { id }, body: { text: 'Von mir.' } }, cookie);
    const person = { personId, email: '' };
    expect(JSON.stringify(await dealsPersonal.export(app.deps, person))).toContain('Von mir.');
    await dealsPersonal.erase(app.deps, person);
    const { body } = await call(app, 'deals.get', { params: { id } }, cookie);
    expect(body).toMatchObject({ ownerId: null, notes: [{ by: '' }], history: [{ by: '' }] });
    await dealsPersonal.eraseOrganisation?.(app.deps, organisationId);
    expect((await call(app, 'deals.list', {}, cookie)).body.items).toEqual([]);
  });
});
