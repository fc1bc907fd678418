import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readTask } from './task/folder.ts';
import { rankTask } from './task/run.ts';

const { values } = parseArgs({ options: { task: { type: 'string' }, out: { type: 'string' } } });
if (!values.task || !values.out) {
  console.error('usage: rank --task DIR --out run.jsonl');
  process.exit(2);
}
const started = performance.now();
const { rankings, learnt } = await rankTask(readTask(values.task));
const lines = [...rankings].map(([seekerId, ranked]) => JSON.stringify({ seekerId, ranked }));
writeFileSync(values.out, `${lines.join('\n')}\n`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`${rankings.size} rankings in ${seconds} s; weights from ${learnt}`);
