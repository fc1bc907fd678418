import { invalidate } from '$app/navigation';
import { reloadOn } from '#lib/live/reloading.svelte.ts';

/** A browser's timer holds no more than that. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Asks anew when a room changes, when the connection comes back, and when the access ends: a page that is open shows
 * nothing a moment after its viewer may no longer see it. Call it while a component is set up.
 */
export function followRoom(room: () => { id: string; grant: { expiresAt: string | null } | null }): void {
  reloadOn({ 'room:changed': ({ roomId }) => roomId === room().id }, () => invalidate('app:rooms'));
  $effect(() => {
    const expiresAt = room().grant?.expiresAt;

    if (!expiresAt) return;
    const left = Date.parse(expiresAt) - Date.now();
    const ask = () => void invalidate('app:rooms');
    const timer = left < LONGEST_MS ? setTimeout(ask, Math.max(0, left) + 200) : undefined;

    return () => clearTimeout(timer);
  });
}
