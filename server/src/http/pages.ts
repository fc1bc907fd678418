import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { region } from '@klammer/contracts/vocabulary';
import { type RequestHandler } from 'express';
import { type Config } from '../config.ts';
import { rendererKey } from './address.ts';
import { serveAssets } from './assets.ts';

const BUILD = fileURLToPath(new URL('../../../client/build', import.meta.url));

/**
 * What serves pages and their files; empty where the client is not built (development, API tests).
 * @param publicUrl where people reach this server
 * @param port where pages reach the API while they are rendered: this process over the loopback
 */
export async function loadPages(
  config: Pick<Config, 'PUBLIC_URL'>,
  publicUrl: string,
  port: number,
): Promise<RequestHandler[]> {
  const folder = path.join(BUILD, 'client');
  if (!existsSync(folder)) return [];
  return Promise.all([serveAssets(folder), renderPages(config, publicUrl, port)]);
}

/**
 * The page renderer (SvelteKit). It believes the headers below, so they are overwritten on every request and no
 * client can choose them.
 */
async function renderPages(
  config: Pick<Config, 'PUBLIC_URL'>,
  publicUrl: string,
  port: number,
): Promise<RequestHandler> {
  // Read as the renderer is loaded, and never again.
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-kit-proto',
    HOST_HEADER: 'x-kit-host',
    ADDRESS_HEADER: 'x-kit-ip',
    BODY_SIZE_LIMIT: '21M',
    KLAMMER_API_ORIGIN: `http://127.0.0.1:${port}`,
    KLAMMER_RENDERER_KEY: rendererKey,
  });
  const { handler } = (await import(pathToFileURL(path.join(BUILD, 'handler.js')).href)) as {
    handler: RequestHandler;
  };
  const own = new URL(publicUrl);
  return (request, response, next) => {
    request.headers['x-kit-proto'] = own.protocol.slice(0, -1);
    request.headers['x-kit-host'] = config.PUBLIC_URL ? own.host : (request.get('host') ?? own.host);
    request.headers['x-kit-ip'] = response.locals.address;
    // By it pages know whether what they have read of the region still holds.
    request.headers['x-kit-region'] = region().version;
    return handler(request, response, next);
  };
}
