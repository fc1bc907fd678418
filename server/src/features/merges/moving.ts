import { type Parsed } from '@klammer/contracts/endpoint';
import { type Merge, type merges } from '@klammer/contracts/merges';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { type OrganisationData } from '../../contributions/organisation-data.ts';
import { writeOnly } from '../../db/once.ts';
import { notFound, Problem } from '../../problem.ts';
import { moveReferences, type Move } from '../../contributions/references.ts';
import { recordAudit } from '../audit/service.ts';
import { listMemberIds } from '../organisations/service.ts';
import { absorbProfile, findProfiles, type Absorbed } from '../profiles/service.ts';
import { Merges, type MergeDoc } from './model.ts';
import { obstaclesOf } from './previewing.ts';

const MOST_AT_ONCE = 20;
type Body = Parsed<typeof merges.merge>['body'];

/**
 * Merges one organisation into another. The intention is stored first, under the id of the one that goes; every step
 * after it can be repeated, so asking again, or the job after a kill, finishes it.
 * @throws Problem not-found | invalid-input for another name | not-possible-now | conflict where it goes into a third, or one
 * of them takes part in another merge at this moment
 */
export async function mergeOrganisations(
  deps: Deps,
  parts: readonly OrganisationData[],
  actor: Person,
  body: Body,
): Promise<Merge> {
  const { from, to } = body;
  const begun = await Merges.findById(from).lean<MergeDoc>();
  if (begun && String(begun.into) !== to) throw new Problem('conflict', 'It was merged already.');
  const [target] = await findProfiles([to]);
  if (!target || target.mergedInto || target.search?.removed || from === to) throw notFound();
  const merge = begun ?? (await begin(deps, actor, body));
  const doneAt = merge.doneAt ?? (await finish(deps, parts, merge));
  return {
    id: from,
    fromName: merge.fromName,
    to: { id: to, name: target.name },
    at: merge.at.toISOString(),
    doneAt: doneAt.toISOString(),
  };
}

async function begin(deps: Deps, actor: Person, { from, to, take, name }: Body): Promise<MergeDoc> {
  const [source] = await findProfiles([from]);
  if (!source || source.search?.removed) throw notFound();
  if (source.name !== name.trim())
    throw new Problem('invalid-input', 'Type the name exactly as it is.', {
      issues: [{ path: ['body', 'name'], code: 'wrong-name', message: 'This is not its name.' }],
    });
  if ((await obstaclesOf({ from, to })).length > 0)
    throw new Problem('not-possible-now', 'Something stands against it; the preview says what.');
  const taken = Object.fromEntries(take.map((field) => [field, source[field]]));
  const begun = { into: to, fromName: source.name, taken, at: deps.now(), moving: [from, to] };
  const merge = await writeOnly(() =>
    Merges.findOneAndUpdate(
      { _id: from },
      { $setOnInsert: begun },
      { upsert: true, returnDocument: 'after' },
    ).lean<MergeDoc>(),
  );
  if (!merge) throw notFound();
  await recordAudit(deps, {
    actor,
    action: 'organisation.merged',
    subject: { kind: 'organisation', id: from },
    detail: { into: to },
  });
  return merge;
}

/** Goes on with what a kill cut off. */
export async function finishMerges(deps: Deps, parts: readonly OrganisationData[]): Promise<void> {
  const open = await Merges.find({ doneAt: { $exists: false } })
    .limit(MOST_AT_ONCE)
    .lean<MergeDoc[]>();
  for (const merge of open) await finish(deps, parts, merge);
}

async function finish(deps: Deps, parts: readonly OrganisationData[], merge: MergeDoc): Promise<Date> {
  const move: Move = { from: String(merge._id), to: String(merge.into) };
  await refuseGone(merge);
  // Their connections listen to an organisation that is no more.
  const people = await listMemberIds([move.from, move.to]);
  await moveAll(deps, parts, move);
  await absorbProfile(move.from, move.to, merge.taken as Absorbed);
  // Until its profile was out of sight, others could still ask or invite it, which it would never hear of.
  await moveAll(deps, parts, move);
  const doneAt = deps.now();
  await Merges.updateOne({ _id: merge._id }, { $set: { doneAt }, $unset: { moving: 1 } });
  for (const personId of people) deps.disconnect(personId);
  return doneAt;
}

async function moveAll(deps: Deps, parts: readonly OrganisationData[], move: Move): Promise<void> {
  for (const part of parts) {
    await part.move?.(deps, move);
    for (const reference of part.references) await moveReferences(reference, move);
  }
}

/** The one that was to stay went itself just before this began: two that go into each other would both be lost. */
async function refuseGone({ _id, into }: MergeDoc): Promise<void> {
  const [target] = await findProfiles([String(into)]);
  if (!target?.mergedInto) return;
  await Merges.deleteOne({ _id, doneAt: { $exists: false } });
  throw notFound();
}
