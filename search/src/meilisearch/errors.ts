import {
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  MeilisearchTaskTimeOutError,
  type Task,
} from 'meilisearch';
import { SearchError } from '../port.ts';

/** Runs a call and turns what Meilisearch or the network throws into the port's errors. */
export async function translated<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw translate(cause);
  }
}

function translate(cause: unknown): unknown {
  if (cause instanceof MeilisearchApiError) {
    const code = cause.cause?.code ?? '';
    const { status } = cause.response;
    if (code === 'index_not_found') return new SearchError('index_not_found', cause.message, { cause });
    if (status === 429 || code === 'too_many_search_requests')
      return new SearchError('overloaded', cause.message, { cause });
    if (status >= 500 || status === 401 || status === 403)
      return new SearchError('unavailable', cause.message, { cause });
    return new SearchError('invalid_query', cause.message, { cause });
  }
  const unreachable =
    cause instanceof MeilisearchRequestError ||
    cause instanceof MeilisearchRequestTimeOutError ||
    cause instanceof MeilisearchTaskTimeOutError;
  return unreachable
    ? new SearchError('unavailable', `Meilisearch does not answer: ${cause.message}`, { cause })
    : cause;
}

/** A finished task may have failed: waiting for it does not throw, so its status must be looked at. */
export function checkTask(task: Task): void {
  if (task.status === 'succeeded') return;
  const { code = 'unknown', message = `task ${task.uid} is ${task.status}` } = task.error ?? {};
  throw new SearchError(
    code === 'index_not_found' ? 'index_not_found' : 'unavailable',
    `Meilisearch: ${message}`,
  );
}

/** Whether an error of the port says that there is no such index. */
export function isMissing(error: unknown): boolean {
  return error instanceof SearchError && error.code === 'index_not_found';
}
