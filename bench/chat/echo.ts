// What Socket.IO alone can do: it answers, and neither asks who it is nor keeps anything. Started by run.ts.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((_request, response) => response.end());
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  socket.on('message:send', (input: unknown, answer: (reply: unknown) => void) =>
    answer({ ok: true, data: input }),
  );
});
http.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('listening\n'));
