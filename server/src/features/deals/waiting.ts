import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { type Member } from '../../actor.ts';
import { MOST_WAITING, waiting, type Waiting, type WaitingFor } from '../../contributions/waiting.ts';
import { Deals, type DealDoc } from './model.ts';
import { canKeepPipeline } from './policy.ts';
import { listShared } from './reading.ts';

const AHEAD_DAYS = 7;
/** What was shared longer ago is no news; `/deals/shared` still has it. */
const NEWS_DAYS = 14;

export const dealsWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const [tasks, news] = await Promise.all([tasksOf(deps, actor), newsFor(deps, actor)]);
    return [...tasks, ...news];
  },
};

/** Tasks of one's own, and those that nobody has. */
async function tasksOf(deps: Deps, actor: Member): Promise<Waiting[]> {
  if (!canKeepPipeline(actor)) return [];
  const dueOn = { $lte: addDays(dayOf(deps.now()), AHEAD_DAYS) };
  const ownerId = { $in: [actor.personId, null] };
  const docs = await Deals.find(
    { organisationId: actor.organisationId, tasks: { $elemMatch: { doneAt: null, dueOn, ownerId } } },
    { name: 1, tasks: 1 },
  )
    .sort({ stageSince: -1 })
    .limit(10 * MOST_WAITING)
    .lean<Pick<DealDoc, '_id' | 'name' | 'tasks'>[]>();
  return docs
    .flatMap(({ _id, name, tasks }) =>
      tasks
        .filter((task) => !task.doneAt && task.dueOn <= dueOn.$lte && ownerId.$in.includes(task.ownerId))
        .map((task) =>
          waiting('deal-task', `/deals/${String(_id)}`, {
            about: task.title,
            who: { name, kind: 'startup', logo: null },
            dueOn: task.dueOn,
          }),
        ),
    )
    .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
    .slice(0, MOST_WAITING);
}

async function newsFor(deps: Deps, actor: Member): Promise<Waiting[]> {
  const since = addDays(dayOf(deps.now()), -NEWS_DAYS);
  const { items } = await listShared(actor);
  return items
    .filter((item) => item.at >= since)
    .slice(0, MOST_WAITING)
    .map(({ feedback, stage, investor }) =>
      waiting('deal-shared', '/deals/shared', {
        about: feedback || stage || '',
        who: { name: investor.name, kind: 'investor', logo: null },
      }),
    );
}
