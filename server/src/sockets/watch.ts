import { type Server, type Socket } from 'socket.io';

const TICK_MS = 1000;
/** More at once would hold up whoever sends a message meanwhile. */
const SESSIONS_AT_A_TIME = 100;
const MOST_UNSENT_PACKETS = 2000;

/** When sessions end, by id; one that is gone is not in the answer. */
export type ReadSessionEnds = (sessionIds: readonly string[]) => Promise<Map<string, Date>>;

/** What a connection remembers of its session. */
export interface SessionWatch {
  sessionId: string;
  /** Infinity until it was looked at. */
  endsAt: number;
}

/**
 * Looks at the connections of this process every second: ends those whose session is over or gone, whoever ended it,
 * and those of readers so slow that their unsent facts would fill the memory; they come back and catch up.
 * @param writes goes up whenever a session may have changed; null where nobody knows
 * @returns to be called at a stop
 */
export function watchConnections(
  io: Server,
  readSessionEnds: ReadSessionEnds,
  writes: () => number | null,
): () => void {
  let busy = false;
  let readAt: number | null = null;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look().finally(() => (busy = false));
  }, TICK_MS).unref();
  return () => clearInterval(timer);

  async function look(): Promise<void> {
    const sockets = [...io.of('/').sockets.values()];
    for (const socket of sockets) if (isTooSlow(socket)) socket.disconnect(true);
    const now = writes();
    const hold = now !== null && now === readAt;
    const unsure = hold ? sockets.filter((socket) => watchOf(socket).endsAt === Infinity) : sockets;
    readAt = (await readAgain(unsure, readSessionEnds)) ? now : null;
    for (const socket of sockets) if (watchOf(socket).endsAt <= Date.now()) socket.disconnect(true);
  }
}

/** @returns whether all of it could be read */
async function readAgain(sockets: readonly Socket[], read: ReadSessionEnds): Promise<boolean> {
  for (let from = 0; from < sockets.length; from += SESSIONS_AT_A_TIME) {
    const some = sockets.slice(from, from + SESSIONS_AT_A_TIME);
    try {
      keepEnds(some, await read([...new Set(some.map((socket) => watchOf(socket).sessionId))]));
    } catch {
      // The store is away: nobody is sent off for that, and the next look tries again.
      return false;
    }
  }
  return true;
}

function keepEnds(sockets: readonly Socket[], ends: ReadonlyMap<string, Date>): void {
  for (const socket of sockets) {
    const watch = watchOf(socket);
    watch.endsAt = ends.get(watch.sessionId)?.getTime() ?? 0;
  }
}

function watchOf(socket: Socket): SessionWatch {
  return socket.data as SessionWatch;
}

function isTooSlow(socket: Socket): boolean {
  return (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length > MOST_UNSENT_PACKETS;
}
