import { region } from '@klammer/contracts/vocabulary';
import { dateFormat } from '#lib/formats.ts';
import { formatTime } from '#lib/i18n.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

function say(moment: string, options: Intl.DateTimeFormatOptions): string {
  const tag = getLocale() === 'de' ? 'de-DE' : 'en-GB';

  return dateFormat(tag, { timeZone: region().timeZone, ...options }).format(new Date(moment));
}

export const dayOf = (moment: string): string => say(moment, { day: 'numeric' });
export const weekdayOf = (moment: string): string => say(moment, { weekday: 'short' });
/** "Dez." */
export const shortMonthOf = (moment: string): string => say(moment, { month: 'short' });
const monthOf = (moment: string): string => say(moment, { month: 'long', year: 'numeric' });
/** "Donnerstag, 10. Januar 2030" */
export const dateOf = (moment: string): string =>
  say(moment, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "18:00 – 21:00", with the last day where it is another one. */
export function hoursOf(startsAt: string, endsAt: string | null): string {
  if (!endsAt) return formatTime(startsAt);

  const sameDay = dateOf(startsAt) === dateOf(endsAt);
  const end = sameDay
    ? formatTime(endsAt)
    : `${say(endsAt, { day: 'numeric', month: 'short' })}, ${formatTime(endsAt)}`;

  return `${formatTime(startsAt)} – ${end}`;
}

/** A list in the order given, cut into months. */
export function byMonth<Item extends { startsAt: string | null }>(
  items: readonly Item[],
): { month: string; items: Item[] }[] {
  const months: { month: string; items: Item[] }[] = [];

  for (const item of items) {
    const month = item.startsAt ? monthOf(item.startsAt) : '';
    const last = months.at(-1);

    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }

  return months;
}
