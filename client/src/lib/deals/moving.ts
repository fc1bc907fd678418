import type { DealSummary, Move } from '@klammer/contracts/deal-shapes';

/** The cards with some of them in another stage; these come first there, as the newest. */
export function withMoves(
  items: readonly DealSummary[],
  moves: readonly Move[],
  at = new Date().toISOString(),
): DealSummary[] {
  const to = new Map(moves.map((move) => [move.id, move.to]));
  const moved = items.flatMap((deal) => {
    const stage = to.get(deal.id);

    return stage === undefined ? [] : [{ ...deal, stage, stageSince: at }];
  });

  return [...moved, ...items.filter((deal) => !to.has(deal.id))];
}

/** What takes moves back. */
export function inverse(moves: readonly Move[], moved: readonly string[]): Move[] {
  return moves.filter(({ id }) => moved.includes(id)).map(({ id, from, to }) => ({ id, from: to, to: from }));
}

/** Cards by stage; those of a stage that is gone are in the first. */
export function byStage(items: readonly DealSummary[], keys: readonly string[]): Map<string, DealSummary[]> {
  const columns = new Map<string, DealSummary[]>(keys.map((key) => [key, []]));

  for (const deal of items) (columns.get(deal.stage) ?? columns.get(keys[0] ?? ''))?.push(deal);

  return columns;
}
