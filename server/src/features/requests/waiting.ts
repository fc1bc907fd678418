import { type Application } from '@klammer/contracts/applications';
import { type Request } from '@klammer/contracts/requests';
import { dayOf } from '../../time/local-time.ts';
import {
  MOST_WAITING,
  waiting,
  waitingCount,
  type Waiting,
  type WaitingFor,
} from '../../contributions/waiting.ts';
import { listOwnApplications } from './applying.ts';
import { listOwnRequests } from './reading.ts';

export const requestsWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const [asked, applied] = await Promise.all([
      listOwnRequests(deps, actor, { limit: MOST_WAITING }),
      listOwnApplications(deps, actor, { limit: MOST_WAITING }, { status: 'draft' }),
    ]);
    return [...asked.items.flatMap(waitingAt), ...applied.items.flatMap(waitingFor)];
  },
};

function waitingAt({ id, title: about, counts, abilities }: Request): Waiting[] {
  const board = `/requests/${id}/board`;
  return [
    ...(abilities.edit ? [waiting('request-to-publish', `/requests/${id}/edit`, { about })] : []),
    ...(abilities.review
      ? waitingCount('applications-to-answer', board, counts?.waiting ?? 0).map((one) => ({ ...one, about }))
      : []),
    ...(abilities.close ? [waiting('request-to-close', board, { about })] : []),
  ];
}

function waitingFor({ request, abilities }: Application): Waiting[] {
  if (!abilities.submit) return [];
  const { id, title: about, from, deadlineAt } = request;
  const who = from && { name: from.name, kind: from.kind, logo: from.logo };
  const dueOn = deadlineAt && dayOf(new Date(deadlineAt));
  return [waiting('application-to-send', `/requests/${id}/apply`, { about, who, dueOn })];
}
