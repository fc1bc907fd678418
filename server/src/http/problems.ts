import { type ErrorRequestHandler, type Response } from 'express';
import mongoose from 'mongoose';
import { type Logger } from 'pino';
import { z } from 'zod';
import { Problem } from '../problem.ts';

/** Turns whatever was thrown into a Problem; what is not one of ours is a fault and becomes `internal`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError)
    return new Problem('invalid-input', undefined, { issues: issuesOf(error) });
  if (error instanceof mongoose.Error.VersionError)
    return new Problem('conflict', undefined, { cause: error });
  if (error instanceof mongoose.Error.CastError) return new Problem('not-found', undefined, { cause: error });
  if (isDuplicateKey(error)) return new Problem('duplicate', undefined, { cause: error });
  if (isStoreAway(error))
    return new Problem('unavailable', undefined, { cause: error, retryAfterSeconds: 5 });
  return bodyProblem(error) ?? new Problem('internal', undefined, { cause: error });
}

/** A write that another document's unique index refused. */
export function isDuplicateKey(
  error: unknown,
): error is { code: 11000; keyPattern?: Record<string, number> } {
  return error instanceof Error && (error as { code?: unknown }).code === 11000;
}

function isStoreAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolCleared|TopologyClosed|NetworkTimeout)|DisconnectedError/.test(
      error.name,
    )
  );
}

export function issuesOf(error: z.ZodError): Problem['issues'] {
  return error.issues.map((issue) => ({
    path: issue.path.filter((part) => typeof part !== 'symbol'),
    code: issue.code,
    message: issue.message,
  }));
}

/** What Express and its body parser throw for requests that are malformed. */
function bodyProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  if (error.status === 413) return new Problem('too-large', undefined, { cause: error });
  if (error.status === 415) return new Problem('unsupported-media-type', undefined, { cause: error });
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500)
    return new Problem('invalid-input', 'The request could not be read.', { cause: error });
  return undefined;
}

function sendProblem(response: Response, problem: Problem): void {
  if (problem.retryAfterSeconds) response.set('Retry-After', String(problem.retryAfterSeconds));
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toBody(response.locals.requestId)));
}

/** The one place where errors become answers; faults are logged once, here, with the request's id. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const problem = toProblem(error);
    if (problem.status >= 500)
      log.error({ requestId: response.locals.requestId, err: error }, 'request failed');
    if (response.headersSent) return next(error);
    sendProblem(response, problem);
  };
}
