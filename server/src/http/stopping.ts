import { type Server } from 'node:http';

const SWEEP_MS = 100;

/** Takes no connection any more, answers what was asked, and resolves when every connection has ended. */
export async function closeAnswered(server: Server): Promise<void> {
  // Who keeps asking over a connection that is kept alive, as a reverse proxy does, would hold the server for ever.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // An answer that began before is followed by none that says so.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}
