import { randomUUID } from 'node:crypto';
import { type Message } from '@klammer/contracts/conversations';
import { type KlammerSocket } from '../../../client/src/lib/live/connection.ts';
import { dial, type TalkerOptions, type Voice } from './talker.ts';

/** The control: says each message once and hears only what it is told, as chat without an outbox does. */
export class PlainTalker implements Voice {
  readonly said = new Set<string>();
  readonly heard = new Map<string, Message[]>();
  readonly socket: KlammerSocket;

  constructor(options: TalkerOptions) {
    this.socket = dial(options);
    for (const room of options.rooms) this.heard.set(room, []);
    this.socket.on('message:sent', (message) => this.heard.get(message.conversationId)?.push(message));
  }

  async say(conversationId: string, text: string): Promise<void> {
    const clientId = randomUUID();
    this.said.add(clientId);
    // Whatever becomes of it is what the control is about.
    await this.socket
      .timeout(500)
      .emitWithAck('message:send', { conversationId, clientId, text })
      .catch(() => undefined);
  }

  stop(): void {
    this.socket.disconnect();
  }
}
