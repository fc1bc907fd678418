import { labelOf, region, type Locale, type VocabularyName } from '@klammer/contracts/vocabulary';
import { dateFormat, distanceFormat, numberFormat } from '#lib/formats.ts';
import { deLocalizeHref, getLocale, localizeHref } from '#lib/paraglide/runtime.js';

/** A path of ours in the person's language: `/directory` is `/en/directory` in English. */
export function link(path: string, locale?: Locale): string {
  return localizeHref(ofThisSite(path), locale ? { locale } : undefined);
}

/** The path without the language: `/en/directory` is `/directory`. */
export function plainPath(path: string): string {
  return ofThisSite(deLocalizeHref(ofThisSite(path)));
}

/** `//evil.example` is an address of this site as long as somebody asks for it here, and another site as a link. */
function ofThisSite(path: string): string {
  return path.replace(/^[/\\]{2,}/, '/');
}

/** The text in the person's language, or in the other one where it was not translated. */
export function pick(value: { de: string; en: string }): string {
  return value[getLocale()] || value.de || value.en;
}

/** The language a picked text is in, where it is not the page's own: for the `lang` attribute. */
export function langOf(value: { de: string; en: string }): Locale | undefined {
  const locale = getLocale();
  const other = locale === 'de' ? 'en' : 'de';

  return !value[locale] && value[other] ? other : undefined;
}

/** Whether a text is there in either language. */
export function isWritten({ de, en }: { de: string; en: string }): boolean {
  return de !== '' || en !== '';
}

/** The label of a vocabulary's code in the person's language. */
export function label(name: VocabularyName, code: string): string {
  return labelOf(name, code, getLocale());
}

const tag = () => (getLocale() === 'de' ? 'de-DE' : 'en-GB');

/** Whole numbers by hand: a page of counts need not wait until the browser has loaded its rules for languages. */
export function formatNumber(value: number): string {
  if (!Number.isSafeInteger(value)) return numberFormat(tag()).format(value);

  return String(value).replace(/\B(?=(\d{3})+$)/g, getLocale() === 'de' ? '.' : ',');
}

/** A share from 0 to 1: 92 %, and 92% in English. */
export function formatPercent(share: number, digits = 0): string {
  return numberFormat(tag(), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** Whole euros; from a hundred thousand on in short: 1,5 Mio. €. */
export function formatEuro(amountEur: number): string {
  return numberFormat(tag(), {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: amountEur >= 1_000_000 ? 1 : 0,
    notation: amountEur >= 1_000_000 ? 'compact' : 'standard',
  }).format(amountEur);
}

/** The city, as it stands in sentences. */
export function regionName(): string {
  return pick(region().name);
}

/** Dates are the region's: everybody sees the same day, on the server too. */
const zone = () => region().timeZone;

/** The calendar day, `2026-12-01`, that a moment is in where the region is; today's where none is given. */
export function localDay(moment: Date = new Date()): string {
  return dateFormat('sv-SE', { timeZone: zone() }).format(moment);
}

export function formatDate(moment: string): string {
  return dateFormat(tag(), { dateStyle: 'medium', timeZone: zone() }).format(new Date(moment));
}

export function formatMoment(moment: string): string {
  return dateFormat(tag(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone() }).format(
    new Date(moment),
  );
}

/** The same of a moment as the region's clocks show it: `2026-12-01T12:00`. */
export function formatLocal(local: string): string {
  return dateFormat(tag(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${local}:00Z`),
  );
}

/** How the region's clocks show this moment. */
export function localNow(now = new Date()): string {
  const shown = dateFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: zone(),
  }).format(now);

  return shown.replace(' ', 'T');
}

export function formatTime(moment: string): string {
  return dateFormat(tag(), { timeStyle: 'short', timeZone: zone() }).format(new Date(moment));
}

const WEEK_MS = 6 * 86_400_000;

/** As short as one can say when: the time of today, the weekday of this week, else the day. */
export function formatWhen(moment: string, now = new Date()): string {
  if (localDay(new Date(moment)) === localDay(now)) return formatTime(moment);
  const isNear = now.getTime() - new Date(moment).getTime() < WEEK_MS;
  const options: Intl.DateTimeFormatOptions = isNear
    ? { weekday: 'short' }
    : { day: 'numeric', month: 'numeric', year: '2-digit' };

  return new Intl.DateTimeFormat(tag(), { timeZone: zone(), ...options }).format(new Date(moment));
}

const STEPS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "vor 3 Tagen", "in 2 hours": how far a moment is from now. */
export function formatDistance(moment: string, now = Date.now()): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? (['minute', 60] as const);

  return distanceFormat(tag()).format(Math.round(seconds / size), unit);
}

/** "November 2026" of `2026-11`. */
export function formatMonth(month: string): string {
  return dateFormat(tag(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
}

/** "gestern", "in 3 days": how far a calendar day is from today. */
export function formatDayDistance(day: string, now = new Date()): string {
  const days = Math.round((Date.parse(day) - Date.parse(localDay(now))) / 86_400_000);

  return distanceFormat(tag()).format(days, 'day');
}
