import { call } from '../app.ts';
import { PASSWORD } from '../factories.ts';
import { clientId, EDITORS, INSIDERS, MEMBERS, nothing, OWNERS, row, type Row } from './row.ts';
import { type World } from './world.ts';

/** A draft between the organisation and its partner, complete enough to be proposed. */
async function draft(w: World): Promise<{ id: string; hash: string; revision: number }> {
  const created = await call(
    w.app,
    'agreements.create',
    {
      body: { clientId: clientId(w), conversationId: w.conversation, template: 'pilot', language: 'de' },
    },
    w.owner.cookie,
  );
  const params = { id: created.body.id };
  const sides = created.body.sides.map((side) => ({ ...side, gives: [{ words: 'Zeit' }] }));
  const milestones = [
    { key: 'access1', title: 'Anfang', organisationId: w.owner.organisationId, dueOn: '2040-01-01' },
  ];
  // Long ago, so that its reviews are due.
  const body = { revision: 0, sides, milestones, startsOn: '2020-01-01' };
  const { body: saved } = await call(w.app, 'agreements.update', { params, body }, w.owner.cookie);
  return { id: saved.id, hash: saved.hash, revision: saved.revision };
}

async function proposed(w: World) {
  const { id, revision } = await draft(w);
  const input = { params: { id }, body: { revision } };
  return (await call(w.app, 'agreements.propose', input, w.owner.cookie)).body;
}

async function active(w: World) {
  const { id, hash } = await proposed(w);
  const input = { params: { id }, body: { hash, password: PASSWORD } };
  await call(w.app, 'agreements.sign', input, w.owner.cookie);
  return (await call(w.app, 'agreements.sign', input, w.partner.cookie)).body;
}

const shared = (w: World) => w.once('agreement', () => draft(w));
const running = (w: World) => w.once('agreement:active', () => active(w));

export const AGREEMENT_ROWS: Row[] = [
  row('agreements.list', MEMBERS, nothing),
  row('agreements.create', EDITORS, (w) => ({
    body: { clientId: clientId(w), conversationId: w.conversation, template: 'pilot', language: 'de' },
  })),
  row('agreements.get', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id } })),
  row('agreements.download', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id } })),
  row('agreements.versions', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id } })),
  row('agreements.compare', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id, revision: 1 } })),
  row('agreements.update', EDITORS, async (w) => ({
    params: { id: (await shared(w)).id },
    body: { revision: (await shared(w)).revision, confidentiality: 'Unter uns.' },
  })),
  row('agreements.propose', EDITORS, async (w) => {
    const { id, revision } = await draft(w);
    return { params: { id }, body: { revision } };
  }),
  row('agreements.sign', OWNERS, async (w) => {
    const { id, hash } = await proposed(w);
    return { params: { id }, body: { hash, password: PASSWORD } };
  }),
  row('agreements.setProgress', EDITORS, async (w) => ({
    params: { id: (await running(w)).id, key: 'access1' },
    body: { done: true, evidence: '' },
  })),
  row('agreements.answerReview', EDITORS, async (w) => ({
    params: { id: (await running(w)).id, day: 30 },
    body: { kept: 'yes', worthIt: 'yes', goesOn: 'yes', note: '' },
  })),
  row('agreements.complete', EDITORS, async (w) => ({ params: { id: (await active(w)).id } })),
  row('agreements.end', EDITORS, async (w) => ({
    params: { id: (await proposed(w)).id },
    body: { reason: 'Es kam anders.' },
  })),
];
