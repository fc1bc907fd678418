import { flood, noLatencies } from './load.ts';
import { say } from './measure.ts';
import { cpuOf, seat, steady } from './steady.ts';
import { startSeveral } from './setting.ts';

const PER_ROOM = 10;

/** One, two and four servers on one store, with Redis between them. */
export async function compareProcesses(sockets: number, seconds: number): Promise<void> {
  for (const count of [1, 2, 4]) {
    const setting = await startSeveral(count, {
      people: sockets,
      rooms: sockets / PER_ROOM,
      perRoom: PER_ROOM,
    });
    if (!setting) return;
    try {
      await steady(setting, seconds);
      const speakers = await seat(setting, noLatencies());
      const before = cpuOf(setting);
      const perSecond = await flood(speakers, { atOnce: 100, seconds: seconds / 2 });
      const cpuMs = ((cpuOf(setting) - before) * 1000) / (perSecond * (seconds / 2));
      say(
        `${count} process(es) at full load: ${perSecond.toFixed(0)}/s stored, acknowledged and told to ${PER_ROOM}, ${cpuMs.toFixed(1)} ms of server CPU a message`,
      );
      for (const { client } of speakers) client.close();
    } finally {
      await setting.close();
    }
  }
}
