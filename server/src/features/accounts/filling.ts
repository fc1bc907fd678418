import mongoose from 'mongoose';
import { type Auth } from './auth.ts';
import { Accounts, People } from './model.ts';

/** An account to be made without a mail: its address counts as verified. */
export interface FilledPerson {
  name: string;
  email: string;
  operator: boolean;
}

/**
 * Makes many verified demonstration accounts with one password, in two writes. The password is hashed once, by
 * better-auth itself, because a hash for each would take seconds.
 * @returns the new ids by address
 */
export async function fillPeople(
  auth: Auth,
  people: readonly FilledPerson[],
  password: string,
  at: Date,
): Promise<Map<string, string>> {
  const hash = await (await auth.$context).password.hash(password);
  const stamps = { createdAt: at, updatedAt: at };
  const made = people.map((person) => ({
    _id: new mongoose.Types.ObjectId(),
    ...person,
    emailVerified: true,
    locale: 'de',
    demonstration: true,
    ...stamps,
  }));
  const accounts = made.map(({ _id }) => ({
    userId: _id,
    accountId: _id.toHexString(),
    providerId: 'credential',
    password: hash,
    ...stamps,
  }));
  // Past the models, which know only the fields that this feature reads.
  await People.collection.insertMany(made);
  await Accounts.collection.insertMany(accounts);
  return new Map(made.map((person) => [person.email, person._id.toHexString()]));
}
