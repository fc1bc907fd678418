import { type Parsed } from '@klammer/contracts/endpoint';
import { type Membership, type membership, type MembershipStatus } from '@klammer/contracts/membership';
import { type QueryFilter, type UpdateQuery } from 'mongoose';
import { type Person } from '../../actor.ts';
import { makeCode } from '../../secrets/codes.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { dayOf } from '../../time/local-time.ts';
import { Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { invalid, meetsAnother, periodFor, type Days } from './periods.ts';
import { describeOne, readMembership } from './reading.ts';
import { tellDecided, tellEnded } from './telling.ts';

export async function check(deps: Deps, actor: Person, id: string, note: string): Promise<Membership> {
  await readMembership(actor, id);
  return step(deps, actor, id, { status: 'checked', note, from: { status: 'applied' } });
}

/** @throws Problem not-found | conflict once it is decided | invalid-input where the period would overlap another */
export async function decide(
  deps: Deps,
  actor: Person,
  id: string,
  { accept, decidedOn, startsOn, note }: Parsed<typeof membership.decide>['body'],
): Promise<Membership> {
  const before = await readMembership(actor, id);
  const from = { status: { $in: ['applied', 'checked'] as MembershipStatus[] } };
  if (!accept) {
    const declined = await step(deps, actor, id, { status: 'declined', note, from }, { decidedOn });
    await tellDecided(deps, before, null);
    return declined;
  }
  const period = await periodFor(before, startsOn ?? null, decidedOn);
  const doc = await write(deps, actor, id, {
    status: 'active',
    note,
    from,
    set: { ...period, code: makeCode() },
  });
  await keepAlone(doc, period);
  const decided = await record(deps, actor, doc, { decidedOn, ...period });
  await tellDecided(deps, before, period);
  return decided;
}

export async function endEarly(
  deps: Deps,
  actor: Person,
  id: string,
  { on, note }: Parsed<typeof membership.end>['body'],
): Promise<Membership> {
  const before = await readMembership(actor, id);
  if (before.status !== 'active') throw new Problem('conflict');
  if (on < (before.startsOn ?? '') || on > (before.endsOn ?? ''))
    throw invalid('on', 'outside', 'The day must lie in the period.');
  // A period that ends in the future goes on until then.
  const status = on < dayOf(deps.now()) ? 'ended' : 'active';
  const from = { status: 'active' as const, endsOn: before.endsOn };
  const ended = await step(deps, actor, id, { status, note, from, set: { endsOn: on } }, { on });
  if (status === 'ended') await tellEnded(deps, before);
  return ended;
}

/** Takes a decision back whose period meets one that an import added at the same moment. @throws Problem conflict */
async function keepAlone(doc: MembershipDoc, period: Days): Promise<void> {
  if (!(await meetsAnother(doc, period))) return;
  const before = doc.steps.at(-2)?.status ?? 'applied';
  await Memberships.updateOne(
    { _id: doc._id, status: 'active', code: doc.code },
    { $set: { status: before, startsOn: null, endsOn: null, code: null }, $pop: { steps: 1 } },
  );
  throw new Problem(
    'conflict',
    'Another period of theirs was added at this moment; please look at it first.',
  );
}

interface Step {
  status: MembershipStatus;
  note: string;
  /** As it must stand for this step. */
  from: QueryFilter<MembershipDoc>;
  set?: UpdateQuery<MembershipDoc>['$set'];
}

/** One step of a membership in one write, kept in the audit trail. */
async function step(
  deps: Deps,
  actor: Person,
  id: string,
  made: Step,
  detail: Record<string, string> = {},
): Promise<Membership> {
  return record(deps, actor, await write(deps, actor, id, made), detail);
}

async function write(
  deps: Deps,
  actor: Person,
  id: string,
  { status, note, from, set }: Step,
): Promise<MembershipDoc> {
  const now = deps.now();
  const doc = await Memberships.findOneAndUpdate(
    { _id: id, ...from },
    {
      $set: { ...set, status, updatedAt: now },
      $push: { steps: { status, at: now, personId: actor.personId, by: actor.name, note } },
    },
    { returnDocument: 'after' },
  )
    .lean<MembershipDoc>()
    .catch((cause: unknown) => {
      if (!isDuplicateKey(cause)) throw cause;
      throw new Problem('conflict', 'Another period begins on that day.', { cause });
    });
  if (!doc) throw new Problem('conflict', 'It was decided already.');
  return doc;
}

async function record(
  deps: Deps,
  actor: Person,
  doc: MembershipDoc,
  detail: Record<string, string>,
): Promise<Membership> {
  await recordAudit(deps, {
    actor,
    action: `membership.${doc.status}`,
    subject: { kind: 'membership', id: String(doc._id) },
    detail,
  });
  return describeOne(deps, actor, doc);
}
