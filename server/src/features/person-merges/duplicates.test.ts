import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, signUp, type TestPerson } from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';

const NOON = new Date('2030-01-01T11:00:00Z');
let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const idOf = async ({ cookie }: TestPerson) =>
  (await call(app, 'accounts.me', {}, cookie)).body.person?.id ?? '';

it('suggests those of one name who share an organisation or an address, until they are told apart', async () => {
  const one = await signUp(app, { name: 'Frida Müller', email: 'frida.mueller@hafen.example' });
  const other = await signUp(app, { name: 'Müller, Frida', email: 'fridamueller@post.example' });
  const third = await signUp(app, { name: 'Frida Müller', email: 'f.m@andere.example' });
  const ids = { one: await idOf(one), other: await idOf(other), third: await idOf(third) };
  const organisation = await buildMember(app);
  await addMember(organisation.organisationId, ids.one, 'editor', NOON);
  await addMember(organisation.organisationId, ids.third, 'viewer', NOON);
  const suggested = async () => {
    const { body } = await call(app, 'personMerges.suggestions', {}, operator.cookie);
    return body.items.filter((pair) => pair.one.name.includes('Frida'));
  };
  expect((await suggested()).map(({ hints }) => hints.join()).toSorted()).toEqual([
    'address',
    'organisation',
  ]);
  const dismiss = (oneId: string, otherId: string, by = operator) =>
    call(app, 'personMerges.dismiss', { body: { oneId, otherId } }, by.cookie);
  expect((await dismiss(ids.one, ids.other, one)).status).toBe(404);
  expect((await dismiss(ids.one, ids.one)).status).toBe(400);
  expect((await dismiss(ids.one, 'f'.repeat(24))).status).toBe(404);
  expect((await dismiss(ids.other, ids.one)).status).toBe(204);
  expect((await suggested()).map(({ hints }) => hints.join())).toEqual(['organisation']);
  expect((await call(app, 'personMerges.suggestions', {}, one.cookie)).status).toBe(404);
});
