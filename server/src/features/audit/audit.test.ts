import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  buildOperator,
  signUp,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { AuditEntries, Pseudonyms } from './model.ts';
import { forgetPseudonym, recordAudit, trimAudit, verifyAudit } from './service.ts';

let app: TestApp;
let operator: TestPerson;
let member: TestMember;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  member = await buildMember(app);
});
afterAll(() => app.close());

const personIdOf = async ({ cookie }: TestPerson): Promise<string> => {
  const { body } = await call(app, 'accounts.me', {}, cookie);
  return body.person?.id ?? '';
};
const list = (query: Parameters<typeof call<'audit.list'>>[2]['query'] = {}) =>
  call(app, 'audit.list', { query }, operator.cookie);
const deed = (id: string) =>
  ({ actor: null, action: 'file.downloaded', subject: { kind: 'file', id } }) as const;

describe('the trail', () => {
  it('is one chain without a gap, however many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => recordAudit(app.deps, deed(String(n)))));
    const sequences = (await AuditEntries.find().sort({ _id: 1 }).lean()).map((entry) => entry._id);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    expect(await verifyAudit()).toMatchObject({ whole: true, entries: sequences.length, brokenAt: null });
  });

  it('shows an edited entry, one taken out, and one put in', async () => {
    const entry = await AuditEntries.findOne({ action: 'file.downloaded' }).sort({ _id: 1 }).lean();
    if (!entry) throw new Error('no entry');
    await AuditEntries.updateOne({ _id: entry._id }, { $set: { 'subject.id': 'other' } });
    expect(await verifyAudit()).toMatchObject({ whole: false, brokenAt: entry._id });
    await AuditEntries.deleteOne({ _id: entry._id });
    expect(await verifyAudit()).toMatchObject({ whole: false, brokenAt: entry._id });
    await AuditEntries.create({ ...entry, hash: 'f'.repeat(64) });
    expect(await verifyAudit()).toMatchObject({ whole: false, brokenAt: entry._id });
    await AuditEntries.replaceOne({ _id: entry._id }, entry);
    expect(await verifyAudit()).toMatchObject({ whole: true });
  });

  it('holds who signed in and who was refused what, without names or addresses', async () => {
    const other = await buildMember(app);
    await call(app, 'introductions.get', { params: { id: 'a'.repeat(24) } }, other.cookie);
    await recordAudit(app.deps, deed('after'));
    const own = (await list({ person: other.email })).body.items;
    expect(own.map((entry) => entry.action)).toEqual(['request.refused', 'session.started']);
    expect(own[0]).toMatchObject({
      actor: { person: { name: other.name } },
      subject: { kind: 'introductions', id: 'a'.repeat(24) },
      detail: { code: 'not-found', operation: 'GET /api/introductions/:id' },
    });
    const stored = JSON.stringify(await AuditEntries.find().lean());
    for (const personal of [other.name, other.email, await personIdOf(other)])
      expect(stored).not.toContain(personal);
  });

  it('takes the same refusal once, so that trying does not flood it', async () => {
    const other = await buildMember(app);
    for (let n = 0; n < 5; n += 1)
      await call(app, 'introductions.get', { params: { id: 'b'.repeat(24) } }, other.cookie);
    await recordAudit(app.deps, deed('after'));
    const { body } = await list({ person: other.email, action: 'request.refused' });
    expect(body.items).toHaveLength(1);
  });

  it('notes a wrong password without saying whose', async () => {
    await request(app, 'POST', '/api/auth/sign-in/email', {
      body: { email: member.email, password: 'not the right passphrase' },
    });
    await recordAudit(app.deps, deed('after'));
    expect((await list({ action: 'session.refused' })).body.items[0]).toMatchObject({ actor: null });
  });

  it('leads to nobody once a person is forgotten, and is still whole', async () => {
    const person = await signUp(app);
    const personId = await personIdOf(person);
    await recordAudit(app.deps, {
      ...deed('x'),
      actor: { personId },
      subject: { kind: 'person', id: personId },
    });
    await forgetPseudonym(personId);
    expect(await Pseudonyms.exists({ _id: personId })).toBeNull();
    const [entry] = (await list({ subjectKind: 'person' })).body.items;
    expect(entry).toMatchObject({ actor: { person: null }, subject: { name: null } });
    expect(await verifyAudit()).toMatchObject({ whole: true });
  });
});

describe('GET /api/audit', () => {
  it('names organisations, of which the trail itself has the ids only', async () => {
    const named = await buildMember(app, { fields: { name: 'Hafenkran Neun' } });
    await recordAudit(app.deps, {
      actor: { personId: await personIdOf(named), organisationId: named.organisationId },
      action: 'organisation.invited',
      subject: { kind: 'organisation', id: named.organisationId },
    });
    const [entry] = (await list({ subjectId: named.organisationId })).body.items;
    expect(entry).toMatchObject({
      organisation: { id: named.organisationId, name: 'Hafenkran Neun' },
      subject: { name: 'Hafenkran Neun' },
    });
    expect(JSON.stringify(await AuditEntries.find().lean())).not.toContain('Hafenkran Neun');
  });

  it('shows what was refused under an id that can be none', async () => {
    const id = 'no id at all';
    const refused = {
      actor: null,
      action: 'request.refused',
      subject: { kind: 'organisation', id },
    } as const;
    await recordAudit(app.deps, refused);
    expect((await list({ subjectId: id })).body.items[0]?.subject).toEqual({
      kind: 'organisation',
      id,
      name: null,
    });
  });

  it('pages without loss or repeat, and filters', async () => {
    const seen: number[] = [];
    let cursor: string | null | undefined;
    do {
      const { body } = await list({ action: 'file.downloaded', limit: 10, ...(cursor && { cursor }) });
      seen.push(...body.items.map((entry) => entry.sequence));
      ({ nextCursor: cursor } = body);
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
    expect(seen).toHaveLength(await AuditEntries.countDocuments({ action: 'file.downloaded' }));
    expect((await list({ subjectId: 'after', limit: 1 })).body.items[0]?.subject.id).toBe('after');
    expect((await list({ to: '2020-01-01T00:00:00Z' })).body.items).toEqual([]);
    expect((await list({ person: 'nobody@example.org' })).body.items).toEqual([]);
  });

  it('rejects bad input', async () => {
    const answer = await request(app, 'GET', '/api/audit?limit=1000&from=yesterday', {
      cookie: operator.cookie,
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  it('does not exist for strangers and members', async () => {
    expect((await call(app, 'audit.list', {})).status).toBe(401);
    expect((await call(app, 'audit.list', {}, member.cookie)).status).toBe(404);
  });
});

describe('GET /api/audit/verification', () => {
  it('answers the operator with the head of the chain, and nobody else', async () => {
    const { body } = await call(app, 'audit.verify', {}, operator.cookie);
    expect(body).toMatchObject({ whole: true, head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect((await call(app, 'audit.verify', {})).status).toBe(401);
    expect((await call(app, 'audit.verify', {}, member.cookie)).status).toBe(404);
  });
});

describe('trimming', () => {
  it('takes old entries away and leaves a chain that begins at the cut', async () => {
    // What was noted in passing before is written in order, so this comes after all of it.
    await recordAudit(app.deps, { actor: null, action: 'file.changed', subject: { kind: 'audit', id: '-' } });
    const before = await AuditEntries.countDocuments();
    app.setNow(new Date(Date.now() + 5 * 365 * 86_400_000));
    expect(await trimAudit(app.deps, app.deps.now())).toBeGreaterThanOrEqual(before);
    expect(await AuditEntries.countDocuments()).toBe(1);
    expect(await verifyAudit()).toMatchObject({ whole: true, entries: 1 });
    await AuditEntries.updateOne({}, { $set: { detail: { forged: 'yes' } } });
    expect(await verifyAudit()).toMatchObject({ whole: false });
  });
});
