import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishEvent } from '../src/features/events/testing.ts';
import { publishRequest } from '../src/features/requests/testing.ts';
import { call, request, startApp } from './app.ts';
import { end, freePort, runServer, type Running } from './delivery/process.ts';
import { buildMember, buildOperator } from './factories.ts';

/** So many that carrying them over takes longer than the first request. */
const MANY = 500;

let folder: string;
let running: Running;
let url: string;
let ids: { event: string; request: string; topic: string };

/** What a version kept before lists had texts in two languages. */
async function makeOld(): Promise<void> {
  const change = async (name: string, id: string, $set: object): Promise<void> => {
    const { modifiedCount } = await mongoose.connection
      .collection(name)
      .updateOne({ _id: new mongoose.Types.ObjectId(id) }, { $set });
    if (modifiedCount !== 1) throw new Error(`nothing made older in ${name}`);
  };
  await change('events', ids.event, {
    agenda: [{ time: '18:00', title: 'Einlass', speaker: '' }],
    speakers: [{ name: 'Ida', role: 'Gründerin' }],
    questions: ['Was essen Sie?'],
  });
  await change('requests', ids.request, { questions: ['Was kostet es?'] });
  await change('topics', ids.topic, {
    circle: [{ group: 'steering', name: 'Amt', role: 'Leitung' }],
    entries: [{ key: 'a', kind: 'update', text: 'Es geht voran', at: new Date(), personId: 'p', by: 'Ida' }],
  });
  // The last of many, so that a server that is not done with them is caught.
  const events = mongoose.connection.collection('events');
  const event = await events.findOne({ _id: new mongoose.Types.ObjectId(ids.event) });
  const copies = Array.from({ length: MANY }, (_, index) => ({
    ...{ ...event, _id: new mongoose.Types.ObjectId(), cause: `copy:${index}` },
  }));
  await events.insertMany(copies);
  ids.event = String(copies.at(-1)?._id);
}

async function fillTopic(cookie: string, owner: string): Promise<string> {
  const measured = { value: 9, on: '2026-01-01', source: 'Zählung' };
  const { body } = await call(
    { url },
    'topics.create',
    {
      body: {
        ...{ title: { de: 'Thema' }, question: { de: 'Wie?' }, unit: { de: 'Tage' }, owner },
        ...{
          baseline: measured,
          target: { value: 1, dueOn: '2030-01-01' },
          clientId: 'a-topic-of-an-older-version',
        },
      },
    },
    cookie,
  );
  await call({ url }, 'topics.setStatus', { params: { id: body.id }, body: { status: 'running' } }, cookie);
  return body.id;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-older-'));
  const app = await startApp({ folder });
  ({ url } = app);
  const [operator, partner] = [await buildOperator(app), await buildMember(app, { kind: 'partner' })];
  ids = {
    event: (await publishEvent(app, partner)).id,
    request: (await publishRequest(app, partner, { audience: 'public' })).id,
    topic: await fillTopic(operator.cookie, partner.slug),
  };
  await makeOld();
  await app.close();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  running = await runServer(port, { KLAMMER_DATA_DIR: folder });
});
afterAll(async () => {
  await end(running);
  await rm(folder, { recursive: true, force: true });
});

describe('a server on the store of an older version', () => {
  it('answers from the first moment with texts in two languages', async () => {
    const both = (de: string) => ({ de, en: '' });
    const read = async (at: string) => (await request({ url }, 'GET', `/api/${at}`)).body;
    const [event, asked, topic] = await Promise.all([
      read(`events/${ids.event}`),
      read(`requests/${ids.request}`),
      read(`topics/${ids.topic}`),
    ]);
    expect(event).toMatchObject({
      agenda: [{ title: both('Einlass') }],
      speakers: [{ role: both('Gründerin') }],
      questions: [both('Was essen Sie?')],
    });
    expect(asked).toMatchObject({ questions: [both('Was kostet es?')] });
    expect(topic).toMatchObject({
      circle: [{ role: both('Leitung') }],
      entries: [{ text: both('Es geht voran') }],
    });
  });
});
