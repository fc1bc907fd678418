import { MOST_DEALS, type StageFigure } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type Output } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Deals, type DealDoc, type PipelineDoc } from './model.ts';
import { readPipeline } from './pipelines.ts';

const DAY_MS = 86_400_000;
type Path = Pick<DealDoc, 'stage' | 'history'>;

/** How many deals got how far, and how long they stay where. */
export async function readFigures(
  deps: Pick<Deps, 'now'>,
  actor: Member,
): Promise<Output<typeof deals.figures>> {
  const [{ stages }, docs] = await Promise.all([
    readPipeline(actor.organisationId),
    Deals.find({ organisationId: actor.organisationId }, { stage: 1, history: 1 })
      .limit(MOST_DEALS)
      .lean<Path[]>(),
  ]);
  const now = deps.now().getTime();
  return { total: docs.length, stages: stages.map((stage) => figureOf(stage.key, stages, docs, now)) };
}

function figureOf(
  key: string,
  stages: PipelineDoc['stages'],
  docs: readonly Path[],
  now: number,
): StageFigure {
  // Whoever is further on has come past here, even where a stage was skipped. A “no” is no step on the way.
  const way = stages.filter((stage) => stage.type !== 'lost').map((stage) => stage.key);
  const index = way.indexOf(key);
  const isEnd = stages.find((stage) => stage.key === key)?.type !== 'open';
  return {
    key,
    now: docs.filter((doc) => doc.stage === key).length,
    reached: docs.filter((doc) =>
      doc.history.some(({ to }) => (index < 0 ? to === key : way.indexOf(to) >= index)),
    ).length,
    medianDays: isEnd ? null : medianOf(docs.flatMap((doc) => staysIn(key, doc, now))),
  };
}

/** Days of each stay of a deal in a stage; the last one goes on. */
function staysIn(key: string, { history }: Path, now: number): number[] {
  return history.flatMap(({ to, at }, index) => {
    const until = history[index + 1]?.at.getTime() ?? now;
    return to === key ? [(until - at.getTime()) / DAY_MS] : [];
  });
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}
