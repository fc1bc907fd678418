import { type Parsed } from '@klammer/contracts/endpoint';
import { type stories, type StoryOfAgreement } from '@klammer/contracts/stories';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Problem } from '../../problem.ts';
import { partiesOfAgreement } from '../agreements/service.ts';
import { recordAudit } from '../audit/service.ts';
import { slugify } from '../organisations/service.ts';
import { announce } from './announcing.ts';
import { Stories, type Consent, type StoryDoc } from './model.ts';
import { canAgree, canPropose, canWithdraw, speaksFor, type Guarded } from './policy.ts';
import { guardedOf } from './present.ts';
import { getStoryOf } from './reading.ts';

/**
 * Writes the words anew. Whoever speaks for their organisation agrees to their own words with it; everybody else is asked.
 * @throws Problem not-found | forbidden | conflict where the words changed since they were read
 */
export async function proposeStory(
  deps: Deps,
  actor: Member,
  agreementId: string,
  { revision, ...fields }: Parsed<typeof stories.propose>['body'],
): Promise<StoryOfAgreement> {
  const { guarded } = await readBoth(actor, agreementId);
  if (!canPropose(actor, guarded)) throw new Problem('forbidden');
  const consents = speaksFor(actor, guarded) ? [consentOf(deps, actor)] : [];
  const words = { ...fields, consents, publishedAt: null, withdrawnAt: null, personId: actor.personId };
  const at = { revision: revision + 1, updatedAt: deps.now() };
  if (revision === 0) await create(agreementId, [...guarded.organisations], { ...words, ...at });
  else {
    const { matchedCount } = await Stories.updateOne(
      { _id: agreementId, revision },
      { $set: { ...words, ...at } },
    );
    if (matchedCount === 0) throw changed();
  }
  await announce(deps, agreementId, 'story-proposed', actor.personId);
  return getStoryOf(actor, agreementId);
}

/** @throws Problem not-found | forbidden | conflict where the words are others by now */
export async function agreeToStory(
  deps: Deps,
  actor: Member,
  agreementId: string,
  { revision }: Parsed<typeof stories.agree>['body'],
): Promise<StoryOfAgreement> {
  const { doc, guarded } = await readBoth(actor, agreementId);
  if (!canAgree(actor, guarded)) throw new Problem('forbidden');
  if (doc?.revision !== revision) throw changed();
  await Stories.updateOne(
    {
      _id: agreementId,
      revision,
      withdrawnAt: null,
      'consents.organisationId': { $ne: actor.organisationId },
    },
    { $push: { consents: consentOf(deps, actor) } },
  );
  if (await publishWhereAllAgree(deps, agreementId))
    await announce(deps, agreementId, 'story-published', actor.personId);
  return getStoryOf(actor, agreementId);
}

/** Nothing is shown from the moment this is written. */
export async function withdrawStory(
  deps: Deps,
  actor: Member,
  agreementId: string,
): Promise<StoryOfAgreement> {
  const { guarded } = await readBoth(actor, agreementId);
  if (!canWithdraw(actor, guarded)) throw new Problem('forbidden');
  await Stories.updateOne(
    { _id: agreementId },
    {
      $set: { consents: [], publishedAt: null, withdrawnAt: deps.now(), updatedAt: deps.now() },
      $inc: { revision: 1 },
    },
  );
  await recordAudit(deps, {
    actor,
    action: 'story.withdrawn',
    subject: { kind: 'agreement', id: agreementId },
  });
  await announce(deps, agreementId, 'story-withdrawn', actor.personId);
  return getStoryOf(actor, agreementId);
}

/**
 * Shows a story that every party has agreed to as it stands. Run again after a kill: the consents are there, and the
 * condition is part of the write.
 * @returns whether this call published it
 */
export async function publishWhereAllAgree(deps: Pick<Deps, 'now'>, agreementId: string): Promise<boolean> {
  const doc = await Stories.findById(agreementId).lean<StoryDoc>();
  if (!doc) return false;
  const { modifiedCount } = await Stories.updateOne(
    {
      _id: agreementId,
      revision: doc.revision,
      publishedAt: null,
      withdrawnAt: null,
      $and: doc.organisations.map((id) => ({ 'consents.organisationId': id })),
    },
    { $set: { publishedAt: deps.now(), updatedAt: deps.now() } },
  );
  return modifiedCount > 0;
}

async function readBoth(
  actor: Member,
  agreementId: string,
): Promise<{ doc: StoryDoc | null; guarded: Guarded }> {
  const agreement = await partiesOfAgreement(actor, agreementId);
  const doc = await Stories.findById(agreementId).lean<StoryDoc>();
  return { doc, guarded: guardedOf(agreement, doc) };
}

async function create(
  agreementId: string,
  organisations: string[],
  words: Omit<StoryDoc, '_id' | 'publicId' | 'slug' | 'organisations'>,
): Promise<void> {
  const publicId = new mongoose.Types.ObjectId();
  const slug = `${slugify(words.title.de || words.title.en)}-${publicId.toHexString().slice(-6)}`;
  try {
    await Stories.create([{ ...words, _id: agreementId, publicId, slug, organisations }]);
  } catch (error) {
    throw isDuplicateKey(error) ? changed() : error;
  }
}

function consentOf(deps: Pick<Deps, 'now'>, actor: Member): Consent {
  return { organisationId: actor.organisationId, personId: actor.personId, by: actor.name, at: deps.now() };
}

const changed = () => new Problem('conflict', 'The words were changed since; please read them first.');
