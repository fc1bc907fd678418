import { type Parsed } from '@klammer/contracts/endpoint';
import { type Topic, type TopicFields, type topics, type TopicStatus } from '@klammer/contracts/topics';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { createOnce } from '../../db/once.ts';
import { changeRevised } from '../../db/revision.ts';
import { type Deps } from '../../deps.ts';
import { recordAudit } from '../audit/service.ts';
import { slugify } from '../organisations/service.ts';
import { readProfile } from '../profiles/service.ts';
import { Topics, type TopicDoc } from './model.ts';
import { describe, getTopic, readTopic } from './reading.ts';

export async function createTopic(
  deps: Deps,
  actor: Person,
  { clientId, ...fields }: Parsed<typeof topics.create>['body'],
): Promise<Topic> {
  const cause = `topic:${clientId}`;
  const now = deps.now();
  const _id = new mongoose.Types.ObjectId();
  const first = {
    ...(await storedFields(actor, fields)),
    cause,
    _id,
    slug: `${slugify(fields.title.de || fields.title.en)}-${_id.toHexString().slice(-6)}`,
    status: 'draft' as const,
    values: [],
    entries: [],
    revision: 0,
    createdAt: now,
    updatedAt: now,
  };
  const { id } = await createOnce(Topics, cause, () => Topics.create(first));
  return getTopic(actor, id);
}

/** @throws Problem not-found | conflict where somebody else changed it since */
export async function updateTopic(
  deps: Deps,
  actor: Person,
  id: string,
  { revision, ...fields }: Parsed<typeof topics.update>['body'],
): Promise<Topic> {
  const before = await readTopic(actor, id);
  const stored = await storedFields(actor, fields, before.milestones);
  const tooSlow = 'Somebody else changed this topic; please look at it again.';
  const doc = await changeRevised(Topics, { _id: id, revision }, stored, deps.now(), tooSlow);
  return describe(actor, doc);
}

export async function setTopicStatus(
  deps: Deps,
  actor: Person,
  id: string,
  status: TopicStatus,
): Promise<Topic> {
  await readTopic(actor, id);
  await Topics.updateOne({ _id: id }, { $set: { status, updatedAt: deps.now() }, $inc: { revision: 1 } });
  await recordAudit(deps, {
    actor,
    action: 'topic.status',
    subject: { kind: 'topic', id },
    detail: { status },
  });
  return getTopic(actor, id);
}

/** @throws Problem not-found where there is no such owner; milestones that were there stay done by their key */
async function storedFields(
  actor: Person,
  { owner, milestones, ...fields }: TopicFields,
  before: TopicDoc['milestones'] = [],
) {
  const profile = await readProfile(actor, owner);
  const done = new Map(before.map(({ key, doneOn }) => [key, doneOn]));
  return {
    ...fields,
    ownerId: profile._id,
    milestones: milestones.map((one) => ({ ...one, doneOn: done.get(one.key) ?? null })),
  };
}
