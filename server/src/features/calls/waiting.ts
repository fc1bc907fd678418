import { type Call } from '@klammer/contracts/calls';
import { type Entry } from '@klammer/contracts/entries';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import {
  MOST_WAITING,
  waiting,
  waitingCount,
  type Waiting,
  type WaitingFor,
} from '../../contributions/waiting.ts';
import { listOwnEntries } from './entries/applying.ts';
import { listJudged } from './jury/judging.ts';
import { lateCalls } from './entries/lateness.ts';
import { listOwnCalls } from './reading.ts';

export const callsWaiting: WaitingFor = {
  queue: lateCalls,
  member: async (deps, actor) => {
    const limit = { limit: MOST_WAITING };
    const [organised, entered, judged] = await Promise.all([
      listOwnCalls(deps, actor, limit),
      listOwnEntries(deps, actor, limit, { status: 'draft' }),
      toScore(deps, actor),
    ]);
    return [...organised.items.flatMap(atOrganiser), ...entered.items.flatMap(atApplicant), ...judged];
  },
};

async function toScore(deps: Deps, actor: Member): Promise<Waiting[]> {
  const { items } = await listJudged(deps, actor, { limit: MOST_WAITING });
  return items.flatMap(({ call, left }) =>
    waitingCount('entries-to-score', `/calls/${call.id}/jury`, left).map((one) => ({
      ...one,
      about: call.title,
    })),
  );
}

function atOrganiser({ id, title: about, phase, counts, isOwn, abilities }: Call): Waiting[] {
  const board = `/calls/${id}/board`;
  const isJudging = abilities.review && phase === 'judging';
  return [
    ...(abilities.join && !isOwn ? [waiting('call-to-join', `/calls/${id}`, { about })] : []),
    ...(abilities.publish ? [waiting('call-to-publish', `/calls/${id}/edit`, { about })] : []),
    ...(isJudging
      ? waitingCount('entries-to-answer', board, counts?.waiting ?? 0).map((one) => ({ ...one, about }))
      : []),
    ...(abilities.close ? [waiting('call-to-close', board, { about })] : []),
  ];
}

function atApplicant({ call, abilities }: Entry): Waiting[] {
  if (!abilities.submit) return [];
  const { id, title: about, from, deadlineAt } = call;
  const who = from && { name: from.name, kind: from.kind, logo: from.logo };
  const dueOn = deadlineAt && dayOf(new Date(deadlineAt));
  return [waiting('entry-to-send', `/calls/${id}/apply`, { about, who, dueOn })];
}
