import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { ApiError, Indexes } from './indexes.ts';
import {
  CreateIndex,
  Documents,
  FacetSearch,
  Fetch,
  Ids,
  MultiSearch,
  Settings,
  Similar,
  Swap,
} from './requests.ts';

interface Task {
  uid: number;
  status: 'enqueued' | 'succeeded' | 'failed';
  error: { code: string; message: string; type: string; link: string } | null;
}

export interface FakeMeilisearch {
  url: string;
  /** Requests that did not look like Meilisearch's: must stay empty. */
  refused: string[];
  /** Makes the next write task fail, as a full disk would. */
  failNextTask(): void;
  /** Answers everything with this status until it is set back to null. */
  breakWith(status: number | null): void;
  close(): Promise<void>;
}

/**
 * A stand-in for a Meilisearch server: its routes, its asynchronous tasks, its filter language, its
 * strictness about requests. What it does not stand in for is Meilisearch's ranking.
 */
export async function startFakeMeilisearch(): Promise<FakeMeilisearch> {
  const indexes = new Indexes();
  const tasks: Task[] = [];
  const refused: string[] = [];
  let failing = false;
  let broken: number | null = null;
  let queue: Promise<void> = Promise.resolve();

  const enqueue = (uid: string | null, type: string, work: () => Promise<void> | void): unknown => {
    const task: Task = { uid: tasks.length, status: 'enqueued', error: null };
    tasks.push(task);
    queue = queue.then(async () => {
      try {
        if (failing) throw new ApiError(500, 'no_space_left_on_device', 'No space left on device.');
        await work();
        task.status = 'succeeded';
      } catch (error) {
        task.status = 'failed';
        const code = error instanceof ApiError ? error.code : 'internal';
        task.error = { code, message: String(error), type: 'internal', link: '' };
      }
      failing = false;
    });
    return {
      taskUid: task.uid,
      indexUid: uid,
      status: 'enqueued',
      type,
      enqueuedAt: new Date(0).toISOString(),
    };
  };

  const routes: [string, RegExp, (uid: string, body: unknown, id: string) => unknown][] = [
    ['GET', /^\/health$/, () => ({ status: 'available' })],
    [
      'GET',
      /^\/tasks\/(\d+)$/,
      (uid) => ({ ...tasks[Number(uid)], indexUid: null, type: 'any', details: null }),
    ],
    [
      'POST',
      /^\/indexes$/,
      (_uid, body) => {
        const { uid } = CreateIndex.parse(body);
        return enqueue(uid, 'indexCreation', () => indexes.create(uid));
      },
    ],
    ['DELETE', /^\/indexes\/([\w-]+)$/, (uid) => enqueue(uid, 'indexDeletion', () => indexes.delete(uid))],
    [
      'PATCH',
      /^\/indexes\/([\w-]+)\/settings$/,
      (uid, body) => {
        const settings = Settings.parse(body);
        return enqueue(uid, 'settingsUpdate', () => indexes.configure(uid, settings));
      },
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/documents$/,
      (uid, body) => {
        const documents = Documents.parse(body);
        return enqueue(uid, 'documentAdditionOrUpdate', () => indexes.add(uid, documents));
      },
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/documents\/delete-batch$/,
      (uid, body) => {
        const ids = Ids.parse(body);
        return enqueue(uid, 'documentDeletion', () => indexes.remove(uid, ids));
      },
    ],
    [
      'POST',
      /^\/swap-indexes$/,
      (_uid, body) => {
        const pairs = Swap.parse(body);
        return enqueue(null, 'indexSwap', () => pairs.forEach(({ indexes: [a, b] }) => indexes.swap(a, b)));
      },
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)\/stats$/,
      (uid) => ({
        numberOfDocuments: indexes.get(uid).documents.size,
        isIndexing: false,
        fieldDistribution: {},
      }),
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)\/documents$/,
      (uid, body) => fetchDocuments(indexes, uid, Fetch.parse(body)),
    ],
    [
      'GET',
      /^\/indexes\/([\w-]+)\/documents\/([\w-]+)$/,
      (uid, _body, id) => {
        const document = indexes.get(uid).documents.get(id);
        if (document === undefined)
          throw new ApiError(404, 'document_not_found', `Document \`${id}\` not found.`);
        return document;
      },
    ],
    [
      'POST',
      /^\/multi-search$/,
      async (_uid, body) => {
        const { queries } = MultiSearch.parse(body);
        const results = [];
        for (const query of queries) results.push(await indexes.search(query));
        return { results };
      },
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/facet-search$/,
      async (uid, body) => {
        const { facetName, facetQuery, filter } = FacetSearch.parse(body);
        return {
          facetHits: await indexes.facetSearch(uid, facetName, facetQuery, filter),
          facetQuery,
          processingTimeMs: 0,
        };
      },
    ],
    [
      'POST',
      /^\/indexes\/([\w-]+)\/similar$/,
      async (uid, body) => {
        const { id, limit, filter } = Similar.parse(body);
        return { hits: await indexes.similar(uid, id, limit, filter), id, processingTimeMs: 0 };
      },
    ],
  ];

  const answer = async (request: IncomingMessage): Promise<[number, unknown]> => {
    if (broken !== null)
      return [
        broken,
        { message: 'broken on purpose', code: broken === 429 ? 'too_many_search_requests' : 'internal' },
      ];
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const primaryKey = searchParams.get('primaryKey');
    try {
      if (request.headers.authorization !== 'Bearer key')
        throw new ApiError(403, 'invalid_api_key', 'The provided API key is invalid.');
      if (primaryKey !== null && primaryKey !== 'id')
        throw new ApiError(400, 'bad_request', 'wrong primary key');
      const body: unknown =
        request.method === 'GET'
          ? Object.fromEntries(searchParams)
          : JSON.parse((await textOf(request)) || 'null');
      for (const [method, pattern, handle] of routes) {
        const match = pattern.exec(pathname);
        if (method !== request.method || !match) continue;
        const result = await handle(match[1] ?? '', body, match[2] ?? '');
        return [isTask(result) ? 202 : 200, result];
      }
      throw new ApiError(404, 'not_found', `no route ${request.method} ${pathname}`);
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'not_found')
        return [error.status, { message: error.message, code: error.code }];
      refused.push(
        `${request.method} ${pathname}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`,
      );
      return [400, { message: String(error), code: 'bad_request' }];
    }
  };

  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    failNextTask: () => void (failing = true),
    breakWith: (status) => void (broken = status),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fetchDocuments(
  indexes: Indexes,
  uid: string,
  { offset, limit, fields, retrieveVectors }: z.infer<typeof Fetch>,
): unknown {
  const all = [...indexes.get(uid).documents.values()];
  const results = all.slice(offset, offset + limit).map((document) => {
    if (fields)
      return Object.fromEntries(
        Object.entries(document).filter(([field]) => fields.split(',').includes(field)),
      );
    const { _vectors, ...rest } = document;
    const vector = _vectors?.['default'];
    return retrieveVectors && vector
      ? { ...rest, _vectors: { default: { embeddings: [vector], regenerate: false } } }
      : rest;
  });
  return { results, offset, limit, total: all.length };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function isTask(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'taskUid' in result;
}
