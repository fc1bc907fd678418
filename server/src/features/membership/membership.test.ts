import { type MembershipOffer } from '@klammer/contracts/membership';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { sweepFiles } from '../files/service.ts';
import { download, upload } from '../files/testing.ts';
import { attendToMemberships } from './jobs.ts';
import { lastDayOf } from './periods.ts';

let app: TestApp;
let operator: TestPerson;
let startup: TestMember;
let foreign: TestMember;
let count = 0;
const clientId = () => `membership-${String((count += 1)).padStart(6, '0')}`;
const NOW = new Date('2026-03-02T10:00:00Z');
const inDuisburg = { place: { region: 'duisburg-mitte' as const, city: 'Duisburg' } };

async function proof(of: TestMember): Promise<string> {
  const { body } = await upload(app, of, {
    name: 'auszug.txt',
    bytes: Buffer.from('HRB 1234'),
    purpose: 'evidence',
  });
  return body.id;
}

async function applyAs(of: TestMember, more: object = {}) {
  const body = {
    clientId: clientId(),
    plan: 'startup',
    foundedOn: '2025-01-15',
    proof: await proof(of),
    ...more,
  };
  return call(app, 'membership.apply', { body }, of.cookie);
}

const decide = (id: string, body: object = {}) =>
  call(
    app,
    'membership.decide',
    { params: { id }, body: { accept: true, decidedOn: '2026-03-02', ...body } },
    operator.cookie,
  );

async function member(): Promise<{ of: TestMember; id: string }> {
  const of = await buildMember(app, { fields: inDuisburg });
  const { body } = await applyAs(of);
  await decide(body.id);
  return { of, id: body.id };
}

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  startup = await buildMember(app, { fields: inDuisburg });
  foreign = await buildMember(app, { kind: 'company' });
});
beforeEach(() => app.setNow(NOW));
afterAll(() => app.close());

describe('applying', () => {
  it('is open to start-ups of the city with a founding day and its proof, and says what stands against it', async () => {
    const elsewhere = await buildMember(app, { fields: { place: { region: 'DEA1', city: 'Essen' } } });
    const refused = await applyAs(elsewhere, { foundedOn: '2015-01-01', proof: null });
    expect(refused.status).toBe(400);
    const { issues } = refused.body as unknown as { issues: { code: string }[] };
    expect(issues.map(({ code }) => code)).toEqual(['place', 'age', 'proof-missing']);
    const own = await call(app, 'membership.own', {}, foreign.cookie);
    expect(own.body.faults).toMatchObject({ startup: ['kind', 'place'], company: [] });
  });

  it('makes one application of a double click, and refuses a second while one is open', async () => {
    const body = {
      clientId: clientId(),
      plan: 'startup',
      foundedOn: '2025-01-15',
      proof: await proof(startup),
    };
    const send = () => call(app, 'membership.apply', { body }, startup.cookie);
    const [first, second] = await Promise.all([send(), send()]);
    expect(second.body.id).toBe(first.body.id);
    expect((await applyAs(startup)).status).toBe(409);
    const taken = await call(app, 'membership.withdraw', { params: { id: first.body.id } }, startup.cookie);
    expect(taken.body.status).toBe('withdrawn');
    expect((await applyAs(startup)).status).toBe(201);
  });

  it('keeps the proof of the application that came first, of two sent at once', async () => {
    const of = await buildMember(app, { fields: inDuisburg });
    const wish = { proof: await proof(of) };
    const sent = await Promise.all([applyAs(of, wish), applyAs(of, wish), applyAs(of, wish)]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    app.setNow(new Date(NOW.getTime() + 25 * 3600_000));
    await sweepFiles(app.deps);
    expect((await download(app, wish.proof, operator.cookie)).status).toBe(200);
  });

  it('shows the proof to the operator and to nobody else', async () => {
    const of = await buildMember(app, { fields: inDuisburg });
    const { body } = await applyAs(of);
    const path = `/api/files/${body.proof?.id}`;
    expect((await request(app, 'GET', path, { cookie: operator.cookie })).status).toBe(200);
    expect((await request(app, 'GET', path, { cookie: foreign.cookie })).status).toBe(404);
    expect((await call(app, 'membership.withdraw', { params: { id: body.id } }, foreign.cookie)).status).toBe(
      404,
    );
  });
});

describe('a decision', () => {
  it('goes from applied over checked to a period of 24 months, with a card that anybody can check', async () => {
    const of = await buildMember(app, { fields: inDuisburg, name: 'Kranwerk' });
    const { body: applied } = await applyAs(of);
    const params = { id: applied.id };
    const { body: home } = await call(app, 'home.get', {}, operator.cookie);
    expect(home.items.map(({ code }) => code)).toContain('memberships-to-decide');
    const checked = await call(
      app,
      'membership.check',
      { params, body: { note: 'Vollständig' } },
      operator.cookie,
    );
    expect(checked.body.status).toBe('checked');
    const { body: period } = await decide(applied.id);
    expect(period).toMatchObject({
      status: 'active',
      startsOn: '2026-03-02',
      endsOn: '2028-03-01',
      runs: true,
    });
    expect((await decide(applied.id)).status).toBe(409);
    const card = await call(app, 'membership.verify', { params: { code: period.code ?? '' } });
    expect(card.body).toMatchObject({ valid: true, organisation: 'Kranwerk', endsOn: '2028-03-01' });
    expect((await call(app, 'membership.verify', { params: { code: 'A'.repeat(12) } })).status).toBe(404);
    const pdf = await fetch(`${app.url}/api/membership/${applied.id}/card`, {
      headers: { cookie: of.cookie },
    });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('has a card that counts for nothing while its organisation is suspended', async () => {
    const { of, id } = await member();
    const { items } = (await call(app, 'membership.own', {}, of.cookie)).body;
    const params = { code: items.find((one) => one.id === id)?.code ?? '' };
    const isValid = async () => (await call(app, 'membership.verify', { params })).body.valid;
    expect(await isValid()).toBe(true);
    const suspended = { params: { id: of.organisationId }, body: { reason: 'Probe' } };
    await call(app, 'operator.suspendOrganisation', suspended, operator.cookie);
    expect(await isValid()).toBe(false);
    await call(app, 'operator.liftOrganisation', { params: { id: of.organisationId } }, operator.cookie);
    expect(await isValid()).toBe(true);
  });

  it('lets the next period follow without a gap, and refuses one that overlaps', async () => {
    const { of } = await member();
    const { body: next } = await applyAs(of);
    expect((await decide(next.id, { startsOn: '2027-01-01' })).status).toBe(400);
    const { body: period } = await decide(next.id);
    expect(period).toMatchObject({ startsOn: '2028-03-02', endsOn: '2030-03-01', runs: false });
  });

  it('counts months by the calendar', () => {
    expect(lastDayOf('2026-03-02', 24)).toBe('2028-03-01');
    expect(lastDayOf('2026-01-31', 1)).toBe('2026-02-27');
  });
});

describe('a service', () => {
  it('is booked no more often than its quota, however fast, and counts again when given back', async () => {
    const { of, id } = await member();
    const book = (key = clientId()) =>
      call(
        app,
        'membership.book',
        { params: { id }, body: { clientId: key, service: 'legal-advice' } },
        of.cookie,
      );
    const all = await Promise.all(Array.from({ length: 6 }, () => book()));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409, 409, 409]);
    const { body } = await call(app, 'membership.own', {}, of.cookie);
    const [first, second] = body.items[0]?.bookings ?? [];
    const params = { id, key: first?.key ?? '' };
    expect((await call(app, 'membership.cancelBooking', { params }, foreign.cookie)).status).toBe(404);
    const back = await call(app, 'membership.cancelBooking', { params }, of.cookie);
    expect(back.body.services.find(({ service }) => service === 'legal-advice')?.left).toBe(1);
    await call(app, 'membership.cancelBooking', { params }, of.cookie);
    const used = { params: { id, key: second?.key ?? '' }, body: { usedOn: '2026-03-02' } };
    expect((await call(app, 'membership.useBooking', used, operator.cookie)).status).toBe(200);
    expect((await call(app, 'membership.cancelBooking', { params: used.params }, of.cookie)).status).toBe(
      409,
    );
    const after = await call(app, 'membership.own', {}, of.cookie);
    expect(after.body.items[0]?.services.find(({ service }) => service === 'legal-advice')?.left).toBe(1);
  });

  it('is not there outside the period', async () => {
    const { of, id } = await member();
    app.setNow(new Date('2028-03-02T10:00:00Z'));
    const body = { clientId: clientId(), service: 'room' };
    expect((await call(app, 'membership.book', { params: { id }, body }, of.cookie)).status).toBe(403);
  });
});

describe('time', () => {
  it('reminds once three months before the end, then ends it and turns it into nothing else', async () => {
    const { of, id } = await member();
    const told = async () =>
      (await call(app, 'notifications.list', {}, of.cookie)).body.items.map(({ type }) => type);
    app.setNow(new Date('2027-11-01T10:00:00Z'));
    await attendToMemberships(app.deps);
    expect(await told()).not.toContain('membership-ending');
    app.setNow(new Date('2027-12-05T10:00:00Z'));
    await attendToMemberships(app.deps);
    await attendToMemberships(app.deps);
    expect((await told()).filter((type) => type === 'membership-ending')).toHaveLength(1);
    app.setNow(new Date('2028-03-02T10:00:00Z'));
    await attendToMemberships(app.deps);
    expect(await told()).toContain('membership-ended');
    const { body } = await call(app, 'membership.own', {}, of.cookie);
    expect(body.items.map((one) => [one.id, one.status])).toEqual([[id, 'ended']]);
  });

  it('may end it early, which frees the days after', async () => {
    const { of, id } = await member();
    const end = (on: string) =>
      call(app, 'membership.end', { params: { id }, body: { on, note: 'Ausgetreten' } }, operator.cookie);
    expect((await end('2030-01-01')).status).toBe(400);
    expect((await end('2026-06-30')).body).toMatchObject({ status: 'active', endsOn: '2026-06-30' });
    const { body: next } = await applyAs(of);
    expect((await decide(next.id)).body.startsOn).toBe('2026-07-01');
  });
});

describe('the operator', () => {
  it('reads figures by plan and month, and takes everything out and in as CSV', async () => {
    const { of } = await member();
    const { body } = await call(app, 'membership.report', {}, operator.cookie);
    const now = body.months.at(-1);
    expect(now?.month).toBe('2026-03');
    expect(now?.plans.find(({ plan }) => plan === 'startup')?.running).toBeGreaterThan(0);
    const csv = await request(app, 'GET', '/api/operator/memberships/export', { cookie: operator.cookie });
    expect(csv.body).toContain(of.slug);
    const rows = `organisation;plan;from;until\n${foreign.slug};Unternehmen;2024-01-01;2024-12-31\n${foreign.slug};nix;2025-01-01;2025-12-31\nnobody;company;2025-01-01;2025-12-31`;
    const add = () => call(app, 'membership.import', { body: { csv: rows } }, operator.cookie);
    expect((await add()).body).toMatchObject({
      added: 1,
      known: 0,
      faults: [{ line: 3, column: 'plan' }, { line: 4 }],
    });
    expect((await add()).body).toMatchObject({ added: 0, known: 1 });
    expect((await call(app, 'membership.import', { body: { csv: '"' } }, operator.cookie)).status).toBe(400);
  });

  it('changes the plans, while running periods keep theirs', async () => {
    const { of } = await member();
    const { body: before } = await call(app, 'membership.offer', {});
    const changed: MembershipOffer = {
      ...before,
      plans: before.plans.map((plan) => (plan.key === 'startup' ? { ...plan, months: 12 } : plan)),
    };
    const set = (offer: MembershipOffer) =>
      call(app, 'membership.setOffer', { body: { ...offer, revision: before.revision } }, operator.cookie);
    const unknown = { ...changed, services: [] };
    expect((await set(unknown)).status).toBe(400);
    expect((await set(changed)).body.plans[0]?.months).toBe(12);
    expect((await set(changed)).status).toBe(409);
    const { body } = await call(app, 'membership.own', {}, of.cookie);
    expect(body.items[0]?.endsOn).toBe('2028-03-01');
  });
});
