import { topics } from '@klammer/contracts/topics';
import { on, type Route } from '../../http/mount.ts';
import { addComment, listComments, removeComment } from './discussing.ts';
import { addEntry, addValue, removeEntry, removeValue, setMilestone } from './keeping.ts';
import { getTopic, listTopics } from './reading.ts';
import { createTopic, setTopicStatus, updateTopic } from './writing.ts';

export const topicRoutes: Route[] = [
  on(topics.list)(async (_deps, { actor, query }) => listTopics(actor, query)),
  on(topics.create)(async (deps, { actor, body }) => createTopic(deps, actor, body)),
  on(topics.get)(async (_deps, { actor, params }) => getTopic(actor, params.slug)),
  on(topics.update)(async (deps, { actor, params, body }) => updateTopic(deps, actor, params.id, body)),
  on(topics.setStatus)(async (deps, { actor, params, body }) =>
    setTopicStatus(deps, actor, params.id, body.status),
  ),
  on(topics.addValue)(async (deps, { actor, params, body }) => addValue(deps, actor, params.id, body)),
  on(topics.removeValue)(async (deps, { actor, params }) => removeValue(deps, actor, params)),
  on(topics.addEntry)(async (deps, { actor, params, body }) => addEntry(deps, actor, params.id, body)),
  on(topics.removeEntry)(async (deps, { actor, params }) => removeEntry(deps, actor, params)),
  on(topics.setMilestone)(async (deps, { actor, params, body }) =>
    setMilestone(deps, actor, params, body.doneOn),
  ),
  on(topics.comments)(async (_deps, { actor, params, query }) => listComments(actor, params.id, query)),
  on(topics.comment)(async (deps, { actor, params, body }) => addComment(deps, actor, params.id, body)),
  on(topics.removeComment)(async (_deps, { actor, params }) => removeComment(actor, params)),
];
