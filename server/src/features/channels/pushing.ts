import { NOTIFICATION_TYPES } from '@klammer/contracts/notifications';
import { type Localised } from '@klammer/contracts/text';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { mailboxOf } from '../accounts/service.ts';
import {
  claimForPush,
  listDue,
  listDueOf,
  lookAgain,
  notePushed,
  settle,
  type NotificationDoc,
} from '../notifications/service.ts';
import { listMemberships } from '../organisations/service.ts';
import { channelsFor, quietHoursOf, readChoices } from './choices.ts';
import { devicesInUse, forgetDevice, withDevices } from './devices.ts';
import { type ChoicesDoc, type DeviceDoc } from './model.ts';
import { whenAwake } from './schedule.ts';

const AT_ONCE = 200;
const MOST_ROUNDS = 50;
/** Who has a page open sees it there; only what stays unread for longer is pushed. */
const SEEN_THERE_MS = 30_000;
/** Until then a try is somebody's, and what no push service took is tried again. */
const CLAIM_MS = 2 * 60_000;
const GIVEN_UP_MS = 24 * 3_600_000;

/**
 * Pushes what people have not read to their browsers. Each notification is taken before it is sent, so that of two
 * processes one does it; a push service and a browser show what is sent twice after a kill once, by its topic and tag.
 */
export async function pushDue(deps: Deps): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = await listDue('push', deps.now(), AT_ONCE);
    if (due.length === 0) return;
    const reached = await withDevices(due.map((doc) => String(doc.personId)));
    // Most have no browser to push to: they are done with at once.
    await settle(
      'push',
      due.filter((doc) => !reached.has(String(doc.personId))).map((doc) => doc._id),
    );
    for (const personId of reached) await pushPerson(deps, personId);
  }
}

async function pushPerson(deps: Deps, personId: string): Promise<void> {
  const now = deps.now();
  const [waiting, devices, person] = await Promise.all([
    listDueOf('push', personId, now),
    devicesInUse(personId, now),
    // Null also where the person is suspended.
    mailboxOf(personId),
  ]);
  const ids = waiting.map((doc) => doc._id);
  if (devices.length === 0 || !person) return settle('push', ids);
  const [all, memberships, there] = await Promise.all([
    readChoices(personId),
    listMemberships(personId),
    deps.whoIsThere([personId]),
  ]);
  const organisationIds = new Set(memberships.map((one) => one.organisationId));
  const chosen = { all, organisationIds, isThere: there.has(personId), now };
  for (const doc of waiting) {
    const at = whenPushed(doc, chosen);
    if (at === 'never') await settle('push', [doc._id]);
    else if (at > now) await lookAgain('push', [doc._id], at);
    else if (await claimForPush(doc, new Date(now.getTime() + CLAIM_MS)))
      await pushOne(deps, doc, devices, person.locale);
  }
}

interface Chosen {
  all: readonly ChoicesDoc[];
  organisationIds: ReadonlySet<string>;
  isThere: boolean;
  now: Date;
}

function whenPushed(doc: NotificationDoc, { all, organisationIds, isThere, now }: Chosen): Date | 'never' {
  const organisationId = doc.organisationId && String(doc.organisationId);
  const isOld = now.getTime() - doc.createdAt.getTime() > GIVEN_UP_MS;
  if (doc.readAt || isOld || (organisationId && !organisationIds.has(organisationId))) return 'never';
  if (!channelsFor(all, organisationId, NOTIFICATION_TYPES[doc.type]).push) return 'never';
  const seenBy = new Date(doc.createdAt.getTime() + SEEN_THERE_MS);
  return whenAwake(isThere && seenBy > now ? seenBy : now, quietHoursOf(all));
}

/** What one browser at least took is done; what none took is due again when the claim ends. */
async function pushOne(
  deps: Deps,
  doc: NotificationDoc,
  devices: readonly DeviceDoc[],
  locale: Locale,
): Promise<void> {
  const id = String(doc._id);
  const outcomes = await Promise.all(
    devices.map(async (device) => {
      const outcome = await deps.push.send(device, payloadOf(id, doc.title, doc.path, locale), id);
      if (outcome === 'gone') await forgetDevice(device);
      return outcome;
    }),
  );
  if (outcomes.includes('accepted')) await notePushed(doc._id, deps.now());
}

/** No more than a screen that others may see needs: what happened, not what was said. */
function payloadOf(id: string, title: Localised, path: string, locale: Locale): string {
  const words = title[locale] || title[locale === 'de' ? 'en' : 'de'];
  return JSON.stringify({ id, title: words, path: locale === 'en' ? `/en${path}` : path, locale });
}
