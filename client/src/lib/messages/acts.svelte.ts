import { createContext } from 'svelte';
import type { Message, Reaction } from '@klammer/contracts/messages';

/** What can be done with a message, for rows deep in the history. */
export interface MessageActs {
  personId: string;
  canSend: boolean;
  /** The time by the server's clock, in milliseconds. */
  serverNow: () => number;
  reply: (message: Message) => void;
  edit: (message: Message) => void;
  remove: (message: Message) => void;
  react: (message: Message, code: Reaction, on: boolean) => void;
  pin: (message: Message, pinned: boolean) => void;
  report: (message: Message) => void;
  showVersions: (message: Message) => void;
  jumpTo: (sequence: number) => void;
}

const [getActs, setActs] = createContext<MessageActs>();

export { getActs, setActs };
