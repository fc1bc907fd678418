import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../app.ts';
import { readStored, report, settle, tallyOf } from './tally.ts';
import { PlainTalker } from './plain-talker.ts';
import { pause, Talker, type TalkerOptions, type Voice } from './talker.ts';
import { FAULTS, Wire } from './wire.ts';
import { buildWorld, fillRoom, SECRET, type World } from './world.ts';

const CASES = Number(process.env.KLAMMER_WIRE_CASES ?? 100);
/** Groups that hear nothing of each other: were everybody in one room, hearing would be most of the work. */
const GROUPS = 10;
const PEOPLE = 10;
const ACK_TIMEOUT_MS = 2000;
/** Caught up in four pages. */
const MISSED = 700;
const PAGES_CUT = 4;

let app: TestApp;
let talkers: Voice[] = [];
let wires: Wire[] = [];
beforeAll(async () => {
  app = await startApp({ secret: SECRET, heartbeat: { intervalMs: 2000, timeoutMs: 3000 } });
});
afterEach(async () => {
  for (const talker of talkers.splice(0)) talker.stop();
  for (const wire of wires.splice(0)) await wire.close();
});
afterAll(() => app.close());

interface Speaker {
  voice: Voice;
  wire: Wire;
  room: string;
}

/** Everybody's client, each behind a line of its own. */
async function dialAll(
  worlds: readonly World[],
  make: (options: TalkerOptions) => Voice,
): Promise<Speaker[]> {
  const { hostname, port } = new URL(app.url);
  const speakers = await Promise.all(
    worlds.flatMap(({ people, rooms }) =>
      people.map(async ({ cookie }): Promise<Speaker> => {
        const wire = await Wire.open({ host: hostname, port: Number(port) });
        const voice = make({ url: wire.url, origin: app.url, cookie, rooms, ackTimeoutMs: ACK_TIMEOUT_MS });
        return { voice, wire, room: rooms[0] ?? '' };
      }),
    ),
  );
  talkers = speakers.map(({ voice }) => voice);
  wires = speakers.map(({ wire }) => wire);
  return speakers;
}

/** Everybody says `each` things, and each time their line breaks in another way. @returns how often a line broke */
async function talkOverBadWires(speakers: readonly Speaker[], each: number): Promise<number> {
  await Promise.all(
    speakers.map(async ({ voice, wire, room }, index) => {
      for (let count = 0; count < each; count += 1) {
        while (!voice.socket.connected) await pause(10);
        wire.arm(FAULTS[(index + count) % FAULTS.length] ?? null);
        await voice.say(room, `${index}: message ${count}`);
      }
      wire.arm(null);
    }),
  );
  return speakers.reduce((sum, { wire }) => sum + wire.happened, 0);
}

const buildWorlds = (count: number): Promise<World[]> =>
  Promise.all(Array.from({ length: count }, () => buildWorld({ people: PEOPLE, rooms: 1 })));
const roomsOf = (worlds: readonly World[]): string[] => worlds.flatMap(({ rooms }) => rooms);

describe('a line that breaks', { timeout: 10 * 60_000 }, () => {
  it('costs no message and makes none twice', async () => {
    const worlds = await buildWorlds(GROUPS);
    const speakers = await dialAll(worlds, (options) => new Talker(options));
    const startedAt = performance.now();
    const happened = await talkOverBadWires(speakers, Math.ceil(CASES / speakers.length));
    const stored = await readStored(roomsOf(worlds));
    // Who only listens on a line that died without a word notices by the heartbeat.
    await settle(talkers, stored, 60_000);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const tally = tallyOf(talkers, stored);
    report('wire faults', tally, ` · ${happened} faults in ${seconds} s`);
    expect(happened).toBeGreaterThanOrEqual(CASES);
    expect(tally).toMatchObject({ twice: 0, missing: 0, outOfOrder: 0, stored: tally.sent });
  });

  it('costs nothing where it breaks again and again while much is caught up', async () => {
    const world = await buildWorld({ people: 2, rooms: 1 });
    const [room = '', [one]] = [world.rooms[0], world.people];
    if (one) await fillRoom(room, one, MISSED);
    const speakers = await dialAll([world], (options) => new Talker(options));
    // In the answer with the first page, the second, the third … each time the line is back.
    const planned = Array.from({ length: PAGES_CUT }, (_, sound) => ({
      fault: 'cut-answer' as const,
      sound,
    }));
    for (const { wire } of speakers) wire.armInTurn(planned);
    const stored = await readStored(world.rooms);
    await settle(talkers, stored, 60_000);
    const tally = tallyOf(talkers, stored);
    report(
      'cut while catching up',
      tally,
      ` · ${speakers.map(({ wire }) => wire.happened).join(' + ')} cuts`,
    );
    expect(speakers.map(({ wire }) => wire.happened)).toEqual([PAGES_CUT, PAGES_CUT]);
    expect(tally).toMatchObject({ twice: 0, missing: 0, outOfOrder: 0, stored: MISSED });
  });

  it('is caught losing messages by the same count where clients neither resend nor catch up', async () => {
    const worlds = await buildWorlds(2);
    const speakers = await dialAll(worlds, (options) => new PlainTalker(options));
    await talkOverBadWires(speakers, 5);
    const tally = tallyOf(talkers, await readStored(roomsOf(worlds)));
    report('control with plain emit', tally);
    expect(tally.missing).toBeGreaterThan(0);
  });
});
