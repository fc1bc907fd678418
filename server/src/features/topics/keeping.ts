import { type Parsed } from '@klammer/contracts/endpoint';
import { type Topic, type topics } from '@klammer/contracts/topics';
import { type QueryFilter, type UpdateQuery } from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { Topics, type TopicDoc } from './model.ts';
import { canKeep } from './policy.ts';
import { guardedOf } from './present.ts';
import { describe, readTopic } from './reading.ts';

const MOST_VALUES = 500;
const MOST_ENTRIES = 500;
type Part = Parsed<typeof topics.removeValue>['params'];

/** @throws Problem invalid-input for a day to come | duplicate where that day has a value */
export async function addValue(
  deps: Deps,
  actor: Person,
  id: string,
  measured: Parsed<typeof topics.addValue>['body'],
): Promise<Topic> {
  const before = await readKept(actor, id);
  // A day later than anywhere on earth has not been measured.
  if (measured.on > new Date(deps.now().getTime() + 14 * 3_600_000).toISOString().slice(0, 10))
    throw invalid('on', 'in-future', 'The day has not come yet.');
  if (before.values.length >= MOST_VALUES)
    throw new Problem('capacity-reached', `A topic holds at most ${MOST_VALUES} values.`);
  if (before.values.some(({ on }) => on === measured.on)) throw dayTaken();
  const value = { ...measured, personId: actor.personId, by: actor.name };
  return change(
    deps,
    actor,
    id,
    { $push: { values: value } },
    { 'values.on': { $ne: measured.on } },
    dayTaken,
  );
}

export async function removeValue(deps: Deps, actor: Person, { id, key }: Part): Promise<Topic> {
  await readKept(actor, id);
  return change(deps, actor, id, { $pull: { values: { on: key } } }, { 'values.on': key }, notFound);
}

export async function addEntry(
  deps: Deps,
  actor: Person,
  id: string,
  { clientId, kind, text }: Parsed<typeof topics.addEntry>['body'],
): Promise<Topic> {
  const before = await readKept(actor, id);
  // Sent again: it is there already.
  if (before.entries.some((one) => one.key === clientId)) return describe(actor, before);
  if (before.entries.length >= MOST_ENTRIES)
    throw new Problem('capacity-reached', `A topic holds at most ${MOST_ENTRIES} updates and decisions.`);
  const entry = { key: clientId, kind, text, at: deps.now(), personId: actor.personId, by: actor.name };
  return change(deps, actor, id, { $push: { entries: entry } }, { 'entries.key': { $ne: clientId } });
}

export async function removeEntry(deps: Deps, actor: Person, { id, key }: Part): Promise<Topic> {
  await readKept(actor, id);
  return change(deps, actor, id, { $pull: { entries: { key } } }, { 'entries.key': key }, notFound);
}

export async function setMilestone(
  deps: Deps,
  actor: Person,
  { id, key }: Part,
  doneOn: string | null,
): Promise<Topic> {
  await readKept(actor, id);
  const update = { $set: { 'milestones.$.doneOn': doneOn } };
  return change(deps, actor, id, update, { 'milestones.key': key }, notFound);
}

/** @throws Problem not-found | forbidden for those who only look on */
async function readKept(actor: Person, id: string): Promise<TopicDoc> {
  const doc = await readTopic(actor, id);
  if (!canKeep(actor, guardedOf(doc))) throw new Problem('forbidden');
  return doc;
}

/** One write of one topic; `condition` is what must still hold, and `otherwise` what it means if it does not. */
async function change(
  deps: Deps,
  actor: Person,
  id: string,
  update: UpdateQuery<TopicDoc>,
  condition: QueryFilter<TopicDoc>,
  otherwise: () => Problem = () => new Problem('conflict'),
): Promise<Topic> {
  const doc = await Topics.findOneAndUpdate(
    { _id: id, ...condition },
    { ...update, $set: { ...update.$set, updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<TopicDoc>();
  if (!doc) throw otherwise();
  return describe(actor, doc);
}

const dayTaken = () => new Problem('duplicate', 'That day has a value; take it away first.');

function invalid(field: string, code: string, message: string): Problem {
  return new Problem('invalid-input', message, { issues: [{ path: ['body', field], code, message }] });
}
