import { type Socket } from 'engine.io';
import { type Server } from 'socket.io';
import { Pace } from './pace.ts';

/** Ten times what is answered: whoever goes on so long after being told does not listen. */
const FRAMES_PER_10_S = 1500;

/**
 * Cuts connections that flood, whatever is in their frames and whoever they are: a refusal costs something too, and so
 * does a frame that asks for nothing. They come back through the door, which counts.
 */
export function cutFloods(io: Server): void {
  io.engine.on('connection', (connection: Socket) => {
    // Not closed but cut: a closing waits for a word of the other end and reads on until then.
    const wire = connection.request.socket;
    const pace = new Pace(FRAMES_PER_10_S, 10_000);
    const count = (): void => {
      if (pace.take(Date.now())) return;
      connection.off('packet', count);
      wire.destroy();
    };
    connection.on('packet', count);
  });
}
