import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type personMerges } from '@klammer/contracts/person-merges';
import { type Actor, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { Problem } from '../../problem.ts';
import { hashToken } from '../../secrets/token.ts';
import { findPeopleById, type FoundPerson } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { keepApart } from './duplicates.ts';
import { maskAddress } from './likeness.ts';
import { AGREED, OPEN, PersonMerges, type PersonMergeDoc } from './model.ts';
import { standsAgainst } from './previewing.ts';

type Which = 'from' | 'to';
interface Question {
  merge: PersonMergeDoc;
  asks: Which;
  people: Record<Which, FoundPerson>;
}

/** @throws Problem gone for a token that is wrong, used, taken back or too old */
export async function readQuestion(
  deps: Deps,
  actor: Actor,
  token: string,
): Promise<Output<typeof personMerges.read>> {
  const question = await findQuestion(deps, token);
  const { merge, asks, people } = question;
  const side = (which: Which) => {
    const { name, email } = people[which];
    return { name, address: which === asks ? email : maskAddress(email) };
  };
  return {
    from: side('from'),
    to: side('to'),
    asks,
    yours: isYours(question, actor),
    expiresAt: merge.expiresAt.toISOString(),
  };
}

/**
 * A link alone is not enough: whoever answers is signed in with the account it was sent to, second factor and all, so that
 * somebody else's mailbox opens nothing that it did not open before.
 * @throws Problem gone; forbidden for another account; not-possible-now where something stands against it by now
 */
export async function answerQuestion(
  deps: Deps,
  parts: readonly PersonalData[],
  actor: Person,
  { token, agree }: Parsed<typeof personMerges.answer>['body'],
): Promise<Output<typeof personMerges.answer>> {
  const question = await findQuestion(deps, token);
  if (!isYours(question, actor)) throw new Problem('forbidden', 'The link was sent to another account.');
  return agree ? agreeTo(deps, parts, actor, question) : refuse(deps, actor, question);
}

async function agreeTo(deps: Deps, parts: readonly PersonalData[], actor: Person, question: Question) {
  const { merge, asks, people } = question;
  if (await standsAgainst(parts, { from: people.from.id, to: people.to.id }))
    throw new Problem('not-possible-now', 'Something stands against it by now; please ask the operator.');
  const used = await PersonMerges.updateOne(
    { _id: merge._id, [`${asks}.tokenHash`]: merge[asks].tokenHash },
    { $set: { [`${asks}.agreedAt`]: deps.now() }, $unset: { [`${asks}.tokenHash`]: 1 } },
  );
  if (used.modifiedCount === 0) throw new Problem('gone');
  await record(deps, actor, question, 'person-merge.agreed');
  const isAgreed = await PersonMerges.exists({ _id: merge._id, ...AGREED });
  return { outcome: isAgreed ? ('agreed' as const) : ('waits-for-other' as const) };
}

async function refuse(deps: Deps, actor: Person, question: Question) {
  const { merge, asks, people } = question;
  const { deletedCount } = await PersonMerges.deleteOne({
    _id: merge._id,
    [`${asks}.tokenHash`]: merge[asks].tokenHash,
    ...OPEN,
  });
  if (deletedCount === 0) throw new Problem('gone');
  await keepApart(deps, people.from.id, people.to.id);
  await record(deps, actor, question, 'person-merge.refused');
  return { outcome: 'refused' as const };
}

async function record(
  deps: Deps,
  actor: Person,
  { merge }: Question,
  action: AuditActionOf<'person-merge'>,
): Promise<void> {
  await recordAudit(deps, { actor, action, subject: { kind: 'person-merge', id: String(merge._id) } });
}

async function findQuestion(deps: Deps, token: string): Promise<Question> {
  const tokenHash = hashToken(token);
  const merge = await PersonMerges.findOne({
    $or: [{ 'from.tokenHash': tokenHash }, { 'to.tokenHash': tokenHash }],
    expiresAt: { $gt: deps.now() },
  }).lean<PersonMergeDoc>();
  if (!merge) throw new Problem('gone', 'The link is used up, was taken back or has lapsed.');
  const ids = { from: String(merge.from.personId), to: String(merge.to.personId) };
  const found = new Map((await findPeopleById([ids.from, ids.to])).map((one) => [one.id, one]));
  const [from, to] = [found.get(ids.from), found.get(ids.to)];
  // Both agree to these two addresses; with another one it is another question.
  if (from?.email !== merge.from.email || to?.email !== merge.to.email) throw new Problem('gone');
  return { merge, asks: merge.from.tokenHash === tokenHash ? 'from' : 'to', people: { from, to } };
}

function isYours({ merge, asks }: Question, actor: Actor): boolean {
  return actor?.emailVerified === true && actor.personId === String(merge[asks].personId);
}
