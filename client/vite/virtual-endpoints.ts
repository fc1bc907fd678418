import { listEndpoints } from '@klammer/contracts';
import type { Plugin } from 'vite';

const NAME = 'virtual:endpoints';

/**
 * Gives the browser the method and path of every endpoint and nothing else: the endpoints themselves carry their
 * zod schemas, which would put 23 KB (gzip) into each page.
 */
export function virtualEndpoints(): Plugin {
  return {
    name: 'klammer-virtual-endpoints',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(table())};` : undefined),
  };
}

function table(): Record<string, { method: string; path: string }> {
  return Object.fromEntries(
    listEndpoints().map(({ name, endpoint }) => [name, { method: endpoint.method, path: endpoint.path }]),
  );
}
