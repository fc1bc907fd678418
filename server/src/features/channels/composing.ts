import { NOTIFICATION_TYPES } from '@klammer/contracts/notifications';
import { type Localised } from '@klammer/contracts/text';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { wordsOf } from '../../time/local-time.ts';
import { type Mail, type QueuedMail } from '../../mail/mail.ts';
import { mailboxOf } from '../accounts/service.ts';
import { listOfMail, type NotificationDoc } from '../notifications/service.ts';
import { listMemberships } from '../organisations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { linksFor } from './links.ts';
import { channelMails, type SentPace, type Told } from './mails.ts';

const MOST_TOLD = 30;
const EXCERPT = 400;
const NAMES: ReadonlyMap<string, SentPace> = new Map(
  (Object.keys(channelMails) as SentPace[]).map((pace) => [channelMails[pace].name, pace]),
);

/** Writes the mail about what a person has not read; null where there is nobody to write to, or nothing to tell. */
export async function compose(
  deps: Deps,
  personId: string,
  pace: SentPace,
  unread: readonly NotificationDoc[],
): Promise<Mail | null> {
  const mailbox = await mailboxOf(personId);
  if (!mailbox || unread.length === 0) return null;
  const { email, locale } = mailbox;
  const nameOf = await namesOfOrganisations(personId);
  const { page, oneClick } = linksFor(deps, { personId, email, locale });
  const mail = channelMails[pace].to(email, locale, {
    told: unread.slice(-MOST_TOLD).map((doc) => toldOf(deps, doc, locale, nameOf)),
    more: Math.max(0, unread.length - MOST_TOLD),
    allUrl: `${deps.publicUrl}/notifications?unread=true`,
    settingsUrl: `${deps.publicUrl}/settings/notifications`,
    stopUrl: page,
  });
  return {
    ...mail,
    headers: { 'List-Unsubscribe': `<${oneClick}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

/**
 * A mail may have waited for hours: what was read meanwhile is left out, and without anything else it does not leave.
 * Mails of other kinds pass.
 */
export async function lookOnceMore(deps: Deps, mail: QueuedMail): Promise<QueuedMail | null> {
  const pace = NAMES.get(mail.template);
  if (!pace) return mail;
  const docs = await listOfMail(String(mail._id));
  const unread = docs.filter((doc) => doc.readAt === null);
  const [first] = unread;
  if (!first) return null;
  if (unread.length === docs.length) return mail;
  const written = await compose(deps, String(first.personId), pace, unread);
  return written && { ...mail, ...written, template: mail.template };
}

/** The names of a person's organisations by id, where they have several and need to be told which one is meant. */
async function namesOfOrganisations(personId: string): Promise<ReadonlyMap<string, string>> {
  const memberships = await listMemberships(personId);
  if (memberships.length < 2) return new Map();
  const profiles = await findProfiles(memberships.map((one) => one.organisationId));
  return new Map(profiles.map((profile) => [String(profile._id), profile.name]));
}

function toldOf(deps: Deps, doc: NotificationDoc, locale: Locale, nameOf: ReadonlyMap<string, string>): Told {
  const when = wordsOf(doc.createdAt)[locale];
  const concerns = nameOf.get(String(doc.organisationId));
  return {
    group: NOTIFICATION_TYPES[doc.type],
    title: pick(doc.title, locale),
    text: shorten(pick(doc.text, locale)),
    note: concerns ? `${when} · ${concerns}` : when,
    url: deps.publicUrl + doc.path,
  };
}

function pick(words: Localised, locale: Locale): string {
  return words[locale] || words[locale === 'de' ? 'en' : 'de'];
}

function shorten(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}
