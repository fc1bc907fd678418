import { Introductions, type IntroductionDoc } from './model.ts';

/** How often each organisation was asked since a moment, by its id. */
export async function countRequests(since: Date): Promise<Map<string, number>> {
  const rows = await Introductions.aggregate<{ _id: unknown; count: number }>([
    { $match: { askedAt: { $gte: since } } },
    { $group: { _id: '$to', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map((row) => [String(row._id), row.count]));
}

/** How many introductions wait for each organisation's answer, by its id. */
export async function countWaiting(): Promise<Map<string, number>> {
  const rows = await Introductions.aggregate<{ _id: unknown; count: number }>([
    { $match: { status: 'asked' } },
    { $group: { _id: '$to', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map((row) => [String(row._id), row.count]));
}

/** What became of every introduction asked for since a moment, oldest first; matching and the funnel learn from it. */
export async function* listOutcomes(since = new Date(0)): AsyncGenerator<{
  id: string;
  from: string;
  to: string;
  askedAt: Date;
  status: IntroductionDoc['status'];
  declineReason: IntroductionDoc['declineReason'];
}> {
  const cursor = Introductions.find(
    { askedAt: { $gte: since } },
    { from: 1, to: 1, status: 1, declineReason: 1, askedAt: 1 },
  )
    .sort({ askedAt: 1 })
    .lean<IntroductionDoc>()
    .cursor({ batchSize: 500 });
  for await (const { _id, from, to, status, declineReason, askedAt } of cursor)
    yield { id: String(_id), from: String(from), to: String(to), status, declineReason, askedAt };
}

const MOST_RECENT = 5000;

/** Pairs whose latest introduction nobody has answered, asked for between two moments. */
export async function listUnanswered({ from, before }: { from: Date; before: Date }) {
  const docs = await Introductions.find(
    { askedAt: { $gte: from } },
    { from: 1, to: 1, pair: 1, status: 1, askedAt: 1 },
  )
    .sort({ askedAt: -1 })
    .limit(MOST_RECENT)
    .lean<IntroductionDoc[]>();
  const latest = new Map(docs.toReversed().map((doc) => [doc.pair, doc]));
  return [...latest.values()]
    .filter(({ status, askedAt }) => ['asked', 'expired'].includes(status) && askedAt < before)
    .map((doc) => ({
      code: 'unanswered' as const,
      sides: [String(doc.from), String(doc.to)] as const,
      since: doc.askedAt,
    }));
}
