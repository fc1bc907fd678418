import { CallFields } from '@klammer/contracts/calls';
import { fillCalls, type FilledCall } from '../../src/features/calls/service.ts';
import { call } from '../app.ts';
import { callFor, enter, save } from '../../src/features/calls/testing.ts';
import {
  ACTING,
  EDITORS,
  EVERYBODY,
  INSIDERS,
  MEMBERS,
  nothing,
  PEOPLE,
  row,
  SELF,
  type Row,
} from './row.ts';
import { type World } from './world.ts';

const DAY_MS = 86_400_000;
const { clientId: _, ...FIELDS } = callFor({ deadline: null });

/** A call of an organisation, as it could not make one itself, with an entry of another one. */
async function filled(w: World, about: Partial<FilledCall> & { inDays?: number } = {}) {
  const { inDays = 30, ...rest } = about;
  const [made] = await fillCalls([
    {
      organisationId: w.owner.organisationId,
      fields: CallFields.parse(FIELDS),
      status: 'published',
      createdAt: new Date(),
      deadlineAt: new Date(Date.now() + inDays * DAY_MS),
      jurors: [],
      entries: [],
      ...rest,
    },
  ]);
  return { id: made?.id ?? '', entryId: made?.entryIds[0] ?? '', jurorId: made?.jurorIds[0] ?? '' };
}

const entryOf = (organisationId: string) => ({
  organisationId,
  status: 'submitted' as const,
  answers: { idea: 'Guten Tag' },
  changedBy: { personId: 'e'.repeat(23) + 'f', personName: 'Somebody' },
  at: new Date(),
});
const jurorOf = ({ personId, name, email }: { personId: string; name: string; email: string }) => ({
  ...{ personId, name, email, about: '' },
});

const draft = async (w: World) => ({ id: (await filled(w, { status: 'draft' })).id });
const open = (w: World) => w.once('call:open', () => filled(w));
/** A call that the owner's organisation decides on. */
const judged = (w: World) => filled(w, { inDays: -1, entries: [entryOf(w.partner.organisationId)] });
const judgedOnce = (w: World) => w.once('call:judged', () => judged(w));
/** A call of the partner's that waits for entries. */
const ofPartner = async (w: World) => ({
  id: (await filled(w, { organisationId: w.partner.organisationId })).id,
});
/** A call of the partner's that the owner judges. */
const desk = (w: World) =>
  w.once('call:desk', async () => {
    const { id, entryId } = await filled(w, {
      organisationId: w.partner.organisationId,
      inDays: -1,
      jurors: [jurorOf(w.owner)],
      entries: [entryOf(w.asker.organisationId)],
    });
    return { id, entryId };
  });
/** What is published everybody sees, and only its editors change. */
const OPEN_EDITORS = { ...EDITORS, foreign: 403 } as const;
const token = { token: 'x'.repeat(43) };

export const CALL_ROWS: Row[] = [
  row('calls.list', EVERYBODY, nothing),
  row('calls.own', MEMBERS, nothing),
  row('site.callPicture', EVERYBODY, async (w) => ({ params: { id: (await open(w)).id } })),
  row('calls.create', ACTING, () => ({ body: callFor() })),
  row('calls.get', EVERYBODY, async (w) => ({ params: { id: (await open(w)).id } }), 'published'),
  row(
    'calls.get',
    { ...EVERYBODY, stranger: 404, bare: 404, foreign: 404, operator: 404 },
    async (w) => ({ params: await w.once('call:draft', () => draft(w)) }),
    'draft',
  ),
  row('calls.update', EDITORS, async (w) => ({ params: await draft(w), body: { ...FIELDS, revision: 0 } })),
  row('calls.publish', EDITORS, async (w) => ({ params: await draft(w) })),
  row('calls.remove', EDITORS, async (w) => ({ params: await draft(w) })),
  row('calls.inviteOrganiser', OPEN_EDITORS, async (w) => ({
    params: { id: (await filled(w)).id },
    body: { slug: w.partner.slug },
  })),
  row('calls.joinOrganisers', OPEN_EDITORS, async (w) => {
    const params = await ofPartner(w);
    const body = { slug: w.owner.slug };
    await call(w.app, 'calls.inviteOrganiser', { params, body }, w.partner.cookie);
    return { params, body: { accept: true } };
  }),
  row('calls.postpone', OPEN_EDITORS, async (w) => ({
    params: { id: (await open(w)).id },
    body: { deadline: '2040-01-01T12:00' },
  })),
  row('calls.withdraw', OPEN_EDITORS, async (w) => ({ params: { id: (await filled(w)).id } })),
  row('calls.openSecondRound', OPEN_EDITORS, async (w) => {
    const { id, entryId } = await judged(w);
    return { params: { id }, body: { entryIds: [entryId] } };
  }),
  row('calls.close', OPEN_EDITORS, async (w) => ({ params: { id: (await judgedOnce(w)).id } })),

  row('entries.mine', MEMBERS, nothing),
  row('entries.own', INSIDERS, async (w) => ({
    params: await w.once('call:entered', async () => {
      const params = await ofPartner(w);
      await save(w.app, w.owner, params.id);
      return params;
    }),
  })),
  row('entries.save', ACTING, async (w) => ({ params: await ofPartner(w), body: { answers: {} } })),
  row('entries.submit', EDITORS, async (w) => {
    const params = await ofPartner(w);
    await save(w.app, w.owner, params.id);
    return { params };
  }),
  row('entries.takeBack', EDITORS, async (w) => {
    const params = await ofPartner(w);
    await enter(w.app, w.owner, params.id);
    return { params };
  }),
  row('entries.agree', EDITORS, async (w) => {
    const params = await ofPartner(w);
    await enter(w.app, w.owner, params.id);
    return { params, body: { agreesToBeNamed: true } };
  }),
  row('entries.board', INSIDERS, async (w) => ({ params: { id: (await judgedOnce(w)).id } })),
  row('entries.decline', EDITORS, async (w) => {
    const { id, entryId } = await judged(w);
    return { params: { id }, body: { entryIds: [entryId], reason: 'no-fit' } };
  }),
  row('entries.passFeedbackOn', EDITORS, async (w) => ({ params: { id: (await judgedOnce(w)).id } })),
  row('entries.award', EDITORS, async (w) => {
    const { id, entryId } = await judged(w);
    return { params: { id, entryId }, body: { award: 'Preis' } };
  }),

  row('jury.list', INSIDERS, async (w) => ({ params: { id: (await open(w)).id } })),
  row('jury.invite', EDITORS, async (w) => ({
    params: { id: (await open(w)).id },
    body: { email: `jury${w.count()}@example.org`, name: 'Somebody' },
  })),
  row('jury.remove', EDITORS, async (w) => {
    const { id, jurorId } = await filled(w, { jurors: [jurorOf(w.owner)] });
    return { params: { id, jurorId } };
  }),
  row('jury.divide', EDITORS, async (w) => ({ params: { id: (await open(w)).id }, body: { readers: 2 } })),
  row('jury.readInvitation', EVERYBODY, () => ({ body: token })),
  row('jury.answerInvitation', PEOPLE, () => ({ body: { ...token, accept: true } })),
  row('jury.mine', PEOPLE, nothing),
  row('jury.desk', SELF, async (w) => ({ params: { id: (await desk(w)).id } })),
  row('jury.read', SELF, async (w) => ({ params: await desk(w) })),
  row('jury.score', SELF, async (w) => ({ params: await desk(w), body: { points: { novelty: 3 } } })),
  row('jury.setConflict', SELF, async (w) => ({ params: await desk(w), body: { conflict: false } })),
];
