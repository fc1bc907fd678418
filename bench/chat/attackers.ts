/** Those who go too far, in a process of their own, so that what the others measure is the server and not them. */
import { hammer, openMany, readNothing, sendTooMuch, type Attack, type Refusals } from './attack.ts';
import { type ClientOptions } from './client.ts';

/** Who they are, in this order: one who hammers, one who sends too much, one who opens, and the rest who read nothing. */
export interface Attackers {
  people: ClientOptions[];
  room: string;
}
export type Outcome = Record<string, Refusals>;

let attacks: Record<string, Attack> = {};

process.on('message', (told: Attackers | 'stop') => {
  if (told === 'stop') {
    for (const one of Object.values(attacks)) one.stop();
    const outcome: Outcome = Object.fromEntries(
      Object.entries(attacks).map(([name, { refusals }]) => [name, refusals]),
    );
    process.send?.(outcome, () => process.exit(0));
    return;
  }
  const [first, second, third, ...rest] = told.people;
  if (!first || !second || !third) throw new Error('too few to attack');
  attacks = {
    hammers: hammer(first, told.room),
    'sends ten times too much': sendTooMuch(second, told.room),
    'opens connections': openMany(third, 100),
    ...Object.fromEntries(rest.map((one, index) => [`reads nothing ${index}`, readNothing(one, 20)])),
  };
});
