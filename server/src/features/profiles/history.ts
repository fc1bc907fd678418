import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type profiles } from '@klammer/contracts/profiles';
import mongoose from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { namesOf } from '../accounts/service.ts';
import { ProfileChanges, Profiles, type ProfileChangeDoc, type ProfileDoc } from './model.ts';
import { canSeeHistory } from './policy.ts';
import { guardedOf } from './present.ts';

const TOGETHER_MS = 15 * 60_000;

/**
 * Notes what a person changed. A form that saves while one types makes many small changes: those of a quarter of an
 * hour are one, from what was there at its start to what is there now.
 */
export async function noteChange(
  deps: Pick<Deps, 'now'>,
  actor: Pick<Member, 'personId'>,
  before: Pick<ProfileDoc, '_id'> & Partial<ProfileDoc>,
  changes: Partial<ProfileDoc>,
): Promise<void> {
  const now = deps.now();
  const profile = before._id;
  const _id = idOf(String(profile), actor.personId, Math.floor(now.getTime() / TOGETHER_MS));
  const earlier = await ProfileChanges.findById(_id).lean<ProfileChangeDoc>();
  const fields = new Map(earlier?.fields.map((one) => [one.field, one]));
  for (const [field, value] of Object.entries(changes)) {
    const was = fields.get(field)?.before ?? before[field as keyof ProfileDoc] ?? null;
    if (isDeepStrictEqual(was, value)) fields.delete(field);
    else fields.set(field, { field, before: was, after: value });
  }
  if (fields.size === 0) await ProfileChanges.deleteOne({ _id });
  else
    await ProfileChanges.updateOne(
      { _id },
      { $set: { profile, by: actor.personId, at: now, fields: [...fields.values()] } },
      { upsert: true },
    );
}

/** The same for the same person, profile and quarter of an hour. */
function idOf(...parts: (string | number)[]): mongoose.Types.ObjectId {
  return new mongoose.Types.ObjectId(createHash('sha256').update(parts.join(':')).digest('hex').slice(0, 24));
}

/** @throws Problem not-found for profiles of others, as for none. */
export async function listHistory(
  actor: Member,
  id: string,
  { cursor, limit }: Parsed<typeof profiles.history>['query'],
): Promise<Output<typeof profiles.history>> {
  const doc = await Profiles.findById(id).lean<ProfileDoc>();
  if (!doc || !canSeeHistory(actor, guardedOf(doc))) throw notFound();
  const docs = await ProfileChanges.find({ profile: doc._id, ...after('at', cursor) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ProfileChangeDoc[]>();
  const names = await namesOf(docs.map((one) => one.by));
  return toPage(
    docs,
    limit,
    (one) => one.at,
    (one) => ({
      id: String(one._id),
      at: one.at.toISOString(),
      by: names.get(one.by) ?? null,
      fields: one.fields.map(({ field, before, after: value }) => ({ field, before, after: value })),
    }),
  );
}
