import { type Kind } from '@klammer/contracts/profiles';
import { listAgreementOutcomes } from '../agreements/service.ts';
import { writtenAmong } from '../conversations/service.ts';
import { listOutcomes } from '../introductions/service.ts';
import { listJudged } from '../matches/service.ts';
import { traitsOf } from '../profiles/service.ts';

/** Two organisations that came up with each other, and how far they got. */
export interface Pair {
  /** When they first came up with each other in the time looked at. */
  at: Date;
  introduced: boolean;
  /** An introduction of theirs waits for its answer. */
  open: boolean;
  conversing: boolean;
  agreed: boolean;
  kept: boolean;
  kinds: [Kind, Kind];
  topics: readonly string[];
}
interface Way extends Omit<Pair, 'kinds' | 'topics'> {
  /** Introductions both agreed to; their conversations have the same ids. */
  accepted: string[];
  regretted: boolean;
}

/** Every pair that came up since a moment, from verdicts, introductions, conversations and agreements. */
export async function readPairs(since: Date): Promise<Pair[]> {
  const ways = new Map<string, Way>();
  for await (const { organisationId, profileId, at } of listJudged(since))
    meet(ways, organisationId, profileId, at);
  for await (const { id, from, to, status, askedAt } of listOutcomes(since)) {
    const way = meet(ways, from, to, askedAt);
    way.introduced = true;
    way.open ||= status === 'asked';
    if (status === 'accepted') way.accepted.push(id);
  }
  await addConversations(ways);
  await addAgreements(ways);
  return describe([...ways]);
}

function meet(ways: Map<string, Way>, one: string, other: string, at: Date): Way {
  const key = keyOf(one, other);
  const way = ways.get(key) ?? {
    at,
    introduced: false,
    open: false,
    accepted: [],
    conversing: false,
    agreed: false,
    kept: false,
    regretted: false,
  };
  if (at < way.at) way.at = at;
  ways.set(key, way);
  return way;
}

function keyOf(one: string, other: string): string {
  return [one, other].toSorted().join(':');
}

async function addConversations(ways: ReadonlyMap<string, Way>): Promise<void> {
  const written = await writtenAmong([...ways.values()].flatMap((way) => way.accepted));
  for (const way of ways.values()) way.conversing = way.accepted.some((id) => written.has(id));
}

async function addAgreements(ways: ReadonlyMap<string, Way>): Promise<void> {
  for await (const { organisationId, otherId, verdict } of listAgreementOutcomes()) {
    const way = ways.get(keyOf(organisationId, otherId));
    if (!way) continue;
    // Whoever has signed together has talked, wherever that was.
    way.introduced = way.conversing = way.agreed = true;
    way.kept ||= verdict === 'kept';
    way.regretted ||= verdict === 'regretted';
  }
  for (const way of ways.values()) way.kept &&= !way.regretted;
}

/** Adds what the figures are told apart by; a pair with an organisation that is gone is left out. */
async function describe(ways: readonly (readonly [string, Way])[]): Promise<Pair[]> {
  const traits = await traitsOf([...new Set(ways.flatMap(([key]) => key.split(':')))]);
  return ways.flatMap(([key, { at, introduced, open, conversing, agreed, kept }]) => {
    const [one, other] = key.split(':').map((id) => traits.get(id));
    if (!one || !other) return [];
    const kinds: [Kind, Kind] = one.kind < other.kind ? [one.kind, other.kind] : [other.kind, one.kind];
    const topics = [...new Set([...one.topics, ...other.topics])];
    return [{ at, introduced, open, conversing, agreed, kept, kinds, topics }];
  });
}
