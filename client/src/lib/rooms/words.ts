import type { GrantAccess, RoomGrant } from '@klammer/contracts/room-shapes';
import { formatDate } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';

export const ACCESS: Record<GrantAccess, () => string> = {
  view: m.room_access_view,
  download: m.room_access_download,
};

export const STATUS = {
  active: { word: m.room_status_active, tone: 'good' },
  expired: { word: m.room_status_expired, tone: 'plain' },
  revoked: { word: m.room_status_revoked, tone: 'plain' },
} as const satisfies Record<RoomGrant['status'], { word: () => string; tone: 'good' | 'plain' }>;

export function wordEnd(expiresAt: string | null): string {
  return expiresAt ? m.room_until({ date: formatDate(expiresAt) }) : m.room_without_end();
}

export function wordPages(pages: number | null): string {
  if (pages === null) return m.room_download_only();

  return pages === 1 ? m.room_page_one() : m.room_pages_count({ count: pages });
}

/** "1–3, 7": neighbours are drawn together. The pages come in order. */
export function wordPageList(pages: readonly number[]): string {
  const runs: [first: number, last: number][] = [];

  for (const page of pages) {
    const run = runs.at(-1);

    if (run && page === run[1] + 1) run[1] = page;
    else runs.push([page, page]);
  }

  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
