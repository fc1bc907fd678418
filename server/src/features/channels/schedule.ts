import { type QuietHours } from '@klammer/contracts/channels';
import { addDays, dayOf, localOf, momentOf } from '../../time/local-time.ts';
import { type SentPace } from './mails.ts';

/** Digests are there when the day begins; the weekly one on Mondays. */
const DIGEST_AT = '07:30';
const MONDAY = 1;
/** Who is there reads it within this time, and a push comes first: then no mail is needed. */
const GRACE_MS = 2 * 60_000;

/** The moment itself, or the end of the quiet hours in which it lies. */
export function whenAwake(moment: Date, quiet: QuietHours | null): Date {
  if (!quiet) return moment;
  const time = localOf(moment).slice(-5);
  const overMidnight = quiet.from > quiet.to;
  const isQuiet = overMidnight
    ? time >= quiet.from || time < quiet.to
    : time >= quiet.from && time < quiet.to;
  return isQuiet ? nextAt(quiet.to, moment) : moment;
}

/** When a mail at this pace tells of something that happened at `createdAt`. */
export function whenMailed(
  pace: SentPace,
  { createdAt, quiet, now }: { createdAt: Date; quiet: QuietHours | null; now: Date },
): Date {
  if (pace === 'instant') {
    const at = whenAwake(new Date(whenAwake(createdAt, quiet).getTime() + GRACE_MS), quiet);
    // Whatever held it up until now: not in the middle of the night.
    return at > now ? at : whenAwake(now, quiet);
  }
  const digest = nextAt(DIGEST_AT, createdAt);
  if (pace === 'daily') return digest;
  const day = dayOf(digest);
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return momentOf(`${addDays(day, (MONDAY - weekday + 7) % 7)}T${DIGEST_AT}`);
}

/** The first moment after another at which clocks in the region show a time. */
function nextAt(time: string, after: Date): Date {
  const day = dayOf(after);
  const today = momentOf(`${day}T${time}`);
  return today > after ? today : momentOf(`${addDays(day, 1)}T${time}`);
}
