/**
 * Measures chat: node bench/chat/run.ts [--sockets 2000] [--memory 5000] [--seconds 20] [--only memory,load,…]
 * Parts: memory, load, throughput, herd, processes, overload, refusals. Server and clients are on this machine and share its
 * processors; where that hurts, the server's own CPU time stands beside the clock.
 */
import { parseArgs } from 'node:util';
import { measureHerd } from './herd.ts';
import { measureLoad } from './steady.ts';
import { say } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureOverload } from './overload.ts';
import { compareProcesses } from './processes.ts';
import { measureRefusals } from './refusals.ts';
import { measureThroughput } from './throughput.ts';

const { values: given } = parseArgs({
  options: {
    sockets: { type: 'string', default: '2000' },
    memory: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: 'memory,load,throughput,herd,processes,overload,refusals' },
  },
});
const [sockets, seconds] = [Number(given.sockets), Number(given.seconds)];
const parts: Record<string, () => Promise<void>> = {
  memory: () => measureMemory(Number(given.memory)),
  load: () => measureLoad(sockets, seconds),
  throughput: () => measureThroughput(sockets, seconds),
  herd: () => measureHerd(sockets),
  processes: () => compareProcesses(sockets, seconds),
  overload: () => measureOverload(seconds),
  refusals: measureRefusals,
};
for (const name of given.only.split(',')) {
  const part = parts[name];
  if (!part) throw new Error(`there is no part ${name}; there are ${Object.keys(parts).join(', ')}`);
  say(`\n— ${name}`);
  await part();
}
process.exit(0);
