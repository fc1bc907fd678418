import { type Deal } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type QueryFilter, type UpdateQuery } from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { listMembersOf } from '../organisations/service.ts';
import { announce } from './adding.ts';
import { keyOf } from './keys.ts';
import { Deals, type DealDoc } from './model.ts';
import { readPipeline } from './pipelines.ts';
import { canEdit } from './policy.ts';
import { guardedOf } from './present.ts';
import { describeDeal, readDeal } from './reading.ts';

const MOST_PARTS = 200;

/** @throws Problem not-found | forbidden for those who only look on */
export async function readEditable(actor: Member, id: string): Promise<DealDoc> {
  const doc = await readDeal(actor, id);
  if (!canEdit(actor, guardedOf(doc))) throw new Problem('forbidden');
  return doc;
}

/** One write of one deal; `condition` is what must still hold. */
export async function changeDeal(
  deps: Deps,
  actor: Member,
  id: string,
  update: UpdateQuery<DealDoc>,
  condition: QueryFilter<DealDoc> = {},
): Promise<Deal> {
  const doc = await Deals.findOneAndUpdate(
    { _id: id, organisationId: actor.organisationId, ...condition },
    update,
    { returnDocument: 'after' },
  ).lean<DealDoc>();
  if (!doc) throw notFound();
  announce(deps, actor);
  return describeDeal(actor, doc);
}

export async function updateDeal(
  deps: Deps,
  actor: Member,
  id: string,
  { ratings = [], ...fields }: Parsed<typeof deals.update>['body'],
): Promise<Deal> {
  await readEditable(actor, id);
  if (fields.ownerId) await requireColleague(actor, fields.ownerId);
  const { criteria } = await readPipeline(actor.organisationId);
  const known = ratings.filter(({ key }) => criteria.some((one) => one.key === key));
  for (const { key, score } of known) await rate(id, key, score);
  return changeDeal(deps, actor, id, { $set: fields });
}

/** Replaces the score of one criterion in one write, so that two people rate different ones at once. */
async function rate(id: string, key: string, score: number | null): Promise<void> {
  const { matchedCount } =
    score === null
      ? await Deals.updateOne({ _id: id }, { $pull: { ratings: { key } } })
      : await Deals.updateOne({ _id: id, 'ratings.key': key }, { $set: { 'ratings.$.score': score } });
  if (matchedCount === 0 && score !== null)
    await Deals.updateOne({ _id: id, 'ratings.key': { $ne: key } }, { $push: { ratings: { key, score } } });
}

async function requireColleague(actor: Member, personId: string): Promise<void> {
  const members = await listMembersOf([actor.organisationId]);
  if (members.some((one) => one.personId === personId)) return;
  const message = 'does not belong to your organisation';
  throw new Problem('invalid-input', undefined, {
    issues: [{ path: ['body', 'ownerId'], code: 'unknown', message }],
  });
}

export async function removeDeal(deps: Deps, actor: Member, id: string): Promise<void> {
  await readEditable(actor, id);
  await Deals.deleteOne({ _id: id, organisationId: actor.organisationId });
  announce(deps, actor);
}

export async function addNote(deps: Deps, actor: Member, id: string, text: string): Promise<Deal> {
  const { notes } = await readEditable(actor, id);
  requireRoom(notes);
  const note = { key: keyOf(), text, by: actor.name, personId: actor.personId, at: deps.now() };
  return changeDeal(deps, actor, id, { $push: { notes: note } });
}

export async function removeNote(deps: Deps, actor: Member, id: string, key: string): Promise<Deal> {
  await readEditable(actor, id);
  return changeDeal(deps, actor, id, { $pull: { notes: { key } } }, { 'notes.key': key });
}

export async function addTask(
  deps: Deps,
  actor: Member,
  id: string,
  task: Parsed<typeof deals.addTask>['body'],
): Promise<Deal> {
  const { tasks } = await readEditable(actor, id);
  requireRoom(tasks);
  if (task.ownerId) await requireColleague(actor, task.ownerId);
  return changeDeal(deps, actor, id, { $push: { tasks: { ...task, key: keyOf(), doneAt: null } } });
}

export async function setTask(
  deps: Deps,
  actor: Member,
  id: string,
  key: string,
  { done }: Parsed<typeof deals.setTask>['body'],
): Promise<Deal> {
  await readEditable(actor, id);
  const doneAt = done ? deps.now() : null;
  return changeDeal(deps, actor, id, { $set: { 'tasks.$.doneAt': doneAt } }, { 'tasks.key': key });
}

function requireRoom(parts: readonly unknown[]): void {
  if (parts.length >= MOST_PARTS)
    throw new Problem('capacity-reached', `A deal holds ${MOST_PARTS} of these; remove some first.`);
}
