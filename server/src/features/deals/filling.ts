import { FIRST_STAGES, type DealSource, type NoReason } from '@klammer/contracts/deal-words';
import { addDays, dayOf } from '../../time/local-time.ts';
import { keyOf } from './keys.ts';
import { Deals } from './model.ts';

const DAY_MS = 86_400_000;

/** A deal of the demonstration region; it has come through the stages before its own, each in its usual time. */
export interface FilledDeal {
  organisationId: string;
  profileId: string;
  name: string;
  ownerId: string;
  ownerName: string;
  stage: string;
  source: DealSource;
  daysInStage: number;
  scores: readonly number[];
  note: string;
  task: { title: string; inDays: number } | null;
  no: { reason: NoReason; note: string } | null;
  feedback: string;
}

export async function fillDeals(list: readonly FilledDeal[], now: Date): Promise<void> {
  await Deals.insertMany(list.map((one) => toDoc(one, now)));
}

const CRITERIA = ['team', 'market', 'product', 'traction'];
/** How long a deal usually stays in the first stages, in their order; a name's length makes no two alike. */
const STAY_DAYS = [5, 9, 16, 24, 12];
const ago = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

function toDoc(one: FilledDeal, now: Date) {
  const { organisationId, profileId, name, ownerId, ownerName: by, stage, source, no, task } = one;
  const stageSince = ago(now, one.daysInStage);
  const history = pathTo(stage).map((to, index, path) => ({
    from: path[index - 1] ?? null,
    to,
    by,
    personId: ownerId,
    at: ago(stageSince, daysBetween(index, path.length - 1, name)),
  }));
  return {
    organisationId,
    cause: `profile:${profileId}`,
    profileId,
    name,
    source,
    stage,
    stageSince,
    ownerId,
    ratings: one.scores.map((score, index) => ({ key: CRITERIA[index], score })),
    reason: no?.reason ?? null,
    reasonNote: no?.note ?? '',
    notes: one.note === '' ? [] : [{ key: keyOf(), text: one.note, by, personId: ownerId, at: stageSince }],
    tasks: task
      ? [{ key: keyOf(), title: task.title, dueOn: addDays(dayOf(now), task.inDays), ownerId, doneAt: null }]
      : [],
    history,
    share: one.feedback === '' ? null : { stage: null, feedback: one.feedback, at: stageSince },
    createdAt: history[0]?.at ?? stageSince,
  };
}

const daysBetween = (from: number, to: number, name: string): number =>
  STAY_DAYS.slice(from, to).reduce((sum, days) => sum + days + (name.length % 5) - 2, 0);

/** The stages a deal in this one has been in; a “no” came after the second. */
function pathTo(stage: string): string[] {
  const open = FIRST_STAGES.filter((one) => one.type === 'open').map((one) => one.key);
  const index = open.indexOf(stage);
  if (index >= 0) return open.slice(0, index + 1);
  return [...(stage === 'declined' ? open.slice(0, 2) : open), stage];
}
