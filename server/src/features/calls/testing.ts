import { type Call, type calls } from '@klammer/contracts/calls';
import { type Input } from '@klammer/contracts/endpoint';
import { type entries, type Entry } from '@klammer/contracts/entries';
import { call, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  linkIn,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';

type Fields = Input<typeof calls.create>['body'];

/** The clock that the tests of calls start at, the deadline they have, and a moment at which the jury judges. */
export const NOON = new Date('2030-01-01T11:00:00Z');
const DEADLINE = '2030-01-10T12:00';
export const AFTER = new Date('2030-01-10T11:00:00Z');
let count = 0;

const both = (de: string, en: string) => ({ de, en });

/** A call that can be published as it is. */
export function callFor(fields: Partial<Fields> = {}, clientId = `client-of-a-test-${(count += 1)}`): Fields {
  return {
    title: both('Gründungspreis', 'Start-up award'),
    text: both('Wir suchen die beste Idee.', 'We look for the best idea.'),
    prize: both('10.000 Euro', '10,000 euros'),
    topics: ['logtech'],
    deadline: DEADLINE,
    fields: [
      { key: 'idea', type: 'long', label: both('Idee', 'Idea'), required: true, max: 500 },
      { key: 'team', type: 'short', label: both('Team', 'Team'), identifying: true },
      { key: 'deck', type: 'file', label: both('Präsentation', 'Deck') },
      {
        key: 'stage',
        type: 'choice',
        label: both('Stand', 'Stage'),
        options: [
          { key: 'plan', label: both('Plan', 'Plan') },
          { key: 'built', label: both('Gebaut', 'Built') },
        ],
      },
    ],
    criteria: [
      { key: 'novelty', name: both('Neuheit', 'Novelty'), weight: 2 },
      { key: 'market', name: both('Markt', 'Market'), weight: 1 },
    ],
    ...fields,
    clientId,
  };
}

export async function draftCall(
  app: TestApp,
  by: TestPerson,
  fields: Partial<Fields> = {},
  clientId?: string,
) {
  return call(app, 'calls.create', { body: callFor(fields, clientId) }, by.cookie);
}

export async function publishCall(app: TestApp, by: TestPerson, fields: Partial<Fields> = {}): Promise<Call> {
  const { body } = await draftCall(app, by, fields);
  const published = await call(app, 'calls.publish', { params: { id: body.id } }, by.cookie);
  if (published.status !== 200)
    throw new Error(`publishing answered ${published.status}: ${JSON.stringify(published.body)}`);
  return published.body;
}

export async function save(
  app: TestApp,
  by: TestPerson,
  id: string,
  body: Partial<Input<typeof entries.save>['body']> = {},
) {
  const fields = { answers: { idea: 'Container, die sich selbst zählen.', stage: 'built' }, ...body };
  return call(app, 'entries.save', { params: { id }, body: fields }, by.cookie);
}

/** An entry that was sent. */
export async function enter(
  app: TestApp,
  by: TestPerson,
  id: string,
  body: Partial<Input<typeof entries.save>['body']> = {},
): Promise<Entry> {
  const saved = await save(app, by, id, body);
  const sent = await call(app, 'entries.submit', { params: { id } }, by.cookie);
  if (sent.status !== 200)
    throw new Error(`entering answered ${JSON.stringify(saved.body)}, ${JSON.stringify(sent.body)}`);
  return sent.body;
}

/** The token of the newest invitation to a jury that was mailed to an address. */
export function tokenFor(app: TestApp, email: string): string {
  return linkIn(app, email).searchParams.get('token') ?? '';
}

/** Somebody who was invited to the jury and said yes. */
export async function seat(app: TestApp, by: TestMember, id: string, juror: TestPerson): Promise<void> {
  const body = { email: juror.email, name: juror.name, about: 'Jury' };
  const invited = await call(app, 'jury.invite', { params: { id }, body }, by.cookie);
  const token = tokenFor(app, juror.email);
  const joined = await call(app, 'jury.answerInvitation', { body: { token, accept: true } }, juror.cookie);
  if (joined.status !== 200)
    throw new Error(`joining answered ${invited.status}, ${joined.status}: ${JSON.stringify(joined.body)}`);
}

export async function score(
  app: TestApp,
  juror: TestPerson,
  id: string,
  entryId: string,
  [novelty, market]: [number, number],
  words: { note?: string; feedback?: string } = {},
) {
  const body = { points: { novelty, market }, ...words };
  return call(app, 'jury.score', { params: { id, entryId }, body }, juror.cookie);
}

/** What a person was told about a call. */
export async function tellsOf(app: TestApp, person: { cookie: string }, id: string) {
  const { body } = await call(app, 'notifications.list', { query: { group: 'calls' } }, person.cookie);
  return body.items.filter((item) => item.path.includes(id));
}

/** Everybody whom judging takes: an organiser, two who apply, and two who judge. */
export interface Bench {
  partner: TestMember;
  founder: TestMember;
  rival: TestMember;
  judge: TestPerson;
  other: TestPerson;
}

export async function buildBench(app: TestApp): Promise<Bench> {
  const partner = await buildMember(app, { kind: 'partner', name: 'Transferwerk' });
  const founder = await buildMember(app, {
    kind: 'startup',
    name: 'Kaiwärts GmbH',
    fields: { website: 'https://www.kaiwaerts.de', team: [{ name: 'Aylin Öztürk', role: 'CEO' }] },
  });
  const rival = await buildMember(app, { kind: 'startup', name: 'Rivale' });
  return { partner, founder, rival, judge: await buildPerson(app), other: await buildPerson(app) };
}

/** A call in which two entries were sent and two people judge. */
export async function judgedCall(
  app: TestApp,
  { partner, founder, rival, judge, other }: Bench,
  fields: Partial<Fields> = {},
): Promise<{ id: string; first: string; second: string }> {
  const { id } = await publishCall(app, partner, fields);
  const [first, second] = [await enter(app, founder, id), await enter(app, rival, id)];
  await seat(app, partner, id, judge);
  await seat(app, partner, id, other);
  app.setNow(AFTER);
  return { id, first: first.id, second: second.id };
}

const readDesk = (app: TestApp, id: string, juror: TestPerson) =>
  call(app, 'jury.desk', { params: { id } }, juror.cookie);

const readJuryEntry = (app: TestApp, id: string, entryId: string, juror: TestPerson) =>
  call(app, 'jury.read', { params: { id, entryId } }, juror.cookie);

async function readBoard(app: TestApp, id: string, organiser: TestPerson) {
  return (await call(app, 'entries.board', { params: { id } }, organiser.cookie)).body;
}

/** What most tests of a jury ask; the app and its bench are there once the file has begun. */
export function readsOf(app: () => TestApp, bench: () => Bench) {
  return {
    desk: (id: string, person: TestPerson) => readDesk(app(), id, person),
    read: (id: string, entryId: string, person: TestPerson) => readJuryEntry(app(), id, entryId, person),
    board: (id: string) => readBoard(app(), id, bench().partner),
    judged: (fields: Parameters<typeof judgedCall>[2] = {}) => judgedCall(app(), bench(), fields),
  };
}
