import { type PersonState } from '@klammer/contracts/operator';
import { type QueryFilter } from 'mongoose';
import { after } from '../../http/cursor.ts';
import { containing } from '../../containing.ts';
import { People, Sessions, type PersonDoc } from './model.ts';

/** A person as the operator finds them. */
export interface FoundPerson {
  id: string;
  name: string;
  email: string;
  locale: string | null;
  demonstration: boolean;
  state: PersonState;
  twoFactor: boolean;
  suspension: { at: Date; reason: string } | null;
  createdAt: Date | null;
}

const FILTERS: Record<PersonState, QueryFilter<unknown>> = {
  suspended: { suspendedAt: { $exists: true } },
  operator: { operator: true },
  unconfirmed: { emailVerified: { $ne: true }, suspendedAt: { $exists: false } },
  confirmed: { emailVerified: true, operator: { $ne: true }, suspendedAt: { $exists: false } },
};

/** People by words of their name or address, newest first; one more than a page, to know whether there is another. */
export async function findPeople(wanted: {
  q: string;
  state?: PersonState | undefined;
  cursor?: string | undefined;
  limit: number;
}): Promise<(FoundPerson & { _id: string })[]> {
  const { q, state, cursor, limit } = wanted;
  const words = containing(q);
  const docs = await People.find({
    $and: [
      state ? FILTERS[state] : {},
      words ? { $or: [{ name: words }, { email: words }] } : {},
      after('createdAt', cursor),
    ],
  } as never)
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  return docs.map((doc) => ({ _id: String(doc._id), ...foundPerson(doc) }));
}

export async function findPerson(id: string): Promise<FoundPerson | null> {
  const doc = await People.findById(id).lean();
  return doc && foundPerson(doc);
}

/** People by id; those that are not there are left out. */
export async function findPeopleById(ids: readonly string[]): Promise<FoundPerson[]> {
  const docs = await People.find({ _id: { $in: [...ids] } })
    .limit(ids.length)
    .lean();
  return docs.map(foundPerson);
}

/** Ids of people whose name or address has the words in it; for finding what they belong to. */
export async function findPersonIds(q: string, limit: number): Promise<string[]> {
  const words = containing(q);
  if (!words) return [];
  const docs = await People.find({ $or: [{ name: words }, { email: words }] } as never, { _id: 1 })
    .limit(limit)
    .lean();
  return docs.map(({ _id }) => String(_id));
}

/** A person as they are compared with others. */
export interface PersonAddress {
  id: string;
  name: string;
  email: string;
}

/** Everybody but operators, the newest first, for finding who has two accounts. */
export async function listAddresses(limit: number): Promise<PersonAddress[]> {
  const docs = await People.find({ operator: { $ne: true } }, { name: 1, email: 1 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit)
    .lean();
  return docs.map(({ _id, name, email }) => ({ id: String(_id), name, email }));
}

/** How many sessions people have, and when one of them was last used. */
export async function presenceOf(
  personIds: readonly string[],
  now: Date,
): Promise<{ sessions: number; lastSeenAt: Date | null }> {
  const open = { userId: { $in: [...personIds] } };
  const [sessions, newest] = await Promise.all([
    Sessions.countDocuments({ ...open, expiresAt: { $gt: now } }),
    Sessions.findOne(open, { updatedAt: 1 }).sort({ updatedAt: -1 }).lean(),
  ]);
  return { sessions, lastSeenAt: newest?.updatedAt ?? null };
}

function foundPerson(doc: PersonDoc): FoundPerson {
  return {
    id: String(doc._id),
    name: doc.name,
    email: doc.email,
    locale: doc.locale ?? null,
    demonstration: doc.demonstration === true,
    state: doc.suspendedAt
      ? 'suspended'
      : doc.operator
        ? 'operator'
        : doc.emailVerified
          ? 'confirmed'
          : 'unconfirmed',
    twoFactor: doc.twoFactorEnabled === true,
    suspension: doc.suspendedAt ? { at: doc.suspendedAt, reason: doc.suspendedFor ?? '' } : null,
    createdAt: doc.createdAt ?? null,
  };
}
