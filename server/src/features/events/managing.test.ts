import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { draftEvent, NOON, planFor, publishEvent } from './testing.ts';

const REFUSED = { code: 'not-possible-now' };
let app: TestApp;
let partner: TestMember;
beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const write = (id: string, revision: number) =>
  call(app, 'events.update', { params: { id }, body: { ...planFor({}), revision } }, partner.cookie);

test('nobody is on the list of a draft, and what people may have registered for is not thrown away', async () => {
  const draft = (await draftEvent(app, partner)).body.id;
  expect(
    (await call(app, 'registrations.list', { params: { id: draft } }, partner.cookie)).body,
  ).toMatchObject(REFUSED);
  const { id } = await publishEvent(app, partner);
  expect((await call(app, 'events.remove', { params: { id } }, partner.cookie)).body).toMatchObject(REFUSED);
  expect((await call(app, 'events.remove', { params: { id: draft } }, partner.cookie)).status).toBe(204);
});

test('what was called off or is over stays as it was', async () => {
  const { id, revision } = await publishEvent(app, partner);
  expect((await write(id, revision)).status).toBe(200);
  await call(app, 'events.cancel', { params: { id }, body: { reason: 'Sturm' } }, partner.cookie);
  expect((await write(id, revision + 2)).body).toMatchObject(REFUSED);
  const other = await publishEvent(app, partner);
  app.setNow(new Date('2030-02-01T11:00:00Z'));
  expect((await write(other.id, other.revision)).body).toMatchObject(REFUSED);
});
