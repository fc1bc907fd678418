import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { decline, withdraw } from './answering.ts';
import { Introductions, type IntroductionDoc } from './model.ts';

const MOST_TRIES = 3;

/**
 * Closes what is open between an organisation and one it blocked: declined where it was asked, else taken back. Answered at the
 * same moment, by anybody, it is looked again: a block is not to fail for it half way.
 */
export async function closeBetween(deps: Deps, actor: Member, otherId: string): Promise<void> {
  const pair = [actor.organisationId, otherId].toSorted().join(':');
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const open = await Introductions.findOne({ pair, status: 'asked' }).lean<IntroductionDoc>();
    if (!open) return;
    const hasAgreed = open.agreed.map(String).includes(actor.organisationId);
    const closed = hasAgreed
      ? withdraw(deps, actor.personId, open)
      : decline(deps, actor, open, { declineReason: 'other', declineNote: '' });
    if (await closed.catch(unlessChanged)) return;
  }
}

function unlessChanged(error: unknown): null {
  if (error instanceof Problem && error.code === 'conflict') return null;
  throw error;
}
