import { type Socket as NetSocket } from 'node:net';
import { type Socket } from 'engine.io';

/**
 * Has all that is written to a connection in one turn of the event loop go out in one piece. Messages are stored many
 * at a time, so whoever takes part hears an answer and several facts at once, and a system call for each of them
 * costs more than everything else about it.
 * @param wire what the connection runs over
 */
export function gatherWrites(connection: Socket, wire: NetSocket): void {
  connection.on('packetCreate', () => {
    const { transport } = connection;
    // Gathering already, or busy with what was written before: then all that waits goes out together when it is done.
    if (!transport.writable) return;
    transport.writable = false;
    setImmediate(() => {
      wire.cork();
      transport.writable = true;
      transport.emit('ready');
      wire.uncork();
    });
  });
}
