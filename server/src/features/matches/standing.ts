import { type MatchProfile } from '@klammer/search/matching';
import { type Deps } from '../../deps.ts';
import { listAgreementOutcomes } from '../agreements/service.ts';
import { replyRates } from '../introductions/service.ts';

/** Of fewer, what one partner said in confidence would stand on everybody's cards. */
const ENOUGH_OUTCOMES = 3;

/** How an organisation has dealt with others so far; what there is too little of to say is left out. */
export type Standing = Pick<MatchProfile, 'replyRate' | 'goodOutcomes' | 'outcomes'>;

/** Everybody's standing: how they answer, and what those they agreed something with say of it. */
export async function readStandings(deps: Pick<Deps, 'now'>): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (const [id, replyRate] of await replyRates(deps)) standings.set(id, { replyRate });
  for (const [id, { good, all }] of await countOutcomes())
    if (all >= ENOUGH_OUTCOMES)
      standings.set(id, { ...standings.get(id), goodOutcomes: good, outcomes: all });
  return standings;
}

/** What was only signed says nothing yet. */
async function countOutcomes(): Promise<Map<string, { good: number; all: number }>> {
  const counts = new Map<string, { good: number; all: number }>();
  for await (const { otherId, verdict } of listAgreementOutcomes()) {
    if (verdict === 'agreed') continue;
    const { good, all } = counts.get(otherId) ?? { good: 0, all: 0 };
    counts.set(otherId, { good: good + (verdict === 'kept' ? 1 : 0), all: all + 1 });
  }
  return counts;
}
