import { type AuditEntry, type audit } from '@klammer/contracts/audit';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { findPersonId, namesOf } from '../accounts/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { AuditEntries, type AuditDoc } from './model.ts';
import { knownPseudonym, peopleBehind } from './pseudonyms.ts';

type Query = Parsed<typeof audit.list>['query'];

/** Entries that fit, newest first; the cursor is the sequence of the last one shown. */
export async function listAudit(query: Query): Promise<Output<typeof audit.list>> {
  const filter = await filterOf(query);
  if (!filter) return { items: [], nextCursor: null };
  const docs = await AuditEntries.find(filter)
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .lean<AuditDoc[]>();
  const page = docs.slice(0, query.limit);
  return {
    items: await present(page),
    nextCursor: docs.length > query.limit ? String(page.at(-1)?._id) : null,
  };
}

/** Null where the filter names a person who does not occur. */
async function filterOf(query: Query): Promise<Record<string, unknown> | null> {
  const { person, action, subjectKind, subjectId, from, to, cursor } = query;
  const actor = person ? await findActor(person) : undefined;
  if (actor === null) return null;
  const before = cursor && /^\d{1,15}$/.test(cursor) ? { $lt: Number(cursor) } : undefined;
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(subjectKind && { 'subject.kind': subjectKind }),
    ...(subjectId && { 'subject.id': await subjectFor(subjectId) }),
    ...((from || to) && { at: { ...(from && { $gte: new Date(from) }), ...(to && { $lt: new Date(to) }) } }),
    ...(before && { _id: before }),
  };
}

async function findActor(person: string): Promise<string | null> {
  if (/^p-[\w-]{12}$/.test(person)) return person;
  const id = /^[0-9a-f]{24}$/.test(person) ? person : await findPersonId(person);
  return id ? knownPseudonym(id) : null;
}

/** A person's id is looked for under their pseudonym. */
async function subjectFor(id: string): Promise<string> {
  return (await knownPseudonym(id)) ?? id;
}

async function present(docs: AuditDoc[]): Promise<AuditEntry[]> {
  const pseudonyms = docs.flatMap((doc) => [
    doc.actor ?? [],
    doc.subject.kind === 'person' ? doc.subject.id : [],
    doc.detail.for ?? [],
  ]);
  const people = await peopleBehind(pseudonyms.flat());
  const names = await namesOf([...people.values()]);
  const organisations = await namesOfOrganisations(docs);
  const nameOf = (id: string | undefined): string | undefined => (id ? names.get(id) : undefined);
  return docs.map((doc) => {
    const actorId = doc.actor ? people.get(doc.actor) : undefined;
    const actorName = nameOf(actorId);
    return {
      sequence: doc._id,
      at: doc.at.toISOString(),
      actor: doc.actor
        ? {
            pseudonym: doc.actor,
            person: actorId && actorName !== undefined ? { id: actorId, name: actorName } : null,
          }
        : null,
      organisation: doc.organisationId
        ? { id: doc.organisationId, name: organisations.get(doc.organisationId) ?? null }
        : null,
      action: doc.action,
      subject: {
        ...doc.subject,
        name: nameOf(people.get(doc.subject.id)) ?? organisations.get(doc.subject.id) ?? null,
      },
      detail: doc.detail.for
        ? { ...doc.detail, for: nameOf(people.get(doc.detail.for)) ?? doc.detail.for }
        : doc.detail,
      hash: doc.hash,
    };
  });
}

/** Of whom entries are about or who acted; the trail has their ids only. A profile has its organisation's id. */
async function namesOfOrganisations(docs: AuditDoc[]): Promise<Map<string, string>> {
  const ids = docs.flatMap(({ organisationId, subject }) => [
    ...(organisationId ? [organisationId] : []),
    ...(['organisation', 'profile'].includes(subject.kind) ? [subject.id] : []),
  ]);
  // Of what was refused, the id is whatever somebody wrote into an address.
  const known = ids.filter((id) => mongoose.isObjectIdOrHexString(id));
  const found = await findProfiles([...new Set(known)]);
  return new Map(found.map(({ _id, name }) => [String(_id), name]));
}
