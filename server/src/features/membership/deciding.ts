import { type Parsed } from '@klammer/contracts/endpoint';
import { type Membership, type membership, type MembershipStatus } from '@klammer/contracts/membership';
import { DateTime } from 'luxon';
import { type QueryFilter, type UpdateQuery } from 'mongoose';
import { type Person } from '../../actor.ts';
import { makeCode } from '../../secrets/codes.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { describeOne, periodsOf, readMembership } from './reading.ts';
import { tellDecided, tellEnded } from './telling.ts';

export async function check(deps: Deps, actor: Person, id: string, note: string): Promise<Membership> {
  await readMembership(actor, id);
  return step(deps, actor, id, 'checked', note, { status: 'applied' });
}

/** @throws Problem not-found | conflict once it is decided | invalid-input where the period would overlap another */
export async function decide(
  deps: Deps,
  actor: Person,
  id: string,
  { accept, decidedOn, startsOn, note }: Parsed<typeof membership.decide>['body'],
): Promise<Membership> {
  const before = await readMembership(actor, id);
  const open = { status: { $in: ['applied', 'checked'] as MembershipStatus[] } };
  if (!accept) {
    const declined = await step(deps, actor, id, 'declined', note, open, {}, { decidedOn });
    await tellDecided(deps, before, null);
    return declined;
  }
  const period = await periodFor(before, startsOn ?? null, decidedOn);
  const decided = await step(
    deps,
    actor,
    id,
    'active',
    note,
    open,
    { ...period, code: makeCode() },
    { decidedOn, ...period },
  );
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
  const ended = await step(deps, actor, id, status, note, { status: 'active' }, { endsOn: on }, { on });
  if (status === 'ended') await tellEnded(deps, before);
  return ended;
}

/** Follows the last period without a gap, and never overlaps one. @returns first and last day */
async function periodFor(
  doc: MembershipDoc,
  wanted: string | null,
  decidedOn: string,
): Promise<{ startsOn: string; endsOn: string }> {
  const periods = (await periodsOf(String(doc.organisationId))).filter(({ status }) => status === 'active');
  const last = periods
    .map(({ endsOn }) => endsOn ?? '')
    .sort()
    .at(-1);
  const startsOn = wanted ?? (last && last >= decidedOn ? addDays(last, 1) : decidedOn);
  const endsOn = lastDayOf(startsOn, doc.months);
  if (periods.some((one) => (one.startsOn ?? '') <= endsOn && startsOn <= (one.endsOn ?? '')))
    throw invalid('startsOn', 'overlap', 'The period would overlap another one.');
  return { startsOn, endsOn };
}

/** The day before the same day so many months later. */
export function lastDayOf(startsOn: string, months: number): string {
  return (
    DateTime.fromISO(startsOn, { zone: 'utc' }).plus({ months }).minus({ days: 1 }).toISODate() ?? startsOn
  );
}

/** One step of a membership in one write, kept in the audit trail. */
async function step(
  deps: Deps,
  actor: Person,
  id: string,
  status: MembershipStatus,
  note: string,
  condition: QueryFilter<MembershipDoc>,
  set: UpdateQuery<MembershipDoc>['$set'] = {},
  detail: Record<string, string> = {},
): Promise<Membership> {
  const now = deps.now();
  const doc = await Memberships.findOneAndUpdate(
    { _id: id, ...condition },
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
  await recordAudit(deps, {
    actor,
    action: `membership.${status}`,
    subject: { kind: 'membership', id },
    detail,
  });
  return describeOne(deps, actor, doc);
}

function invalid(field: string, code: string, message: string): Problem {
  return new Problem('invalid-input', message, { issues: [{ path: ['body', field], code, message }] });
}
