import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { type Attackers, type Outcome } from './attackers.ts';
import { noLatencies, talk, type Latencies } from './load.ts';
import { percentile, residentKiB, say, spread } from './measure.ts';
import { optionsOf, roomOf, startOne, type Setting } from './setting.ts';
import { seat, type Speaker } from './steady.ts';

const PER_ROOM = 10;
const PEOPLE = 200;
/** People of the same rooms whose clients misbehave. */
const ATTACKERS = 10;
const PER_SECOND = 50;

/** Many go too far at once: what that costs those who do not, and what is left of it afterwards. */
export async function measureOverload(seconds: number): Promise<void> {
  const setting = await startOne({ people: PEOPLE, rooms: PEOPLE / PER_ROOM, perRoom: PER_ROOM });
  try {
    await compare(setting, seconds);
  } finally {
    await setting.close();
  }
}

async function compare(setting: Setting, seconds: number): Promise<void> {
  const heard = noLatencies();
  const speakers = await seat(setting, heard);
  const [server] = setting.servers;
  if (!server) throw new Error('there is no server');
  const measure = async (name: string): Promise<Latencies> => {
    heard.deliveryMs.length = 0;
    const latencies = noLatencies();
    await talk(speakers, { perSecond: PER_SECOND, seconds }, latencies);
    latencies.deliveryMs.push(...heard.deliveryMs);
    say(
      `${name}: acknowledged ${spread(latencies.ackMs)}, delivered ${spread(latencies.deliveryMs)}, ${latencies.failed} failed, server ${(residentKiB(server.child) / 1024).toFixed(0)} MiB`,
    );
    return latencies;
  };
  await measure('warming up');
  const before = await measure('before');
  const stop = attack(setting);
  const during = await measure('during');
  const outcome = await stop();
  const after = await measure('after');
  for (const [name, { tooMany, cut }] of Object.entries(outcome))
    say(`${name}: ${tooMany} answered too-many-requests, ${cut} connections cut or refused`);
  const p99 = (latencies: Latencies) => percentile(latencies.ackMs, 0.99);
  say(
    `acknowledged p99 during / before ${(p99(during) / p99(before)).toFixed(1)}, after / before ${(p99(after) / p99(before)).toFixed(1)}`,
  );
  const stored = await readStored(speakers);
  const acknowledged = [before, during, after].flatMap((one) => one.acknowledged);
  say(
    `${acknowledged.length} acknowledged, ${acknowledged.filter((text) => !stored.has(text)).length} of them not stored`,
  );
  for (const { client } of speakers) client.close();
}

/** Starts those who go too far; resolves, when told to stop them, to what they met with. */
function attack(setting: Setting): () => Promise<Outcome> {
  const child = fork(new URL('./attackers.ts', import.meta.url));
  // They would have machines of their own: here they take what the others leave.
  setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
  const people = [11, 12, 13, ...Array.from({ length: ATTACKERS }, (_, index) => index)];
  child.send({
    people: people.map((index) => optionsOf(setting, index * PER_ROOM)),
    room: roomOf(setting, 11 * PER_ROOM),
  } satisfies Attackers);
  return async () => {
    child.send('stop');
    const [outcome] = (await once(child, 'message')) as [Outcome];
    return outcome;
  };
}

/** The texts of everything that is stored in the rooms of some. */
async function readStored(speakers: readonly Speaker[]): Promise<Set<string>> {
  const texts = new Set<string>();
  const byRoom = new Map(speakers.map((speaker) => [speaker.room, speaker.client]));
  for (const [room, client] of byRoom)
    for (let after = 0, last = Infinity; after < last;) {
      const answer = await client.command('conversation:catch-up', { conversationId: room, after });
      const { items, lastChange } = (
        answer as { data: { items: { text: string; change: number }[]; lastChange: number } }
      ).data;
      for (const { text } of items) texts.add(text);
      last = lastChange;
      after = items.at(-1)?.change ?? last;
    }
  return texts;
}
