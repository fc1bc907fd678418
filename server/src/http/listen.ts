import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Config } from '../config.ts';

const TRIES = 20;

/**
 * Listens on `PORT`, or where it is taken on the next free one, saying so.
 * @returns the port it serves on
 * @throws where none of the next twenty is free, or the address cannot be listened on
 */
export async function listen(server: Server, config: Pick<Config, 'PORT' | 'host'>): Promise<number> {
  for (let port = config.PORT; port < config.PORT + TRIES && port <= 65_535; port += 1) {
    if (await tryPort(server, port, config.host)) {
      const used = (server.address() as AddressInfo).port;
      if (config.PORT !== 0 && used !== config.PORT)
        process.stderr.write(`Port ${config.PORT} is taken; serving on ${used} instead.\n`);
      return used;
    }
  }
  throw new Error(
    `ports ${config.PORT} to ${config.PORT + TRIES - 1} are all taken; set PORT to a free one.`,
  );
}

function tryPort(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening);
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    const onListening = (): void => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    server.listen(port, host);
  });
}
