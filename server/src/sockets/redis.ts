import { createAdapter } from '@socket.io/redis-streams-adapter';
import { type Logger } from 'pino';
import { createClient } from 'redis';
import { type ServerOptions } from 'socket.io';

const LONGEST_WAIT_MS = 1000;
/** Facts that wait for Redis to come back; more would be of no use, clients catch up from the store. */
const MOST_WAITING_COMMANDS = 5000;

/** Carries facts between several processes. */
export interface Relay {
  adapter: ServerOptions['adapter'];
  /** Whether the other processes can be reached at the moment. */
  isUp: () => boolean;
  /** Calls back when Redis is there again after it was away: facts may have been missed. */
  onReturn: (listener: () => void) => void;
  close: () => Promise<void>;
}

/**
 * Connects to Redis. While it is away, everything goes on in each process: messages are stored and acknowledged, only
 * facts of other processes do not arrive.
 * @throws where it cannot be reached at the start
 */
export async function connectRelay(url: string, log: Logger): Promise<Relay> {
  const client = createClient({
    url,
    commandsQueueMaxLength: MOST_WAITING_COMMANDS,
    pingInterval: 2000,
    socket: {
      connectTimeout: 3000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 5), LONGEST_WAIT_MS),
    },
  });
  const listeners: (() => void)[] = [];
  let away = false;
  client.on('error', (error: unknown) => {
    if (!away) log.warn({ err: error }, 'Redis is away; facts of other processes wait until it is back');
    away = true;
  });
  client.on('ready', () => {
    if (away) for (const tell of listeners) tell();
    away = false;
  });
  // The adapter does not wait for the questions it sends to the other processes: one that was under way when Redis went
  // must not end this process. Whoever asked hears of it by the time limit of the question.
  const publish = client.publish.bind(client);
  Object.assign(client, {
    publish: (...message: Parameters<typeof publish>) => {
      const sent = publish(...message);
      sent.catch((error: unknown) => log.debug({ err: error }, 'a question to the other processes was lost'));
      return sent;
    },
  });
  await client.connect();
  return {
    adapter: createAdapter(client, { blockTimeInMs: 1000, maxLen: 20_000 }) as ServerOptions['adapter'],
    isUp: () => client.isReady,
    onReturn: (listener) => void listeners.push(listener),
    close: async () => {
      client.destroy();
    },
  };
}
