import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { region } from '@klammer/contracts/vocabulary';
import { type RequestHandler } from 'express';
import { type Deps } from '../deps.ts';
import { rendererKey } from './address.ts';

const BUILD = fileURLToPath(new URL('../../../client/build', import.meta.url));

/** Folder of the built client's files, or null where the client is not built (development, API tests). */
export async function clientFolder(): Promise<string | null> {
  const folder = path.join(BUILD, 'client');
  return (await access(folder).then(
    () => true,
    () => false,
  ))
    ? folder
    : null;
}

/**
 * The page renderer (SvelteKit). It believes the headers below, so they are overwritten on every request and no
 * client can choose them.
 * @param apiOrigin where pages reach the API while they are rendered: this process over the loopback.
 */
export async function renderPages(deps: Deps, apiOrigin: string): Promise<RequestHandler> {
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-kit-proto',
    HOST_HEADER: 'x-kit-host',
    ADDRESS_HEADER: 'x-kit-ip',
    BODY_SIZE_LIMIT: '21M',
    KLAMMER_API_ORIGIN: apiOrigin,
    KLAMMER_RENDERER_KEY: rendererKey,
  });
  const { handler } = (await import(pathToFileURL(path.join(BUILD, 'handler.js')).href)) as {
    handler: RequestHandler;
  };
  const own = new URL(deps.publicUrl);
  return (request, response, next) => {
    request.headers['x-kit-proto'] = own.protocol.slice(0, -1);
    request.headers['x-kit-host'] = deps.config.PUBLIC_URL ? own.host : (request.get('host') ?? own.host);
    request.headers['x-kit-ip'] = response.locals.address;
    // By it pages know whether what they have read of the region still holds.
    request.headers['x-kit-region'] = region().version;
    return handler(request, response, next);
  };
}
