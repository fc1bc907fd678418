import { formatDate, localDay } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

/** The region's calendar day of a moment, `YYYY-MM-DD`; empty for none. */
export function dayOf(moment: string | undefined): string {
  return moment ? localDay(new Date(moment)) : '';
}

export function wordDay(moment: string, now = Date.now()): string {
  const day = dayOf(moment);

  if (day === dayOf(new Date(now).toISOString())) return m.chat_today();
  if (day === dayOf(new Date(now - 86_400_000).toISOString())) return m.chat_yesterday();

  return formatDate(moment);
}
