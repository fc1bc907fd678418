import { type RequestHandler } from 'express';
import { type Logger } from 'pino';

/**
 * Logs one line for each API request when it is answered. The route's pattern is logged, never the address with its
 * ids, queries or tokens, so the log holds no personal data.
 */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const route: unknown =
        request.route?.path ?? (request.originalUrl.startsWith('/api/auth/') ? '/api/auth/*' : '(unmatched)');
      const durationMs = Math.round(performance.now() - startedAt);
      const fields = {
        requestId: response.locals.requestId,
        method: request.method,
        route,
        status: response.statusCode,
        durationMs,
      };
      if (response.writableFinished) log.info(fields, 'answered');
      else log.warn(fields, 'client went away');
    });
    next();
  };
}
