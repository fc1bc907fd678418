import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, PASSWORD, type TestMember } from '../../../test/factories.ts';
import { activateAgreements, remindOfAgreements } from './jobs.ts';

let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let stranger: TestMember;
let conversationId: string;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  ({ founder, scout, conversationId } = await buildConversation(app));
  stranger = await buildMember(app, { kind: 'company' });
});
afterAll(() => app.close());

async function draft(cookie = founder.cookie, clientId = `client-of-draft-${(count += 1)}`) {
  return call(
    app,
    'agreements.create',
    { body: { clientId, conversationId, template: 'pilot', language: 'de' } },
    cookie,
  );
}

const update = (id: string, body: Record<string, unknown>, cookie: string) =>
  request(app, 'PATCH', `/api/agreements/${id}`, { cookie, body });

/** An agreement that is complete and proposed. */
async function propose(fields: Record<string, unknown> = {}) {
  const { body } = await draft();
  const sides = [founder, scout].map(({ organisationId }) => ({
    organisationId,
    gives: [{ code: 'data', words: 'Fahrtdaten' }],
    gets: [{ code: 'pilot-customer' }],
  }));
  const saved = await update(body.id, { revision: 0, sides, ...fields }, founder.cookie);
  expect(saved.status).toBe(200);
  const proposed = await call(
    app,
    'agreements.propose',
    { params: { id: body.id }, body: { revision: 1 } },
    founder.cookie,
  );
  expect(proposed.status).toBe(200);
  return proposed.body;
}

const sign = (id: string, hash: string, cookie: string, password = PASSWORD) =>
  call(app, 'agreements.sign', { params: { id }, body: { hash, password } }, cookie);

async function signedByBoth(fields: Record<string, unknown> = {}) {
  const { id, hash } = await propose(fields);
  await sign(id, hash, founder.cookie);
  return (await sign(id, hash, scout.cookie)).body;
}

describe('drafting', () => {
  test('fills in what one side offers and the other needs', async () => {
    const { status, body } = await draft();
    expect(status).toBe(201);
    const own = body.sides.find((side) => side.organisationId === founder.organisationId);
    expect(own?.gives).toEqual([{ code: 'data', words: '' }]);
    expect(own?.gets).toEqual([{ code: 'pilot-customer', words: '' }]);
    expect(body.status).toBe('draft');
  });

  test('makes one of a double click', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => draft(founder.cookie, 'the-same-client-id')),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('refuses an unknown template, strangers, and who is not in the conversation', async () => {
    const body = { clientId: 'client-of-refusal', conversationId, template: 'marriage' };
    expect((await request(app, 'POST', '/api/agreements', { cookie: founder.cookie, body })).status).toBe(
      400,
    );
    expect((await request(app, 'POST', '/api/agreements', { body })).status).toBe(401);
    expect((await draft(stranger.cookie)).status).toBe(404);
  });
});

describe('editing', () => {
  test('keeps what two people saved at once in different parts', async () => {
    const { id } = (await draft()).body;
    expect((await update(id, { revision: 0, purpose: 'Wir erproben.' }, founder.cookie)).status).toBe(200);
    const second = await update(id, { revision: 0, confidentiality: 'Unter uns.' }, scout.cookie);
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({
      purpose: 'Wir erproben.',
      confidentiality: 'Unter uns.',
      revision: 2,
    });
  });

  test('writes nothing where both changed the same part, and names it', async () => {
    const { id } = (await draft()).body;
    await update(id, { revision: 0, purpose: 'Das eine.' }, founder.cookie);
    const second = await update(id, { revision: 0, purpose: 'Das andere.' }, scout.cookie);
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'conflict', issues: [{ path: ['body', 'purpose'] }] });
    const now = await call(app, 'agreements.get', { params: { id } }, scout.cookie);
    expect(now.body.purpose).toBe('Das eine.');
  });

  test('loses no text when four save at once', async () => {
    const { id } = (await draft()).body;
    const parts = ['purpose', 'confidentiality', 'title', 'endsOn'] as const;
    const values = { purpose: 'P', confidentiality: 'C', title: 'Titel', endsOn: '2040-01-01' };
    const answers = await Promise.all(
      parts.map((part) => update(id, { revision: 0, [part]: values[part] }, founder.cookie)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect((await call(app, 'agreements.get', { params: { id } }, scout.cookie)).body).toMatchObject(values);
  });

  test('refuses sides that are not the parties, foreign owners, and an end before the start', async () => {
    const { id } = (await draft()).body;
    const { organisationId } = stranger;
    const answer = await update(
      id,
      {
        revision: 0,
        sides: [founder, stranger].map((one) => ({
          organisationId: one.organisationId,
          gives: [],
          gets: [],
        })),
        milestones: [{ key: 'foreign1', title: 'Fremd', organisationId, ownerId: null, dueOn: '2030-01-01' }],
        startsOn: '2030-02-01',
        endsOn: '2030-01-01',
      },
      founder.cookie,
    );
    expect(answer.status).toBe(400);
    const { issues } = answer.body as { issues: { path: string[] }[] };
    expect(issues.map((issue) => issue.path[1])).toEqual(['sides', 'milestones', 'endsOn']);
  });

  test('shows who changed what, word by word', async () => {
    const { id } = (await draft()).body;
    await update(id, { revision: 0, purpose: 'Wir fahren gemeinsam.' }, founder.cookie);
    await update(id, { revision: 1, purpose: 'Wir fahren allein.' }, scout.cookie);
    const versions = await call(app, 'agreements.versions', { params: { id } }, founder.cookie);
    expect(versions.body.items.map((one) => [one.revision, one.personName, one.changed])).toEqual([
      [2, scout.name, ['purpose']],
      [1, founder.name, ['purpose']],
      [0, founder.name, []],
    ]);
    const compared = await call(app, 'agreements.compare', { params: { id, revision: 2 } }, founder.cookie);
    const words = compared.body.items[0]?.words ?? [];
    expect(words.find((word) => word.kind === 'removed')?.text).toBe('gemeinsam');
    expect(words.find((word) => word.kind === 'added')?.text).toBe('allein');
    const missing = await call(app, 'agreements.compare', { params: { id, revision: 9 } }, founder.cookie);
    expect(missing.status).toBe(404);
  });
});

describe('proposing', () => {
  test('asks for a purpose, a start and something from each side first', async () => {
    const { id } = (await draft()).body;
    await update(id, { revision: 0, startsOn: null }, founder.cookie);
    const input = { params: { id }, body: { revision: 1 } };
    expect((await call(app, 'agreements.propose', input, founder.cookie)).status).toBe(409);
  });
});

describe('signing', () => {
  test('takes a signature of each side and then stays as it is', async () => {
    const { id, hash } = await propose();
    const first = await sign(id, hash, founder.cookie);
    expect(first.body).toMatchObject({ status: 'proposed', abilities: { sign: false } });
    const second = await sign(id, hash, scout.cookie);
    expect(second.body).toMatchObject({ status: 'active', hash });
    expect(second.body.signatures.map((one) => one.hash)).toEqual([hash, hash]);
    expect(second.body.reviews.map((review) => review.day)).toEqual([30, 90, 180, 365]);
    const late = await update(id, { revision: 1, purpose: 'Anders.' }, founder.cookie);
    expect(late.status).toBe(409);
  });

  test('wants the right password and the hash of the text as it stands', async () => {
    const { id, hash } = await propose();
    const wrong = await sign(id, hash, founder.cookie, 'not the right passphrase');
    expect(wrong.status).toBe(400);
    expect((await sign(id, '0'.repeat(64), founder.cookie)).status).toBe(409);
    const now = await call(app, 'agreements.get', { params: { id } }, founder.cookie);
    expect(now.body.signatures).toEqual([]);
  });

  test('voids signatures with any change', async () => {
    const { id, hash } = await propose();
    await sign(id, hash, founder.cookie);
    const changed = await update(id, { revision: 1, purpose: 'Doch anders.' }, scout.cookie);
    expect(changed.body).toMatchObject({ status: 'draft', signatures: [] });
    expect((changed.body as { hash: string }).hash).not.toBe(hash);
    expect((await sign(id, hash, scout.cookie)).status).toBe(409);
  });

  test('counts once however often it is clicked', async () => {
    const { id, hash } = await propose();
    await Promise.all(Array.from({ length: 5 }, () => sign(id, hash, founder.cookie)));
    const now = await call(app, 'agreements.get', { params: { id } }, founder.cookie);
    expect(now.body.signatures).toHaveLength(1);
  });

  test('gives a PDF with the hash', async () => {
    const { id } = await signedByBoth();
    const answer = await request(app, 'GET', `/api/agreements/${id}/pdf`, { cookie: scout.cookie });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(String(answer.body).startsWith('%PDF-1.7')).toBe(true);
    expect((await request(app, 'GET', `/api/agreements/${id}/pdf`, { cookie: stranger.cookie })).status).toBe(
      404,
    );
  });
});

describe('after the signatures', () => {
  test('starts on its day, and is reminded of once before and once after a milestone', async () => {
    const milestone = {
      key: 'aufbau1',
      title: 'Aufgebaut',
      organisationId: founder.organisationId,
      ownerId: null,
      dueOn: '2041-03-20',
    };
    const { id, status } = await signedByBoth({ startsOn: '2041-03-01', milestones: [milestone] });
    expect(status).toBe('signed');
    app.setNow(new Date('2041-03-15T10:00:00Z'));
    await activateAgreements(app.deps);
    const told = async (cookie: string) => {
      const { body } = await call(app, 'notifications.list', { query: { group: 'agreements' } }, cookie);
      return body.items.filter((one) => one.path.endsWith(id) && one.type === 'agreement-milestone').length;
    };
    await remindOfAgreements(app.deps);
    await remindOfAgreements(app.deps);
    expect([await told(founder.cookie), await told(scout.cookie)]).toEqual([1, 0]);
    app.setNow(new Date('2041-03-22T10:00:00Z'));
    await remindOfAgreements(app.deps);
    expect([await told(founder.cookie), await told(scout.cookie)]).toEqual([2, 1]);
    app.setNow(new Date());
  });

  test('marks a milestone with evidence, asks the questions on their day, and is completed', async () => {
    const milestone = {
      key: 'aufbau1',
      title: 'Aufgebaut',
      organisationId: scout.organisationId,
      ownerId: null,
      dueOn: '2030-03-20',
    };
    const { id } = await signedByBoth({ startsOn: '2020-01-01', milestones: [milestone] });
    const done = await call(
      app,
      'agreements.setProgress',
      { params: { id, key: 'aufbau1' }, body: { done: true, evidence: 'Protokoll vom Montag' } },
      scout.cookie,
    );
    expect(done.body.progress).toMatchObject([{ key: 'aufbau1', evidence: 'Protokoll vom Montag' }]);
    const answers = { kept: 'yes', worthIt: 'yes', goesOn: 'partly', note: '' } as const;
    const answer = (day: number) =>
      call(app, 'agreements.answerReview', { params: { id, day }, body: answers }, founder.cookie);
    await answer(30);
    const twice = await answer(30);
    expect(twice.body.reviews[0]?.answers).toHaveLength(1);
    expect((await answer(31)).status).toBe(404);
    const completed = await call(app, 'agreements.complete', { params: { id } }, founder.cookie);
    expect(completed.body.status).toBe('completed');
  });

  test('ends early with a reason', async () => {
    const { id } = await signedByBoth();
    const end = (reason: string) =>
      request(app, 'POST', `/api/agreements/${id}/end`, { cookie: founder.cookie, body: { reason } });
    expect((await end('')).status).toBe(400);
    expect((await end('Der Standort wird verlegt.')).body).toMatchObject({ status: 'ended' });
  });
});

describe('others', () => {
  test('neither see nor touch it', async () => {
    const { id, hash } = await propose();
    const { cookie } = stranger;
    const params = { id };
    expect((await call(app, 'agreements.get', { params }, cookie)).status).toBe(404);
    expect((await update(id, { revision: 1, purpose: 'X' }, cookie)).status).toBe(404);
    expect((await sign(id, hash, cookie)).status).toBe(404);
    expect((await call(app, 'agreements.end', { params, body: { reason: 'Nein.' } }, cookie)).status).toBe(
      404,
    );
    expect((await call(app, 'agreements.versions', { params }, cookie)).status).toBe(404);
    expect((await call(app, 'agreements.list', {}, cookie)).body.items).toEqual([]);
    expect((await request(app, 'GET', `/api/agreements/${id}`)).status).toBe(401);
  });
});
