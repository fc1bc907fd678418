import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Memberships } from './model.ts';

/** Periods of one organisation that are decided on and imported at the same moment. */

const NOW = new Date('2026-03-02T10:00:00Z');
let app: TestApp;
let operator: TestPerson;
let count = 0;
beforeAll(async () => {
  app = await startApp();
  app.setNow(NOW);
  operator = await buildOperator(app);
});
afterAll(() => app.close());

async function applied(): Promise<{ of: TestMember; id: string }> {
  const of = await buildMember(app, { kind: 'company' });
  const body = { clientId: `meanwhile-${String((count += 1)).padStart(6, '0')}`, plan: 'company' };
  return { of, id: (await call(app, 'membership.apply', { body }, of.cookie)).body.id };
}
const decide = (id: string) =>
  call(
    app,
    'membership.decide',
    { params: { id }, body: { accept: true, decidedOn: '2026-03-02' } },
    operator.cookie,
  );
const add = (of: TestMember, from: string, until: string) =>
  call(
    app,
    'membership.import',
    { body: { csv: `organisation;plan;from;until\n${of.slug};company;${from};${until}` } },
    operator.cookie,
  );
const stored = async ({ organisationId }: TestMember) =>
  (await Memberships.find({ organisationId }).sort({ createdAt: 1, _id: 1 }).lean()).map(
    ({ status, startsOn, code, steps }) => ({
      status,
      startsOn,
      hasCode: code !== null,
      steps: steps.length,
    }),
  );
const OPEN = { status: 'applied', startsOn: null, hasCode: false, steps: 1 };

it('a decision gives way to a period that is imported in between, and can be taken again', async () => {
  const { of, id } = await applied();
  justBefore(Memberships, 'findOneAndUpdate', () => add(of, '2026-01-01', '2026-12-31'));
  expect((await decide(id)).status).toBe(409);
  expect(await stored(of)).toMatchObject([OPEN, { status: 'active', startsOn: '2026-01-01' }]);
  expect((await decide(id)).body).toMatchObject({ status: 'active', startsOn: '2027-01-01' });
});

it('an import gives way to a period that is decided on, or imported, in between', async () => {
  const { of, id } = await applied();
  justBefore(Memberships, 'create', () => decide(id));
  const fault = { added: 0, faults: [{ line: 2, column: 'from' }] };
  expect((await add(of, '2026-01-01', '2026-12-31')).body).toMatchObject(fault);
  expect(await stored(of)).toMatchObject([{ status: 'active', startsOn: '2026-03-02' }]);
  const { of: other } = await applied();
  justBefore(Memberships, 'create', () => add(other, '2026-02-01', '2027-01-31'));
  expect((await add(other, '2026-01-01', '2026-12-31')).body).toMatchObject(fault);
  expect(await stored(other)).toMatchObject([OPEN, { startsOn: '2026-02-01' }]);
});

it('a last day is not put off again by who saw the earlier one', async () => {
  const { id } = await applied();
  await decide(id);
  const end = (on: string) =>
    call(app, 'membership.end', { params: { id }, body: { on, note: 'Ausgetreten' } }, operator.cookie);
  justBefore(Memberships, 'findOneAndUpdate', () => end('2026-06-30'));
  expect((await end('2026-12-31')).status).toBe(409);
  expect((await Memberships.findById(id).lean())?.endsOn).toBe('2026-06-30');
});
