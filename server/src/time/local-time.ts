import { type Locale, region } from '@klammer/contracts/vocabulary';
import { DateTime } from 'luxon';

/** Days and clocks are the region's: what is due today is due today for everybody. */
const zone = (): string => region().timeZone;

/** The moment that a local time of the region names, summer time or not. */
export function momentOf(local: string): Date {
  return DateTime.fromISO(local, { zone: zone() }).toJSDate();
}

/** How clocks in the region show a moment: `2026-12-01T12:00`. */
export function localOf(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: zone() }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** Kept: making one costs sixty times what showing a moment with it does. There are few: languages, shapes, zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  locale: string,
  timeZone: string,
  shape: Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'> = {},
): Intl.DateTimeFormat {
  const key = [locale, timeZone, shape.dateStyle, shape.timeStyle].join();
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone });
  formats.set(key, format);
  return format;
}

/** "1. Dezember 2026 um 12:00", in words of both languages. */
export function wordsOf(moment: Date): { de: string; en: string } {
  const say = (locale: string) =>
    formatOf(locale, zone(), { dateStyle: 'long', timeStyle: 'short' }).format(moment);
  return { de: say('de-DE'), en: say('en-GB') };
}

/** "1. Dezember 2026", in words of both languages. */
export function dayWordsOf(moment: Date): { de: string; en: string } {
  const say = (locale: string) => formatOf(locale, zone(), { dateStyle: 'long' }).format(moment);
  return { de: say('de-DE'), en: say('en-GB') };
}

/** "1. Dezember 2026": a calendar day, which is the same day everywhere. */
export function wordDay(day: string, locale: Locale): string {
  return formatOf(locale === 'de' ? 'de-DE' : 'en-GB', 'UTC', { dateStyle: 'long' }).format(new Date(day));
}

/** The calendar day, `YYYY-MM-DD`, that a moment is in where the region is. */
export function dayOf(moment: Date): string {
  return formatOf('sv-SE', zone()).format(moment);
}

/** The calendar day that comes so many days after another, or before it. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last moment of a day in the region: what is allowed until a day includes that day. */
export function endOf(day: string): Date {
  return DateTime.fromISO(day, { zone: zone() }).endOf('day').toJSDate();
}

/** `2026-11-27 06:12`, the same in every language. */
export function stampOf(moment: Date): string {
  return DateTime.fromJSDate(moment, { zone: zone() }).toFormat('yyyy-MM-dd HH:mm');
}
