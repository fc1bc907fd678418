import { type Actor, type Person } from '../../actor.ts';
import { writesTo } from '../../db/writes.ts';
import { WHO_ASKS_IS_IN } from './renewing.ts';

/** What the clock changes is seen so much later: the end of a session, or that it has to be prolonged. */
const LONGEST_MS = 5000;
/** More sessions than ask within that time. */
const MOST = 10_000;

type Identify = (headers: Headers) => Promise<Actor>;

/**
 * Gives the person again whom the same cookies proved before, as long as nothing was written where that stands: a page
 * asks for ten things at once. Operators are looked up each time, since whom they assist stands elsewhere, and so is
 * everybody where other processes write too.
 */
export function recalling(identify: Identify): Identify {
  let known = new Map<string, { person: Person; until: number }>();
  let asOf: number | null = null;
  return async (headers) => {
    const [cookies, writes] = [headers.get('cookie'), writesTo(WHO_ASKS_IS_IN)];
    if (cookies === null || writes === null) return identify(headers);
    if (writes !== asOf || known.size >= MOST) [known, asOf] = [new Map(), writes];
    const found = known.get(cookies);
    if (found && Date.now() < found.until) return found.person;
    // What is written while this is read begins another map.
    const mine = known;
    const actor = await identify(headers);
    if (actor && !actor.operator && !actor.by)
      mine.set(cookies, { person: actor, until: Date.now() + LONGEST_MS });
    return actor;
  };
}
