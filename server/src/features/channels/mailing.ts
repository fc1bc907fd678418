import { createHash } from 'node:crypto';
import { NOTIFICATION_TYPES } from '@klammer/contracts/notifications';
import { type Deps } from '../../deps.ts';
import {
  claimForMail,
  listDue,
  listDueOf,
  listOfMail,
  lookAgain,
  settle,
  type NotificationDoc,
} from '../notifications/service.ts';
import { listMembershipsOf } from '../organisations/service.ts';
import { channelsFor, quietHoursOf, readChoicesOf } from './choices.ts';
import { compose } from './composing.ts';
import { type ChoicesDoc } from './model.ts';
import { type SentPace } from './mails.ts';
import { whenMailed } from './schedule.ts';

const AT_ONCE = 500;
const MOST_ROUNDS = 200;
const TRY_AGAIN_MS = 10 * 60_000;

interface Chosen {
  all: readonly ChoicesDoc[];
  organisationIds: ReadonlySet<string>;
  now: Date;
}
/** What becomes of one notification: mailed now, looked at later, or left to the bell. */
type Verdict = { mail: SentPace } | { later: Date } | 'never';

/**
 * Puts the mails about what people have not read into the queue: person by person, everything that is due in one mail.
 * The notifications are first given to the mail, then the mail is put in under an id made from them, then they are
 * done with. Cut off anywhere in between, the next run goes on with the same mail, and the queue takes an id once.
 */
export async function mailDue(deps: Deps): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await listDue('mail', deps.now(), AT_ONCE);
    if (due.length === 0) return;
    // Most of it waits for a digest: that is noted for all together, and only who gets a mail now is gone into.
    const ready = await sortOut(due, await readChosen(due, deps.now()));
    for (const personId of new Set(ready.map(({ doc }) => String(doc.personId)))) {
      try {
        await mailPerson(deps, personId);
      } catch (error) {
        deps.log.error({ part: 'notifications', err: error }, 'a mail was not written; it is tried again');
        // One that fails must not keep the others waiting.
        const theirs = due.filter((doc) => String(doc.personId) === personId);
        await lookAgain('mail', idsOf(theirs), new Date(deps.now().getTime() + TRY_AGAIN_MS));
      }
    }
  }
}

/** What the people of some notifications chose, and where they belong, by person. */
async function readChosen(docs: readonly NotificationDoc[], now: Date): Promise<Map<string, Chosen>> {
  const personIds = [...new Set(docs.map((doc) => String(doc.personId)))];
  const [choices, memberships] = await Promise.all([readChoicesOf(personIds), listMembershipsOf(personIds)]);
  return new Map(
    personIds.map((personId) => {
      const own = memberships.get(personId) ?? [];
      const organisationIds = new Set(own.map((one) => one.organisationId));
      return [personId, { all: choices.get(personId) ?? [], organisationIds, now }];
    }),
  );
}

/** Notes what is not for now. @returns what is, with the pace it is mailed at */
async function sortOut(
  docs: readonly NotificationDoc[],
  chosen: ReadonlyMap<string, Chosen>,
): Promise<{ doc: NotificationDoc; pace: SentPace }[]> {
  const judged = docs.flatMap((doc) => {
    const own = chosen.get(String(doc.personId));
    return own ? [{ doc, verdict: judge(doc, own) }] : [];
  });
  await settle('mail', idsOf(judged.filter(({ verdict }) => verdict === 'never').map(({ doc }) => doc)));
  const later = Map.groupBy(judged, ({ verdict }) =>
    typeof verdict === 'object' && 'later' in verdict ? verdict.later.getTime() : null,
  );
  for (const [at, those] of later)
    if (at !== null) await lookAgain('mail', idsOf(those.map(({ doc }) => doc)), new Date(at));
  return judged.flatMap(({ doc, verdict }) =>
    typeof verdict === 'object' && 'mail' in verdict ? [{ doc, pace: verdict.mail }] : [],
  );
}

async function mailPerson(deps: Deps, personId: string): Promise<void> {
  const now = deps.now();
  const waiting = await listDueOf('mail', personId, now);
  const ready = await sortOut(waiting, await readChosen(waiting, now));
  if (ready.length === 0) return;
  const fresh = ready.map(({ doc }) => doc).filter((doc) => doc.mailId === undefined);
  const freshId = mailIdOf(fresh);
  await claimForMail(idsOf(fresh), freshId);
  // Others were given to a mail by a run that was cut off.
  const mailIds = new Set(ready.map(({ doc }) => doc.mailId ?? freshId));
  const pace = slowest(ready.map((one) => one.pace));
  for (const mailId of mailIds) await mailOne(deps, personId, mailId, pace);
}

async function mailOne(deps: Deps, personId: string, mailId: string, pace: SentPace): Promise<void> {
  const docs = await listOfMail(mailId);
  const unread = docs.filter((doc) => doc.readAt === null && doc.mailAt !== undefined);
  const mail = await compose(deps, personId, pace, unread);
  if (mail) await deps.mailer.send({ ...mail, id: mailId });
  await settle('mail', idsOf(docs));
}

/** @returns what the person's choice makes of it. Who has left an organisation hears no more of what concerns it. */
function judge(doc: NotificationDoc, { all, organisationIds, now }: Chosen): Verdict {
  const organisationId = doc.organisationId && String(doc.organisationId);
  if (doc.readAt || (organisationId && !organisationIds.has(organisationId))) return 'never';
  const { mail } = channelsFor(all, organisationId, NOTIFICATION_TYPES[doc.type]);
  // What a browser showed at once need not be mailed at once too: unread, it is in the next digest.
  const pace = mail === 'instant' && doc.pushedAt ? 'daily' : mail;
  if (pace === 'off') return 'never';
  const at = whenMailed(pace, { createdAt: doc.createdAt, quiet: quietHoursOf(all), now });
  return at > now ? { later: at } : { mail: pace };
}

const SLOWEST_FIRST: readonly SentPace[] = ['weekly', 'daily', 'instant'];
const slowest = (paces: readonly SentPace[]): SentPace =>
  SLOWEST_FIRST.find((pace) => paces.includes(pace)) ?? 'instant';

const idsOf = (docs: readonly NotificationDoc[]) => docs.map((doc) => doc._id);

function mailIdOf(docs: readonly NotificationDoc[]): string {
  const ids = docs.map((doc) => String(doc._id)).toSorted();
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 24);
}
