import { type Locale } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { Problem } from '../../problem.ts';
import { presentIdsOf } from './merging-people.ts';
import { People, Sessions } from './model.ts';
import { forgetLinks } from './sessions.ts';

export async function setLocale(actor: Person, locale: Locale): Promise<void> {
  // The language in which an operator reads somebody's pages is not that of their mails.
  if (actor.by) return;
  await People.updateOne({ _id: actor.personId }, { $set: { locale } });
}

/** Makes the session act for this organisation; the caller has checked that the person belongs to it. */
export async function setActiveOrganisation(actor: Person, organisationId: string): Promise<void> {
  await Sessions.updateOne({ _id: actor.sessionId }, { $set: { activeOrganizationId: organisationId } });
}

/**
 * Names of people by id, for showing who wrote something. An id of an account that went into another one means whoever has
 * that; unknown ids, and what stands for an erased one, are left out.
 */
export async function namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
  const ids = idsAmong(personIds);
  const names = await presentNames(ids);
  const missing = ids.filter((id) => !names.has(id));
  if (missing.length === 0) return names;
  const former = await presentIdsOf(missing);
  const byPresent = await presentNames([...former.values()]);
  for (const [id, into] of former) {
    const name = byPresent.get(into);
    if (name !== undefined) names.set(id, name);
  }
  return names;
}

async function presentNames(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await People.find({ _id: { $in: [...ids] } }, { name: 1 })
    .limit(1000)
    .lean();
  return new Map(people.map((person) => [String(person._id), person.name]));
}

const idsAmong = (personIds: readonly string[]): string[] =>
  [...new Set(personIds)].filter((id) => mongoose.isObjectIdOrHexString(id));

/** Which of these persons there are. */
export async function thereAmong(personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await People.find({ _id: { $in: [...personIds] } }, { _id: 1 })
    .limit(personIds.length)
    .lean();
  return new Set(docs.map(({ _id }) => String(_id)));
}

/** Everybody who runs the region. */
export async function listOperatorIds(): Promise<string[]> {
  const operators = await People.find({ operator: true }, { _id: 1 }).limit(1000).lean();
  return operators.map((one) => String(one._id));
}

/** The id of whoever has this e-mail address, or null. */
export async function findPersonId(email: string): Promise<string | null> {
  const found = await People.exists({ email: email.toLowerCase() });
  return found && String(found._id);
}

/** When sessions end, by id; those that are gone are left out. */
export async function sessionEnds(sessionIds: readonly string[]): Promise<Map<string, Date>> {
  const sessions = await Sessions.find({ _id: { $in: [...sessionIds] } }, { expiresAt: 1 })
    .limit(sessionIds.length)
    .lean();
  return new Map(
    sessions.flatMap(({ _id, expiresAt }) => (expiresAt ? [[String(_id), expiresAt] as const] : [])),
  );
}

/** What sessions say now, by id. */
export async function readSessions(
  ids: readonly string[],
): Promise<Map<string, { personId: string; activeOrganizationId: string | null; expiresAt: Date }>> {
  const sessions = await Sessions.find(
    { _id: { $in: [...ids] } },
    { userId: 1, activeOrganizationId: 1, expiresAt: 1 },
  )
    .limit(ids.length)
    .lean();
  return new Map(
    sessions.map(({ _id, userId, activeOrganizationId, expiresAt }) => [
      String(_id),
      {
        personId: String(userId),
        activeOrganizationId: activeOrganizationId ?? null,
        expiresAt: expiresAt ?? new Date(0),
      },
    ]),
  );
}

/** What is known of people who are signed in, by id. */
export async function readPeople(ids: readonly string[]) {
  const people = await People.find({ _id: { $in: [...ids] } })
    .limit(ids.length)
    .lean();
  return new Map(
    people.map(({ _id, name, email, emailVerified, operator, locale, suspendedAt }) => [
      String(_id),
      { id: String(_id), name, email, emailVerified: emailVerified === true, operator, locale, suspendedAt },
    ]),
  );
}

/** The person with this address, for mails that must be in their language. */
export async function findPersonByEmail(email: string): Promise<{ personId: string; locale: Locale } | null> {
  const person = await People.findOne({ email }, { locale: 1 }).lean();
  return person && { personId: String(person._id), locale: person.locale === 'en' ? 'en' : 'de' };
}

export async function localeOfPerson(personId: string): Promise<Locale> {
  return (await People.exists({ _id: personId, locale: 'en' })) ? 'en' : 'de';
}

/** Where mails to a person go, and in which language; null where nobody confirmed the address. */
export async function mailboxOf(personId: string): Promise<{ email: string; locale: Locale } | null> {
  const person = await People.findOne(
    { _id: personId, emailVerified: true, suspendedAt: { $exists: false } },
    { email: 1, locale: 1 },
  ).lean();
  return person && { email: person.email, locale: person.locale === 'en' ? 'en' : 'de' };
}

export async function rename(actor: Person, name: string): Promise<void> {
  await People.updateOne({ _id: actor.personId }, { $set: { name } });
}

/** Gives the account another, confirmed address. @returns the one before @throws a duplicate key where it is taken */
export async function changeAddress(personId: string, email: string): Promise<string> {
  const before = await People.findOneAndUpdate({ _id: personId }, { $set: { email, emailVerified: true } })
    .select({ email: 1 })
    .lean();
  if (!before) throw new Problem('gone');
  await forgetLinks(personId);
  return before.email;
}

/** Names and addresses of people by id, for the list of an organisation's own members. */
export async function peopleOf(
  personIds: readonly string[],
): Promise<Map<string, { name: string; email: string }>> {
  const people = await People.find({ _id: { $in: idsAmong(personIds) } }, { name: 1, email: 1 })
    .limit(1000)
    .lean();
  return new Map(people.map(({ _id, name, email }) => [String(_id), { name, email }]));
}

/** Whether anybody has an account at all. */
export async function hasPeople(): Promise<boolean> {
  return (await People.exists({})) !== null;
}

export { createSetupToken, setUpOperator } from './setup.ts';
export { createAuth, type Auth } from './auth.ts';
export { isConfirmed } from './auth-hooks.ts';
export { mountAuth } from './mount.ts';
export { findPasswordFault } from './password-rules.ts';
export { hasSecondFactor, isPassword, passwordMark, setPassword } from './passwords.ts';
export { confirmSession, endSession, endSessions, listSessions, readUserAgent } from './sessions.ts';
export {
  CLIENT_AT_ACCOUNT,
  countReaching,
  countTry,
  forgetTries,
  MAILS_BY_SENDER,
  MAILS_TO_ADDRESS,
  TO_ORGANISER,
} from './throttle.ts';

export { fillPeople } from './filling.ts';
export {
  findPeople,
  findPeopleById,
  findPerson,
  findPersonIds,
  listAddresses,
  presenceOf,
  type FoundPerson,
  type PersonAddress,
} from './looking.ts';
export { closeAccount, formerIdsOf } from './merging-people.ts';
export { liftPerson, suspendPerson, suspensionOf } from './suspending.ts';
export { findSubject } from './personal.ts';
