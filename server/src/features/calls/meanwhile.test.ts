import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Entries } from './entries/entry-model.ts';
import { NOON, publishCall, save } from './testing.ts';

/** What happens to a call between the look at it and what is entered. */

let app: TestApp;
let partner: TestMember;
let other: TestMember;
beforeAll(async () => {
  app = await startApp();
  partner = await buildMember(app, { kind: 'partner' });
  other = await buildMember(app, { kind: 'partner' });
});
beforeEach(() => app.setNow(NOON));
afterAll(() => app.close());

const submit = (id: string) => call(app, 'entries.submit', { params: { id } }, other.cookie);

test('an entry that is sent while the call is taken back has the answer of all others', async () => {
  const { id } = await publishCall(app, partner, { kinds: ['partner'] });
  await save(app, other, id);
  const withdraw = () => call(app, 'calls.withdraw', { params: { id } }, partner.cookie);
  justBefore(Entries, 'findOneAndUpdate', withdraw);
  expect((await submit(id)).body).toMatchObject({ status: 'declined', answer: { reason: 'withdrawn' } });
});

test('nobody enters who says yes to organising the call at the same moment', async () => {
  const { id } = await publishCall(app, partner, { kinds: ['partner'] });
  await call(app, 'calls.inviteOrganiser', { params: { id }, body: { slug: other.slug } }, partner.cookie);
  justBefore(Entries, 'create', () =>
    call(app, 'calls.joinOrganisers', { params: { id }, body: { accept: true } }, other.cookie),
  );
  await save(app, other, id);
  expect((await submit(id)).body).toMatchObject({ code: 'not-possible-now' });
  expect(await Entries.countDocuments({ callId: id, status: 'submitted' })).toBe(0);
});
