import { type Parsed } from '@klammer/contracts/endpoint';
import { type Membership, type membership } from '@klammer/contracts/membership';
import { type Member, type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { canBook } from './policy.ts';
import { guardedOf } from './present.ts';
import { describeOne, readMembership } from './reading.ts';

const MOST_BOOKINGS = 500;

/** Books and counts in one write. @throws Problem not-found | forbidden outside the period | capacity-reached */
export async function book(
  deps: Deps,
  actor: Member,
  id: string,
  { clientId, service, wish }: Parsed<typeof membership.book>['body'],
): Promise<Membership> {
  const before = await readBookable(deps, actor, id);
  if (before.bookings.some(({ key }) => key === clientId)) return describeOne(deps, actor, before);
  const quota = before.quotas.find((one) => one.service === service);
  if (!quota) throw notFound();
  if (before.bookings.length >= MOST_BOOKINGS) throw usedUp();
  const isLimited = quota.left !== null;
  const booking = {
    ...{ key: clientId, service, wish, status: 'booked' as const, at: deps.now() },
    ...{ personId: actor.personId, by: actor.name, usedOn: null },
  };
  const doc = await Memberships.findOneAndUpdate(
    {
      _id: id,
      status: 'active',
      'bookings.key': { $ne: clientId },
      quotas: { $elemMatch: isLimited ? { service, left: { $gt: 0 } } : { service } },
    },
    {
      $push: { bookings: booking },
      ...(isLimited && { $inc: { 'quotas.$.left': -1 } }),
      $set: { updatedAt: deps.now() },
    },
    { returnDocument: 'after' },
  ).lean<MembershipDoc>();
  if (!doc) throw usedUp();
  return describeOne(deps, actor, doc);
}

/** @throws Problem not-found | forbidden outside the period | conflict once it was used */
export async function cancelBooking(
  deps: Deps,
  actor: Member,
  { id, key }: { id: string; key: string },
): Promise<Membership> {
  const before = await readBookable(deps, actor, id);
  const booking = before.bookings.find((one) => one.key === key);
  if (!booking) throw notFound();
  if (booking.status === 'cancelled') return describeOne(deps, actor, before);
  const isLimited = before.quotas.some(({ service, left }) => service === booking.service && left !== null);
  const doc = await Memberships.findOneAndUpdate(
    { _id: id, bookings: { $elemMatch: { key, status: 'booked' } } },
    {
      $set: { 'bookings.$[one].status': 'cancelled', updatedAt: deps.now() },
      ...(isLimited && { $inc: { 'quotas.$[of].left': 1 } }),
    },
    {
      returnDocument: 'after',
      arrayFilters: [{ 'one.key': key }, ...(isLimited ? [{ 'of.service': booking.service }] : [])],
    },
  ).lean<MembershipDoc>();
  if (!doc) throw new Problem('conflict', 'It was used already.');
  return describeOne(deps, actor, doc);
}

/** @throws Problem not-found where nothing is booked under that key */
export async function useBooking(
  deps: Deps,
  actor: Person,
  { id, key }: { id: string; key: string },
  usedOn: string,
): Promise<Membership> {
  const doc = await Memberships.findOneAndUpdate(
    { _id: id, bookings: { $elemMatch: { key, status: 'booked' } } },
    { $set: { 'bookings.$.status': 'used', 'bookings.$.usedOn': usedOn, updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<MembershipDoc>();
  if (!doc) throw notFound();
  return describeOne(deps, actor, doc);
}

async function readBookable(deps: Deps, actor: Member, id: string): Promise<MembershipDoc> {
  const doc = await readMembership(actor, id);
  if (!canBook(actor, guardedOf(doc), dayOf(deps.now()))) throw new Problem('forbidden');
  return doc;
}

const usedUp = () => new Problem('capacity-reached', 'This service is used up for the period.');
