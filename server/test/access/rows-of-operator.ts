import { call } from '../app.ts';
import { buildMember, signUp } from '../factories.ts';
import { Assistances } from '../../src/features/assistance/model.ts';
import { EVERYBODY, NOBODY, nothing, OPERATOR, PEOPLE, row, SELF, type Row } from './row.ts';
import { type World } from './world.ts';

const body = { reason: 'Die Angaben waren nicht zu belegen.' };
const foreign = async (w: World) =>
  (await w.once('to suspend', () => buildMember(w.app, { kind: 'company' }))).organisationId;
const someone = async (w: World) =>
  w.once('person to suspend', async () => {
    const { cookie } = await signUp(w.app);
    return (await call(w.app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
  });

const reason = 'Logo hochladen';

/** A question to the owner, asked anew once it is answered. */
async function asked(w: World): Promise<string> {
  await Assistances.deleteMany({ personId: w.owner.personId });
  const input = { params: { id: w.owner.personId }, body: { reason } };
  return (await call(w.app, 'assistance.ask', input, w.people.operator?.cookie)).body.id;
}

const pair = async (w: World) => ({ from: await foreign(w), to: w.foreign.organisationId });

/** Two accounts that nobody was asked about. */
async function accounts(w: World) {
  const [from, to] = [await signUp(w.app), await signUp(w.app)];
  const idOf = async ({ cookie }: { cookie: string }) =>
    (await call(w.app, 'accounts.me', {}, cookie)).body.person?.id ?? '';
  return { from: await idOf(from), to: await idOf(to) };
}
const token = 'x'.repeat(40);

/** What the operator sees of organisations and people, and does to them. */
export const OPERATOR_ROWS: Row[] = [
  row('operator.queue', OPERATOR, nothing),
  row('operator.organisations', OPERATOR, nothing),
  row('operator.organisation', OPERATOR, async (w) => ({ params: { id: await foreign(w) } })),
  row('operator.suspendOrganisation', OPERATOR, async (w) => ({ params: { id: await foreign(w) }, body })),
  row('operator.liftOrganisation', OPERATOR, async (w) => ({ params: { id: await foreign(w) } })),
  row('operator.people', OPERATOR, nothing),
  row('operator.person', OPERATOR, async (w) => ({ params: { id: await someone(w) } })),
  row('operator.suspendPerson', OPERATOR, async (w) => ({ params: { id: await someone(w) }, body })),
  row('operator.liftPerson', OPERATOR, async (w) => ({ params: { id: await someone(w) } })),

  row('assistance.ask', OPERATOR, async (w) => ({ params: { id: await someone(w) }, body: { reason } })),
  row('assistance.latest', OPERATOR, async (w) => ({ params: { id: await someone(w) } })),
  row('assistance.start', OPERATOR, async (w) => ({ params: { id: await asked(w) } }), 'not allowed yet'),
  row('assistance.stop', PEOPLE, nothing),
  row('assistance.own', PEOPLE, nothing),
  row('assistance.answer', SELF, async (w) => ({ params: { id: await asked(w) }, body: { allow: false } })),
  row('assistance.end', SELF, async (w) => ({ params: { id: await asked(w) } })),

  row('merges.suggestions', OPERATOR, nothing),
  row('merges.dismiss', OPERATOR, async (w) => {
    const { from, to } = await pair(w);
    return { body: { oneId: from, otherId: to } };
  }),
  row('merges.preview', OPERATOR, async (w) => ({ query: await pair(w) })),
  // A wrong name is as far as it goes: nothing is merged.
  row('merges.merge', OPERATOR, async (w) => ({ body: { ...(await pair(w)), name: 'Ganz anders' } })),

  row('personMerges.suggestions', OPERATOR, nothing),
  row('personMerges.dismiss', OPERATOR, async (w) => ({
    body: { oneId: await someone(w), otherId: w.owner.personId },
  })),
  row('personMerges.preview', OPERATOR, async (w) => ({
    query: { from: await someone(w), to: w.owner.personId },
  })),
  row('personMerges.ask', OPERATOR, async (w) => ({ body: await accounts(w) })),
  row('personMerges.withdraw', OPERATOR, async (w) => {
    const input = { body: await accounts(w) };
    return {
      params: { id: (await call(w.app, 'personMerges.ask', input, w.people.operator?.cookie)).body.id },
    };
  }),
  row('personMerges.read', EVERYBODY, () => ({ body: { token } })),
  row('personMerges.answer', PEOPLE, () => ({ body: { token, agree: true } })),

  row('imports.check', OPERATOR, () => ({ body: { kind: 'startup' as const } })),
  row('imports.list', OPERATOR, nothing),
  row('imports.get', NOBODY, () => ({ params: { id: 'd'.repeat(24) } })),
  row('imports.run', NOBODY, () => ({ params: { id: 'd'.repeat(24) } })),
  row('imports.exportProfiles', OPERATOR, () => ({ query: { kind: 'partner' as const } })),
];
