import { type Move, type Stage } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Issue } from '@klammer/contracts/problems';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { announce } from './adding.ts';
import { Deals } from './model.ts';
import { keepOnBoard, readPipeline, requireKeeping } from './pipelines.ts';

type Input = Parsed<typeof deals.move>['body'];

/**
 * Moves deals, one or many. Each is one write that holds only where the deal still is where it was seen, so that two
 * people never overrule each other unseen; the inverse moves undo it.
 * @throws Problem not-found where none of them is the organisation's | forbidden | invalid-input
 */
export async function moveDeals(
  deps: Deps,
  actor: Member,
  { moves, reason, reasonNote }: Input,
): Promise<Output<typeof deals.move>> {
  const ids = moves.map((move) => move.id);
  if (!(await Deals.exists({ organisationId: actor.organisationId, _id: { $in: ids } }))) throw notFound();
  requireKeeping(actor);
  const { stages } = await readPipeline(actor.organisationId);
  const types = new Map(stages.map((stage) => [stage.key, stage.type]));
  checkMoves(moves, types, reason);
  const moved: string[] = [];
  for (const move of moves) {
    const isNo = types.get(move.to) === 'lost';
    const why = isNo ? { reason, reasonNote } : { reason: null, reasonNote: '' };
    if (await moveOne(deps, actor, move, why)) moved.push(move.id);
  }
  await keepOnBoard(deps, actor);
  announce(deps, actor);
  return { moved, left: ids.filter((id) => !moved.includes(id)) };
}

function checkMoves(
  moves: readonly Move[],
  types: ReadonlyMap<string, Stage['type']>,
  reason: Input['reason'],
): void {
  const issues: Issue[] = moves.flatMap(({ to }, index) =>
    types.has(to)
      ? []
      : [{ path: ['body', 'moves', index, 'to'], code: 'unknown', message: 'there is no such stage' }],
  );
  if (!reason && moves.some(({ to }) => types.get(to) === 'lost'))
    issues.push({ path: ['body', 'reason'], code: 'required', message: 'a “no” needs its reason' });
  if (issues.length > 0) throw new Problem('invalid-input', undefined, { issues });
}

async function moveOne(
  deps: Deps,
  actor: Member,
  { id, from, to }: Move,
  why: Pick<Input, 'reason' | 'reasonNote'>,
): Promise<boolean> {
  if (from === to) return false;
  const at = deps.now();
  const { modifiedCount } = await Deals.updateOne(
    { _id: id, organisationId: actor.organisationId, stage: from },
    {
      $set: { stage: to, stageSince: at, ...why },
      $push: { history: { from, to, by: actor.name, personId: actor.personId, at } },
    },
  );
  return modifiedCount > 0;
}
