import { ObjectId, Timestamp } from 'bson';
import { fail } from '../errors.ts';
import { show, words } from '../values/plain.ts';
import { type Doc, isDoc, isNumeric, toNumber, typeName, type Value } from '../values/types.ts';
import type { Missing } from './evaluate.ts';
import { applyLibrary } from './library.ts';

const dayMs = 86_400_000;
const unitMs = new Map(
  Object.entries({
    millisecond: 1,
    second: 1000,
    minute: 60_000,
    hour: 3_600_000,
    day: dayMs,
    week: 7 * dayMs,
  }),
);
const unitMonths = new Map(Object.entries({ month: 1, quarter: 3, year: 12 }));

/** What the library computes otherwise than MongoDB: weeks, months of other lengths, and dates of parts. */
const own = new Map<string, (args: Doc) => Missing>([
  ['$week', (args) => weekOf(localOf(args))],
  ['$isoWeekYear', (args) => BigInt(thursdayOf(localOf(args)).getUTCFullYear())],
  ['$dateAdd', (args) => moved(args, 1)],
  ['$dateSubtract', (args) => moved(args, -1)],
  ['$dateFromParts', fromParts],
  ['$dateFromString', fromString],
  ['$dateToString', toText],
]);

export const dateOperators = words(
  '$dayOfMonth $dayOfWeek $dayOfYear $hour $isoDayOfWeek $isoWeek $isoWeekYear $millisecond $minute $month $second $week $year $dateAdd $dateDiff $dateFromParts $dateSubtract $dateToParts $dateTrunc $dateFromString $dateToString',
);

/** Applies an operator on dates: null where an argument is, and ids and timestamps are the time they were made. */
export function applyDate(name: string, operand: Value): Missing {
  const args: Doc = isDoc(operand) ? new Map(operand) : new Map([['date', operand]]);
  const hasOwnNull = name === '$dateFromString' || name === '$dateToString';
  if (!hasOwnNull && [...args.values()].includes(null)) return null;
  for (const field of ['date', 'startDate', 'endDate']) {
    const value = args.get(field);
    if (value !== undefined && value !== null) args.set(field, dateOf(value));
  }
  const compute = own.get(name);
  return compute ? compute(args) : applyLibrary(name, args);
}

function dateOf(value: Value): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  fail(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

function numberOf(args: Doc, name: string, fallback: number): number {
  const value = args.get(name) ?? fallback;
  if (isNumeric(value) && Number.isInteger(toNumber(value))) return toNumber(value);
  fail(40515, `'${name}' must evaluate to an integer, found ${typeName(value)} with value ${show(value)}`);
}

/** The clock on the wall at a time, as if it were UTC. */
function localOf(args: Doc, date = args.get('date') ?? args.get('startDate') ?? null): Date {
  const found = applyLibrary('$dateToParts', new Map([['date', date], ...zoneOf(args)]));
  const parts = isDoc(found) ? found : new Map();
  return utc(
    numberOf(parts, 'year', 0),
    numberOf(parts, 'month', 0) - 1,
    numberOf(parts, 'day', 0),
    clockOf(parts),
  );
}

/** Milliseconds since midnight. */
function clockOf(parts: Doc): number {
  const minutes = numberOf(parts, 'hour', 0) * 60 + numberOf(parts, 'minute', 0);
  return (minutes * 60 + numberOf(parts, 'second', 0)) * 1000 + numberOf(parts, 'millisecond', 0);
}

function zoneOf(args: Doc): [string, Value][] {
  const zone = args.get('timezone');
  return zone === undefined ? [] : [['timezone', zone]];
}

/** The time at which a clock on the wall shows this. */
function timeOf(local: Date, args: Doc): Date {
  const offset = (at: number): number => localOf(args, new Date(at)).getTime() - at;
  const guess = local.getTime() - offset(local.getTime());
  return new Date(local.getTime() - offset(guess));
}

function utc(year: number, month: number, day: number, ms = 0): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return new Date(date.getTime() + ms);
}

/** Weeks begin on Sundays; what is before the first of them is week 0. */
function weekOf(local: Date): number {
  const day = Math.floor((local.getTime() - utc(local.getUTCFullYear(), 0, 1).getTime()) / dayMs);
  return Math.floor((day + 7 - local.getUTCDay()) / 7);
}

/** The Thursday of its week, whose year is the week's. */
function thursdayOf(local: Date): Date {
  return new Date(local.getTime() + (3 - ((local.getUTCDay() + 6) % 7)) * dayMs);
}

function moved(args: Doc, sign: number): Date {
  const [start, unit] = [args.get('startDate'), String(args.get('unit'))];
  const amount = numberOf(args, 'amount', NaN) * sign;
  if (!(start instanceof Date)) fail(5166403, 'startDate must be a date');
  const ms = unitMs.get(unit);
  if (ms !== undefined && ms < dayMs) return new Date(start.getTime() + amount * ms);
  const local = localOf(args, start);
  if (ms !== undefined) return timeOf(new Date(local.getTime() + amount * ms), args);
  const months = unitMonths.get(unit) ?? fail('FailedToParse', `unknown time unit value: ${unit}`);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + amount * months];
  // The 31st of a month with fewer days is its last.
  const day = Math.min(local.getUTCDate(), utc(year, month + 1, 0).getUTCDate());
  return timeOf(utc(year, month, day, local.getTime() - new Date(local).setUTCHours(0, 0, 0, 0)), args);
}

function fromParts(args: Doc): Date {
  const time = clockOf(args);
  if (!args.has('isoWeekYear')) {
    const [year, month] = [numberOf(args, 'year', NaN), numberOf(args, 'month', 1)];
    return timeOf(utc(year, month - 1, numberOf(args, 'day', 1), time), args);
  }
  // The fourth of January is always in the first week.
  const thursday = thursdayOf(utc(numberOf(args, 'isoWeekYear', NaN), 0, 4));
  const days = (numberOf(args, 'isoWeek', 1) - 1) * 7 + numberOf(args, 'isoDayOfWeek', 1) - 4;
  return timeOf(new Date(thursday.getTime() + days * dayMs + time), args);
}

function fromString(args: Doc): Missing {
  const date = applyLibrary('$dateFromString', args);
  if (date === undefined && typeof args.get('dateString') === 'string' && !args.has('onError'))
    fail('ConversionFailure', `Error parsing date string '${String(args.get('dateString'))}'`);
  return date;
}

function toText(args: Doc): Missing {
  const [date, format] = [args.get('date'), args.get('format')];
  if (!(date instanceof Date) || typeof format !== 'string') return applyLibrary('$dateToString', args);
  const counted = format.replaceAll(/%./g, (token) => {
    if (token === '%%') return percent;
    if (token === '%U') return String(weekOf(localOf(args))).padStart(2, '0');
    return token === '%w' ? String(localOf(args).getUTCDay() + 1) : token;
  });
  const text = applyLibrary('$dateToString', new Map<string, Value>([...args, ['format', counted]]));
  return typeof text === 'string' ? text.replaceAll(percent, '%') : text;
}

/** Stands for a percent sign, which the library would lose; no text has it. */
const percent = '\uffff';
