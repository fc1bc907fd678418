import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type TopicComment, type topics } from '@klammer/contracts/topics';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound, Problem } from '../../problem.ts';
import { canSee as canSeeProfile, findProfiles, guardedOf as profileGuard } from '../profiles/service.ts';
import { Comments, type CommentDoc } from './model.ts';
import { canComment, canRemoveComment } from './policy.ts';
import { guardedOf, presentComment } from './present.ts';
import { readTopic } from './reading.ts';

export async function listComments(
  actor: Person,
  id: string,
  { cursor, limit }: Parsed<typeof topics.comments>['query'],
): Promise<Output<typeof topics.comments>> {
  await readTopic(actor, id);
  const docs = await Comments.find({ $and: [{ topicId: id }, after('at', cursor)] })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<CommentDoc[]>();
  const anonymous = await anonymousTo(
    actor,
    docs.map((doc) => String(doc.organisationId)),
  );
  return toPage(
    docs,
    limit,
    (doc) => doc.at,
    (doc) => presentComment(actor, doc, anonymous.has(String(doc.organisationId))),
  );
}

/** Of some organisations, those whose profile is anonymous and not the reader's own: a person of theirs speaks for themselves. */
async function anonymousTo(actor: Person, ids: readonly string[]): Promise<Set<string>> {
  const profiles = await findProfiles([...new Set(ids)]);
  const hidden = profiles.filter(
    (one) => one.visibility === 'anonymous' && !canSeeProfile(actor, profileGuard(one)),
  );
  return new Set(hidden.map(({ _id }) => String(_id)));
}

/** @throws Problem not-found | forbidden for viewers, and where the topic does not run */
export async function addComment(
  deps: Deps,
  actor: Member,
  id: string,
  { clientId, text }: Parsed<typeof topics.comment>['body'],
): Promise<TopicComment> {
  const topic = await readTopic(actor, id);
  if (!canComment(actor, guardedOf(topic))) throw new Problem('forbidden');
  const [own] = await findProfiles([actor.organisationId]);
  const cause = `${id}:${actor.personId}:${clientId}`;
  const doc = await Comments.findOneAndUpdate(
    { cause },
    {
      $setOnInsert: {
        topicId: topic._id,
        personId: actor.personId,
        by: actor.name,
        organisationId: actor.organisationId,
        organisation: own?.name ?? '',
        text,
        at: deps.now(),
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean<CommentDoc>();
  if (!doc) throw notFound();
  return presentComment(actor, doc, false);
}

/** @throws Problem not-found | forbidden for others' comments */
export async function removeComment(actor: Person, { id, commentId }: { id: string; commentId: string }) {
  await readTopic(actor, id);
  const doc = await Comments.findOne({ _id: commentId, topicId: id }).lean<CommentDoc>();
  if (!doc) throw notFound();
  if (!canRemoveComment(actor, doc)) throw new Problem('forbidden');
  await Comments.deleteOne({ _id: commentId });
}
