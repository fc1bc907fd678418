import { canActFor } from '../../actor.ts';
import { MOST_WAITING, waiting, type WaitingFor } from '../../contributions/waiting.ts';
import { Stories, type StoryDoc } from './model.ts';

/** What an owner has not agreed to yet. */
export const storiesWaiting: WaitingFor = {
  member: async (_deps, actor) => {
    if (actor.role !== 'owner' || !canActFor(actor, actor.organisationId)) return [];
    const docs = await Stories.find({
      organisations: actor.organisationId,
      publishedAt: null,
      withdrawnAt: null,
      'consents.organisationId': { $ne: actor.organisationId },
    })
      .sort({ updatedAt: -1 })
      .limit(MOST_WAITING)
      .lean<StoryDoc[]>();
    return docs.map((doc) =>
      waiting('story-to-agree', `/agreements/${String(doc._id)}`, { about: doc.title.de || doc.title.en }),
    );
  },
};
