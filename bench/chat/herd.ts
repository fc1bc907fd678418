import { setTimeout as pause } from 'node:timers/promises';
import { noLatencies } from './load.ts';
import { say } from './measure.ts';
import { cpuOf, seat } from './steady.ts';
import { startOne } from './setting.ts';

/** The server is killed and started anew: how long until everybody is back, by the waits of the pages' client. */
export async function measureHerd(sockets: number): Promise<void> {
  const setting = await startOne({ people: sockets, rooms: sockets / 10, perRoom: 10 });
  try {
    const speakers = await seat(setting, noLatencies());
    const killedAt = performance.now();
    await setting.restart();
    const answersAt = performance.now();
    const back = () => speakers.filter(({ client }) => client.connected).length;
    while (back() < speakers.length) await pause(20);
    const end = performance.now();
    say(
      `${speakers.length} back ${((end - answersAt) / 1000).toFixed(1)} s after the server answered again (${((end - killedAt) / 1000).toFixed(1)} s after the kill), ${((cpuOf(setting) * 1000) / speakers.length).toFixed(1)} ms of server CPU each, its start included`,
    );
    for (const { client } of speakers) client.close();
  } finally {
    await setting.close();
  }
}
