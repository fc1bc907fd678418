import type { Socket } from 'node:net';
import { CommandError } from '../errors.ts';
import { brokenReply, maxMessageBytes, type Message, readMessage } from './message.ts';

/** Cuts a socket's bytes into messages. A breach of the protocol ends this connection and nothing else. */
export function readMessages(socket: Socket, onMessage: (message: Message) => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  let needed = 16;
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    parts.push(data);
    length += data.length;
    if (length < needed) return;
    let buffer = parts.length === 1 ? data : Buffer.concat(parts, length);
    while (buffer.length >= 16) {
      needed = buffer.readInt32LE(0);
      if (needed < 16 || needed > maxMessageBytes) {
        socket.destroy();
        return;
      }
      if (buffer.length < needed) break;
      if (!handle(socket, buffer.subarray(0, needed), onMessage)) return;
      buffer = buffer.subarray(needed);
    }
    if (buffer.length < 16) needed = 16;
    parts = buffer.length > 0 ? [buffer] : [];
    length = buffer.length;
  });
}

function handle(socket: Socket, frame: Buffer, onMessage: (message: Message) => void): boolean {
  let message: Message;
  try {
    message = readMessage(frame);
  } catch (error) {
    // Whatever a frame provokes must stay on its connection: one client may never end the others' store.
    if (error instanceof CommandError) socket.end(brokenReply(frame, error));
    else socket.destroy();
    return false;
  }
  onMessage(message);
  return true;
}
