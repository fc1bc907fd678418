import { stories } from '@klammer/contracts/stories';
import { on, type Route } from '../../http/mount.ts';
import { getStory, getStoryOf, listStories } from './reading.ts';
import { agreeToStory, proposeStory, withdrawStory } from './writing.ts';

export const storyRoutes: Route[] = [
  on(stories.list)(async (_deps, { actor, query }) => listStories(actor, query)),
  on(stories.get)(async (_deps, { actor, params }) => getStory(actor, params.slug)),
  on(stories.ofAgreement)(async (_deps, { actor, params }) => getStoryOf(actor, params.id)),
  on(stories.propose)(async (deps, { actor, params, body }) => proposeStory(deps, actor, params.id, body)),
  on(stories.agree)(async (deps, { actor, params, body }) => agreeToStory(deps, actor, params.id, body)),
  on(stories.withdraw)(async (deps, { actor, params }) => withdrawStory(deps, actor, params.id)),
];
