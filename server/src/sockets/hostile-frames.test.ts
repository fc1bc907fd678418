import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../test/factories.ts';

let app: TestApp;
let member: TestMember;
let stranger: TestMember;
let conversationId: string;
const faults: string[] = [];
beforeAll(async () => {
  app = await startApp({
    env: { LOG_LEVEL: 'error' },
    logTo: { write: (line: string) => void faults.push(line) },
  });
  ({ founder: member, conversationId } = await buildConversation(app));
  stranger = await buildMember(app);
});
const open: WebSocket[] = [];
afterEach(() => {
  for (const line of open.splice(0)) line.close();
  expect(faults).toEqual([]);
  expect(Object.prototype).not.toHaveProperty('polluted');
});
afterAll(() => app.close());

const HANDSHAKE = '/socket.io/?EIO=4&transport=websocket';
const PROBE = 777;
const SOON = { interval: 10, timeout: 60_000 };

interface Line {
  socket: WebSocket;
  heard: string[];
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
}

function dial(address = HANDSHAKE, { cookie } = member): Line {
  const options = { headers: { cookie, origin: app.url } };
  const socket = new WebSocket(app.url.replace('http', 'ws') + address, options as never);
  open.push(socket);
  const heard: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    heard.push(String(data));
    // Alive, whatever else it does.
    if (data === '2') socket.send('3');
  });
  const ended = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => resolve());
    socket.addEventListener('error', () => resolve());
  });
  return { socket, heard, ended };
}

/** A connection as our own clients have one, with its frames in the hand. */
async function enter(who = member): Promise<Line> {
  const line = dial(HANDSHAKE, who);
  await expect.poll(() => line.heard.some((frame) => frame.startsWith('0')), SOON).toBe(true);
  line.socket.send('40');
  await expect.poll(() => line.heard.some((frame) => frame.startsWith('40')), SOON).toBe(true);
  return line;
}

/** Whether the connection is still one after these frames: what it hears first decides. */
async function send({ socket, heard, ended }: Line, frames: readonly (string | Uint8Array)[]) {
  for (const frame of frames) socket.send(frame as string);
  socket.send(`42${PROBE}["conversation:catch-up",{"conversationId":"${conversationId}","after":0}]`);
  let isOver = false;
  void ended.then(() => (isOver = true));
  await expect.poll(() => isOver || heard.some((frame) => frame.startsWith(`43${PROBE}`)), SOON).toBe(true);
  return isOver ? 'ends' : 'stays';
}

const command = (input: string, id = 5): string => `42${id}["message:send",${input}]`;
const BYTES = new Uint8Array([1, 2, 3]);

describe('a frame that no client of ours sends', () => {
  it.each<[string, 'stays' | 'ends', (string | Uint8Array)[]]>([
    ['an event without an answer asked for', 'stays', ['42["message:send",{}]']],
    ['an answer asked for and no input', 'stays', ['425["message:send"]']],
    ['more inputs than one', 'stays', ['425["message:send",{},{},{}]']],
    ['an event nobody knows', 'stays', ['425["person:promote",{}]']],
    ['an event that asks to join a room', 'stays', ['425["join","person:1"]', '42["subscribe","x"]']],
    ['an event named like a method of events', 'stays', ['42["emit","x"]', '42["constructor"]']],
    ['an event named __proto__', 'stays', ['425["__proto__",{"polluted":true}]', '42["toString"]']],
    ['an event named error', 'stays', ['42["error",{"message":"x"}]', '42["error"]']],
    ['an event of the library itself', 'ends', ['42["disconnect","x"]']],
    ['another of the library itself', 'ends', ['42["newListener","x"]']],
    ['an event that is a number', 'stays', ['42[1]']],
    ['an event that is null', 'ends', ['42[null]']],
    ['an event that is an object', 'ends', ['42[{}]']],
    ['no event at all', 'ends', ['42[]']],
    ['an object instead of a list', 'ends', ['42{"0":"message:send"}']],
    ['half of a list', 'ends', ['42["message:send",{']],
    ['lists in lists without end', 'stays', [command('['.repeat(30_000) + ']'.repeat(30_000))]],
    ['keys of prototypes', 'stays', [command('{"__proto__":{"polluted":true},"constructor":{"x":1}}')]],
    ['an answer to nothing', 'stays', ['4399["x"]', '430[]']],
    ['an answer that is no list', 'ends', ['431{"a":1}']],
    ['the number of an answer without end', 'stays', [`42${'9'.repeat(400)}["message:send",{}]`]],
    ['an answer to the probe before it', 'stays', [`43${PROBE}[{"ok":true}]`]],
    ['bytes for the input', 'stays', ['451-5["message:send",{"_placeholder":true,"num":0}]', BYTES]],
    ['bytes for the text', 'stays', [`451-5["message:send",{"text":{"_placeholder":true,"num":0}}]`, BYTES]],
    ['bytes that are counted wrongly', 'ends', ['451-["x",{"_placeholder":true,"num":9}]', BYTES]],
    ['bytes that are counted from behind', 'ends', ['451-["x",{"_placeholder":true,"num":-1}]', BYTES]],
    ['bytes that are promised without end', 'ends', ['45999999-["x"]']],
    ['words where bytes were promised', 'ends', ['451-["x"]']],
    ['bytes that nobody promised', 'ends', [BYTES]],
    ['a namespace that there is not', 'stays', ['40/admin,{"token":"x"}', '40/__proto__,']],
    ['an event for another namespace', 'ends', ['42/admin,5["message:send",{}]']],
    ['a second greeting', 'ends', ['40', '40{"sid":"x"}']],
    ['leaving the namespace', 'ends', ['41']],
    ['a sort of packet that there is not', 'ends', ['49["x"]']],
    ['a refusal, which only servers send', 'ends', ['44{"message":"x"}']],
    ['a packet of another protocol', 'ends', ['x']],
    ['an empty frame', 'ends', ['']],
  ])('%s: it %s', async (_what, outcome, frames) => {
    expect(await send(await enter(), frames)).toBe(outcome);
  });

  it('greetings without end are one, and end the connection', async () => {
    const line = dial();
    await expect.poll(() => line.heard.length, SOON).toBe(1);
    // All of them before it is known who the first is.
    for (let count = 0; count < 30; count += 1) line.socket.send('40');
    await line.ended;
    expect(line.heard.filter((frame) => frame.startsWith('40')).length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['commands', command('{}')],
    ['events nobody knows', '42["x"]'],
    ['signs of life', '3'],
    ['nothing', '6'],
  ])('%s without end cut the connection, and the others are served', async (_what, frame) => {
    const [flooding, other] = [await enter(), await enter(stranger)];
    for (let count = 0; count < 2000; count += 1) flooding.socket.send(frame);
    await flooding.ended;
    expect(await send(other, [])).toBe('stays');
  });

  it('more packets than anybody reads: each is answered or refused, and the others are served', async () => {
    const [flooding, other] = [await enter(), await enter(stranger)];
    const frames = Array.from({ length: 1000 }, (_, index) => command('{}', 1000 + index));
    await send(flooding, frames);
    const answers = () => flooding.heard.filter((frame) => /^431\d{3}\[/.test(frame));
    // A refusal is there at once, also that of the last.
    await expect.poll(() => answers().length, SOON).toBe(1000);
    expect(answers().filter((frame) => frame.includes('too-many-requests')).length).toBeGreaterThan(800);
    expect(await send(other, [])).toBe('stays');
  });

  it('asks in vain for rooms of others', async () => {
    const line = await enter(stranger);
    const foreign = [`organisation:${member.organisationId}`, `conversation:${conversationId}`];
    await send(
      line,
      foreign.flatMap((room) => [`42["join","${room}"]`, `40/${room},`]),
    );
    app.deps.publish({ organisations: [member.organisationId] }, 'deals:changed', {
      organisationId: member.organisationId,
    });
    app.deps.publish({ organisations: [stranger.organisationId] }, 'deals:changed', {
      organisationId: stranger.organisationId,
    });
    const facts = () => line.heard.filter((frame) => frame.startsWith('42'));
    await expect.poll(facts).toEqual([expect.stringContaining(stranger.organisationId)]);
  });
});

describe('a handshake that no client of ours makes', () => {
  it.each([
    ['an older protocol', '/socket.io/?EIO=3&transport=websocket'],
    ['no protocol', '/socket.io/?transport=websocket'],
    ['asking again and again', '/socket.io/?EIO=4&transport=polling'],
    ['a transport named __proto__', '/socket.io/?EIO=4&transport=__proto__'],
    ['a connection that there is not', `${HANDSHAKE}&sid=made-up`],
    ['a connection named __proto__', `${HANDSHAKE}&sid=__proto__`],
    ['a list of connections', `${HANDSHAKE}&sid=a&sid=b`],
  ])('%s is turned away', async (_what, address) => {
    const line = dial(address);
    await line.ended;
    expect(line.heard.filter((frame) => frame.startsWith('0'))).toEqual([]);
  });
});
