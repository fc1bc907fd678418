import { FUNDING_STALE_MONTHS, type Programme } from '@klammer/contracts/funding';
import { DateTime } from 'luxon';
import { type ProgrammeDoc } from './model.ts';

/** What was looked at before this day is to be looked at again. */
export function staleBefore(today: string): string {
  return DateTime.fromISO(today).minus({ months: FUNDING_STALE_MONTHS }).toISODate() ?? today;
}

function isOver(
  { deadline, validUntil }: Pick<ProgrammeDoc, 'deadline' | 'validUntil'>,
  today: string,
): boolean {
  return [deadline, validUntil].some((day) => day !== null && day < today);
}

export function presentProgramme(doc: ProgrammeDoc, today: string): Programme {
  return {
    id: String(doc._id),
    slug: doc.slug,
    name: doc.name,
    provider: doc.provider,
    summary: doc.summary,
    amount: doc.amount,
    for: doc.for,
    deadline: doc.deadline,
    validUntil: doc.validUntil,
    sourceUrl: doc.sourceUrl,
    asOf: doc.asOf,
    toCheck: doc.toCheck,
    stale: doc.asOf < staleBefore(today),
    over: isOver(doc, today),
    status: doc.status,
    revision: doc.revision,
  };
}
