import type { Socket } from 'node:net';
import { CommandError } from '../errors.ts';
import { brokenReply, maxMessageBytes, type Message, readMessage } from './message.ts';

/** What may wait for a client to read it; a client that asks on without reading is not heard until it has read. */
const maxUnreadBytes = 32 * 1024 * 1024;

/** Cuts a socket's bytes into messages. A breach of the protocol ends this connection and nothing else. */
export function readMessages(socket: Socket, onMessage: (message: Message) => void): void {
  let parts: Buffer[] = [];
  let length = 0;
  let needed = 16;
  socket.on('error', () => socket.destroy());
  socket.on('drain', () => {
    if (!socket.isPaused()) return;
    socket.resume();
    cut();
  });
  socket.on('data', (data: Buffer) => {
    parts.push(data);
    length += data.length;
    cut();
  });

  function cut(): void {
    if (length < needed) return;
    const [only] = parts;
    let buffer = parts.length === 1 && only ? only : Buffer.concat(parts, length);
    while (buffer.length >= 16) {
      needed = buffer.readInt32LE(0);
      if (needed < 16 || needed > maxMessageBytes) {
        socket.destroy();
        return;
      }
      if (buffer.length < needed) break;
      if (socket.writableLength > maxUnreadBytes) {
        socket.pause();
        break;
      }
      if (!handle(socket, buffer.subarray(0, needed), onMessage)) return;
      buffer = buffer.subarray(needed);
    }
    if (buffer.length < 16) needed = 16;
    parts = buffer.length > 0 ? [buffer] : [];
    length = buffer.length;
  }
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
