import { type Verdict } from '@klammer/contracts/matches';
import { type z } from 'zod';
import { Verdicts } from './model.ts';

/** What an organisation of the demonstration region said of a match. */
export interface FilledVerdict {
  organisationId: string;
  profileId: string;
  verdict: z.infer<typeof Verdict>;
  personId: string;
  at: Date;
}

/** Stores many verdicts in one write. */
export async function fillVerdicts(list: readonly FilledVerdict[]): Promise<void> {
  await Verdicts.insertMany([...list]);
}
