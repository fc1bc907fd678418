import { connectAll, type Client } from './client.ts';
import { listener, noLatencies, talk, type Latencies } from './load.ts';
import { cpuSeconds, say, spread } from './measure.ts';
import { optionsOf, roomOf, startOne, type Setting } from './setting.ts';

const PER_SECOND = 50;
const PER_ROOM = 10;

export interface Speaker {
  client: Client;
  room: string;
}

/** Connects everybody; what they hear is measured into `latencies`. */
export async function seat(setting: Setting, latencies: Latencies): Promise<Speaker[]> {
  const hear = listener(latencies);
  const clients = await connectAll(setting.world.people.map((_, index) => optionsOf(setting, index, hear)));
  return clients.map((client, index) => ({ client, room: roomOf(setting, index) }));
}

/** A steady conversation among many: how long until it is stored, and until the others have it. */
export async function measureLoad(sockets: number, seconds: number): Promise<void> {
  const setting = await startOne({ people: sockets, rooms: sockets / PER_ROOM, perRoom: PER_ROOM });
  try {
    await steady(setting, seconds);
  } finally {
    await setting.close();
  }
}

export async function steady(setting: Setting, seconds: number): Promise<void> {
  const latencies = noLatencies();
  const speakers = await seat(setting, latencies);
  await talk(speakers, { perSecond: PER_SECOND, seconds: 3 }, noLatencies());
  latencies.deliveryMs.length = 0;
  const before = cpuOf(setting);
  await talk(speakers, { perSecond: PER_SECOND, seconds }, latencies);
  const used = cpuOf(setting) - before;
  say(
    `${speakers.length} connected, ${PER_SECOND} messages/s to ${PER_ROOM} each, ${setting.servers.length} process(es): acknowledged ${spread(latencies.ackMs)}, delivered ${spread(latencies.deliveryMs)}, ${latencies.failed} failed, ${((used * 1000) / latencies.ackMs.length).toFixed(1)} ms of server CPU a message`,
  );
  for (const { client } of speakers) client.close();
}

export const cpuOf = ({ servers }: Setting): number =>
  servers.reduce((sum, { child }) => sum + cpuSeconds(child), 0);
