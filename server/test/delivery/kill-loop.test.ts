import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connectEmbedded, createIndexes } from '../../src/db/connect.ts';
import '../../src/app.ts';
import { end, freePort, prepareServer, type Running, type Standby } from './process.ts';
import { readStored, report, tallyOf } from './tally.ts';
import { PlainTalker } from './plain-talker.ts';
import { pause, Talker, type TalkerOptions, type Voice } from './talker.ts';
import { buildWorld, type World } from './world.ts';

const KILLS = Number(process.env.KLAMMER_KILLS ?? 6);
/** A machine that is too busy for a hundred within two minutes makes fewer, and the report says how many. */
const NO_LONGER_THAN_MS = Math.max(110_000, KILLS * 1100);
/** One in so many kills hits the server while it is starting, the others while it serves. */
const STARTS_HIT = 5;
const STARTING_MS = 800;
/** The others when so much more has been heard, by all together: a slow machine takes longer for as much. */
const MOST_HEARD = 400;

let folder: string;
let server: Running | undefined;
let next: Standby | undefined;
let talkers: Voice[] = [];
afterEach(async () => {
  for (const talker of talkers.splice(0)) talker.stop();
  for (const one of [server, next]) if (one?.child.exitCode === null) await end(one, 'SIGKILL');
  [server, next] = [undefined, undefined];
  await rm(folder, { recursive: true, force: true });
});

async function prepare(): Promise<World> {
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-kill-'));
  const database = await connectEmbedded(path.join(folder, 'klammer.sqlite'));
  await createIndexes();
  const world = await buildWorld({ people: 20, rooms: 3 });
  await database.close();
  return world;
}

/** Kills the server again and again at random moments while everybody talks, and starts it anew. */
async function killUnderLoad(
  world: World,
  kills: number,
  make: (options: TalkerOptions) => Voice,
): Promise<{ kills: number; seconds: number }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { KLAMMER_DATA_DIR: folder };
  const startNext = (): Running => {
    const started = (next ?? prepareServer(port, env)).go();
    next = prepareServer(port, env);
    return started;
  };
  server = startNext();
  talkers = world.people.map(({ cookie }) => make({ url, origin: url, cookie, rooms: world.rooms }));
  let over = false;
  const talking = talkers.map(async (talker, index) => {
    for (let count = 0; !over; count += 1) {
      const room = world.rooms[(index + count) % world.rooms.length] ?? '';
      await talker.say(room, `${index}: message ${count}`);
      await pause(40 + Math.random() * 80);
    }
  });
  const begun = performance.now();
  let kill = 0;
  for (; kill < kills && performance.now() - begun < NO_LONGER_THAN_MS; kill += 1) {
    if (kill % STARTS_HIT === STARTS_HIT - 1) await pause(Math.random() * STARTING_MS);
    else await goesOn(server, Math.random() * MOST_HEARD);
    await end(server, 'SIGKILL');
    server = startNext();
  }
  await goesOn(server, MOST_HEARD);
  over = true;
  await Promise.all(talking);
  return { kills: kill, seconds: Math.round((performance.now() - begun) / 1000) };
}

/** Until they have heard more than so much that is new: everybody is talking all the time. */
async function goesOn(running: Running, more: number): Promise<void> {
  const before = countHeard();
  while (countHeard() <= before + more) {
    if (running.child.exitCode !== null) throw new Error(`it ended by itself:\n${running.output()}`);
    await pause(2);
  }
}

const countHeard = (): number =>
  talkers.flatMap((talker) => [...talker.heard.values()]).reduce((sum, list) => sum + list.length, 0);

/** What the listeners heard is compared with the store of the last server, after it has been closed. */
async function count(name: string, world: World, more: string) {
  // The store is one process's: a copy of its answers comes from a listener that has heard nothing before.
  if (server) await end(server, 'SIGKILL');
  const database = await connectEmbedded(path.join(folder, 'klammer.sqlite'));
  const stored = await readStored(world.rooms);
  await database.close();
  const tally = tallyOf(talkers, stored);
  report(name, tally, more);
  return tally;
}

describe('a server that is killed under load', () => {
  it(
    'loses nothing that it acknowledged, stores nothing twice, and everybody hears everything in order',
    { timeout: 45 * 60_000 },
    async () => {
      const world = await prepare();
      const { kills, seconds } = await killUnderLoad(world, KILLS, (options) => new Talker(options));
      await heardAll(world);
      const tally = await count('kill loop', world, ` · ${kills} of ${KILLS} kills in ${seconds} s`);
      expect(tally).toMatchObject({ twice: 0, missing: 0, outOfOrder: 0 });
      expect(tally.sent).toBeGreaterThan(kills);
    },
  );

  it(
    'is caught losing messages by the same count where clients neither resend nor catch up',
    { timeout: 10 * 60_000 },
    async () => {
      const world = await prepare();
      await killUnderLoad(world, 3, (options) => new PlainTalker(options));
      const tally = await count('control with plain emit', world, '');
      expect(tally.missing).toBeGreaterThan(0);
    },
  );
});

/** Waits until all listeners know the same; what one has heard the others must hear without being told to ask. */
async function heardAll(world: World): Promise<void> {
  const until = Date.now() + 60_000;
  const isLevel = (room: string) =>
    new Set(talkers.map((talker) => talker.heard.get(room)?.at(-1)?.sequence)).size === 1;
  while (Date.now() < until && !world.rooms.every(isLevel)) await pause(20);
}
