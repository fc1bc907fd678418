import type { EndpointName, EndpointOf } from '@klammer/contracts';
import type { Input, Output } from '@klammer/contracts/endpoint';
import type { ProblemBody, ProblemCode } from '@klammer/contracts/problems';
import endpoints from 'virtual:endpoints';
import { ApiProblem, unreachable } from './api-problem.ts';

export { ApiProblem };

type Arguments<Name extends EndpointName> =
  Partial<Input<EndpointOf<Name>>> extends Input<EndpointOf<Name>>
    ? [input?: Input<EndpointOf<Name>>, options?: Options]
    : [input: Input<EndpointOf<Name>>, options?: Options];

interface Options {
  signal?: AbortSignal;
}

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/**
 * Calls one operation of the API: `call(fetch, 'profiles.get', { params: { slug } })`. Throws an ApiProblem for
 * everything but success, also where the server cannot be reached (`unavailable`).
 */
export async function call<Name extends EndpointName>(
  fetch: typeof globalThis.fetch,
  name: Name,
  ...[input, options]: Arguments<Name>
): Promise<Output<EndpointOf<Name>>> {
  const endpoint = endpoints[name];

  if (!endpoint) throw new Error(`No endpoint is called ${name}`);

  const { params, query, body } = (input ?? {}) as Parts;
  const response = await reach(fetch, fillPath(endpoint.path, params) + writeQuery(query), {
    method: endpoint.method,
    headers: body === undefined ? undefined : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: options?.signal,
  });

  return (response.status === 204 ? undefined : await response.json()) as Output<EndpointOf<Name>>;
}

/** Like `fetch` to the API, but an answer other than success is thrown as ApiProblem. */
export async function reach(
  fetch: typeof globalThis.fetch,
  path: string,
  init: RequestInit,
): Promise<Response> {
  let response: Response;

  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  }

  if (!response.ok) throw new ApiProblem(await readProblem(response));

  return response;
}

async function readProblem(response: Response): Promise<ProblemBody> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json');

  return isProblem ? ((await response.json()) as ProblemBody) : problemOf(response.status);
}

const CODE_OF_STATUS: Record<number, ProblemCode> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'too-many-requests',
};

/** For answers that something else than our API gave: a proxy, or a server on its way down. */
function problemOf(status: number): ProblemBody {
  const code = CODE_OF_STATUS[status] ?? (status >= 502 ? 'unavailable' : 'internal');

  return { type: 'about:blank', title: code, status, code, detail: '' };
}

function fillPath(path: string, params: Record<string, unknown> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** Lists become repeated parameters; empty values are left out. */
export function writeQuery(query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();

  for (const [name, value] of Object.entries(query))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined && item !== null && item !== '') search.append(name, String(item));

  const text = search.toString();

  return text ? `?${text}` : '';
}
