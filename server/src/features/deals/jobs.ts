import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { listMembersOf } from '../organisations/service.ts';
import { notify } from '../notifications/service.ts';
import { Deals, type DealDoc } from './model.ts';

const HOUR_MS = 3_600_000;
/** A task that has been late for longer was told of already. */
const LOOK_BACK_DAYS = 7;

/** Reminds of tasks on their day and once more when it is over. */
export async function remindOfTasks(deps: Deps): Promise<void> {
  const today = dayOf(deps.now());
  const dueOn = { $lte: today, $gte: addDays(today, -LOOK_BACK_DAYS) };
  const cursor = Deals.find({ tasks: { $elemMatch: { doneAt: null, dueOn } } })
    .lean<DealDoc>()
    .cursor();
  for await (const doc of cursor)
    for (const task of doc.tasks)
      if (!task.doneAt && task.dueOn <= today && task.dueOn >= dueOn.$gte)
        await remind(deps, doc, task, task.dueOn < today ? 'late' : 'due');
}

async function remind(
  deps: Deps,
  doc: DealDoc,
  task: DealDoc['tasks'][number],
  moment: 'due' | 'late',
): Promise<void> {
  const organisation = String(doc.organisationId);
  const members = await listMembersOf([organisation]);
  // Who has left hears nothing of what is private to the organisation; the others do.
  const has = members.some((one) => one.personId === task.ownerId);
  const title =
    moment === 'due'
      ? { de: 'Heute fällig', en: 'Due today' }
      : { de: 'Überfällige Aufgabe', en: 'Overdue task' };
  const text = `${doc.name} · ${task.title}`;
  await notify(deps, {
    key: `deal-task:${String(doc._id)}:${task.key}:${task.dueOn}:${moment}`,
    type: 'deal-task',
    to: has && task.ownerId ? { persons: [task.ownerId] } : { organisations: [organisation] },
    organisationId: organisation,
    title,
    text: { de: text, en: text },
    path: `/deals/${String(doc._id)}`,
  });
}

export const dealJobs: Job[] = [{ name: 'remind-of-deal-tasks', everyMs: HOUR_MS, run: remindOfTasks }];
