import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a mail server of a test took. */
export interface TakenMail {
  to: string;
  source: string;
}

export interface TestSmtp {
  url: string;
  taken: TakenMail[];
  /** What it answers a recipient with; 250 takes the mail, 451 is "later", 550 is "never". */
  answerRecipientsWith: (code: 250 | 451 | 550) => void;
  close: () => Promise<void>;
}

/** The few lines of SMTP that a sender needs, in this process. */
export async function startSmtp(): Promise<TestSmtp> {
  const taken: TakenMail[] = [];
  let code = 250;
  const server = createServer((socket) => converse(socket, taken, () => code));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}/?ignoreTLS=true`,
    taken,
    answerRecipientsWith: (next) => (code = next),
    close: () => stop(server),
  };
}

function converse(socket: Socket, taken: TakenMail[], recipientCode: () => number): void {
  const say = (line: string) => socket.write(`${line}\r\n`);
  let to = '';
  let source: string | null = null;
  let buffer = '';
  const hear = (line: string): void => {
    if (source !== null) {
      if (line !== '.') source += `${line}\n`;
      else {
        taken.push({ to, source });
        source = null;
        say('250 taken');
      }
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? '';
      say(`${recipientCode()} ${to}`);
    } else if (verb === 'DATA') {
      source = '';
      say('354 go on');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else say('250 well');
  };
  socket.on('data', (data) => {
    const lines = (buffer + data.toString()).split('\r\n');
    buffer = lines.pop() ?? '';
    lines.forEach(hear);
  });
  socket.on('error', () => socket.destroy());
  say('220 test');
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
