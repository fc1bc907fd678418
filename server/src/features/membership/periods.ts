import { DateTime } from 'luxon';
import { Problem } from '../../problem.ts';
import { addDays } from '../../time/local-time.ts';
import { type MembershipDoc } from './model.ts';
import { periodsOf } from './reading.ts';

export interface Days {
  startsOn: string;
  endsOn: string;
}

/** Whether a period has a day in common with these. */
export function meets(one: Pick<MembershipDoc, 'startsOn' | 'endsOn'>, { startsOn, endsOn }: Days): boolean {
  return one.startsOn !== null && one.startsOn <= endsOn && startsOn <= (one.endsOn ?? '');
}

/**
 * Whether a period that was just stored meets another one, which came at the same moment by an import or a decision: each
 * looks once it is stored, so that one at least sees the other and gives way.
 */
export async function meetsAnother(
  { _id, organisationId }: Pick<MembershipDoc, '_id' | 'organisationId'>,
  days: Days,
): Promise<boolean> {
  const periods = await periodsOf(String(organisationId));
  return periods.some(
    (one) => one.status === 'active' && String(one._id) !== String(_id) && meets(one, days),
  );
}

/** Follows the last period without a gap, and never overlaps one. @returns first and last day */
export async function periodFor(doc: MembershipDoc, wanted: string | null, decidedOn: string): Promise<Days> {
  const periods = (await periodsOf(String(doc.organisationId))).filter(({ status }) => status === 'active');
  const last = periods
    .map(({ endsOn }) => endsOn ?? '')
    .sort()
    .at(-1);
  const startsOn = wanted ?? (last && last >= decidedOn ? addDays(last, 1) : decidedOn);
  const endsOn = lastDayOf(startsOn, doc.months);
  if (periods.some((one) => meets(one, { startsOn, endsOn })))
    throw invalid('startsOn', 'overlap', 'The period would overlap another one.');
  return { startsOn, endsOn };
}

/** The day before the same day so many months later. */
export function lastDayOf(startsOn: string, months: number): string {
  return (
    DateTime.fromISO(startsOn, { zone: 'utc' }).plus({ months }).minus({ days: 1 }).toISODate() ?? startsOn
  );
}

export function invalid(field: string, code: string, message: string): Problem {
  return new Problem('invalid-input', message, { issues: [{ path: ['body', field], code, message }] });
}
