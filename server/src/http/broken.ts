import { type Server } from 'node:http';
import { type Socket } from 'node:net';
import { Problem } from '../problem.ts';

/** The answer to bytes that are no request, or one with an address or headers longer than Node reads: as every other one. */
export function answerBroken<Http extends Server>(http: Http): Http {
  http.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // As Node does by itself: nothing is said into an answer that has begun.
    const begun = (socket as { _httpMessage?: { headersSent: boolean } | null })._httpMessage?.headersSent;
    if (socket.writable && !begun) socket.write(answerTo(error));
    socket.destroySoon();
  });
  return http;
}

function answerTo({ code }: NodeJS.ErrnoException): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';
  const problem =
    code === 'HPE_HEADER_OVERFLOW'
      ? new Problem('too-large', 'The address or the headers are too long.')
      : new Problem('invalid-input', 'This is no HTTP request.');
  const body = JSON.stringify(problem.toBody());
  const headers = [
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  const reason = problem.status === 413 ? 'Content Too Large' : 'Bad Request';
  return [`HTTP/1.1 ${problem.status} ${reason}`, ...headers, '', body].join('\r\n');
}
