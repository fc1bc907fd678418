import { call } from '#lib/api.ts';
import type { Live } from '#lib/socket.svelte.ts';
import type { ThreadSource } from './thread.svelte.ts';

const RETRY_MS = 300;
const MOST_RETRY_MS = 30_000;

/**
 * Where the messages of one conversation come from.
 * @param tell told how each later try came out
 */
export function sourceOf(
  live: Live,
  id: string,
  tell: (work: Promise<unknown>) => void,
): ThreadSource & { now: () => number; stop: () => void } {
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** When the server last said what time it is, by its clock and by one of ours that nobody sets. */
  let clock = { server: Date.now(), own: performance.now() };

  return {
    fetchPage: (query) => call(fetch, 'conversations.messages', { params: { id }, query }),
    // Over the line on which the facts come: it notices by itself when it is dead.
    fetchChanges: async (after) => {
      const changes = await live.command('conversation:catch-up', { conversationId: id, after });

      clock = { server: Date.parse(changes.now), own: performance.now() };

      return changes;
    },
    /** The time by the server's clock: that of the device may be wrong. */
    now: () => clock.server + performance.now() - clock.own,
    later: (run, attempt) => {
      retry = setTimeout(() => tell(run()), Math.min(RETRY_MS * 2 ** attempt, MOST_RETRY_MS));
    },
    stop: () => clearTimeout(retry),
  };
}
