import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Deps } from '../../deps.ts';
import { type Denial } from '../../actor.ts';
import { noteAudit } from './recording.ts';

const HOUR_S = 3600;
/** A page that tries the same thing again and again is one entry; a person who tries many things is at most thirty an hour. */
const ONCE_PER_S = 600;
const MOST_OF_ONE_AN_HOUR = 30;

/** Makes the listener that records who was refused what; a sample, so that trying does not flood the trail. */
export function watchDenials(deps: Deps): (denial: Denial) => void {
  const same = new RateLimiterMemory({ points: 1, duration: ONCE_PER_S });
  const perPerson = new RateLimiterMemory({ points: MOST_OF_ONE_AN_HOUR, duration: HOUR_S });
  return ({ actor, operation, code, subjectId }) => {
    const kind =
      operation
        .match(/\/api\/([a-z-]+)|^([a-z-]+):/)
        ?.slice(1)
        .find(Boolean) ?? 'request';
    void allowed().then((ok) => {
      if (ok)
        noteAudit(deps, {
          actor,
          action: 'request.refused',
          subject: { kind, id: subjectId ?? '-' },
          detail: { operation, code },
        });
    });

    async function allowed(): Promise<boolean> {
      try {
        await same.consume(`${actor.personId} ${operation} ${subjectId}`);
        await perPerson.consume(actor.personId);
        return true;
      } catch {
        // The limiters reject with their counters: this one is left out of the sample.
        return false;
      }
    }
  };
}
