import { type Member } from '../../actor.ts';
import { changeRevised } from '../../db/revision.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { Events, type EventDoc } from './model.ts';
import { canManage, type Guarded } from './policy.ts';
import { guardedOf, type Shown } from './present.ts';
import { readEvent } from './reading.ts';

/**
 * Reads an event for somebody who wants to do something with it as organiser.
 * @throws Problem not-found, forbidden for others, not-possible-now where its state does not allow it
 */
export async function readFor(
  deps: Deps,
  actor: Member,
  id: string,
  isAllowed: (actor: Member, guarded: Guarded, now: Date) => boolean,
): Promise<Shown> {
  const shown = await readEvent(actor, id);
  const guarded = guardedOf(shown.doc, shown.yours !== null);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!isAllowed(actor, guarded, deps.now()))
    throw new Problem('not-possible-now', 'The event is over, called off, or not that far yet.');
  return shown;
}

/** Changes an event where it still is as the filter says. @throws Problem conflict where somebody was quicker */
export function changeEvent(
  deps: Deps,
  filter: { _id: string } & Record<string, unknown>,
  fields: Partial<EventDoc>,
): Promise<EventDoc> {
  return changeRevised(Events, filter, fields, deps.now());
}
