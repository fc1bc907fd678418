/**
 * Answers the queries of a search task in the benchmark's folder format with the product's own engine:
 *     npm run query -- --task DIR --out run.jsonl
 * Reads meta.json, the documents it names and queries.jsonl, nothing else; the same input gives the same output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createDiscovery } from './discovery.ts';

interface BenchDocument {
  id: string;
  name?: string;
  one_liner?: string;
  description?: string;
}

interface BenchQuery {
  id: string;
  text: string;
}

const ANSWERS = 100;

function readLines<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T);
}

const { values: given } = parseArgs({ options: { task: { type: 'string' }, out: { type: 'string' } } });
if (given.task === undefined || given.out === undefined) {
  console.error('usage: npm run query -- --task DIR --out run.jsonl');
  process.exit(2);
}
const meta = JSON.parse(readFileSync(path.join(given.task, 'meta.json'), 'utf8')) as { candidates?: string };
const documents = readLines<BenchDocument>(path.resolve(given.task, meta.candidates ?? 'docs.jsonl'));
const queries = readLines<BenchQuery>(path.join(given.task, 'queries.jsonl'));

const started = performance.now();
const discovery = await createDiscovery(
  documents.map(({ id, name = '', one_liner = '', description = '' }) => ({
    id,
    name,
    headline: one_liner,
    description,
  })),
);
const built = performance.now();
const run: string[] = [];
for (const query of queries) {
  const ranked = await discovery.find(query.text, ANSWERS);
  run.push(JSON.stringify({ queryId: query.id, ranked }));
}
writeFileSync(given.out, `${run.join('\n')}\n`);
const answered = performance.now();
console.log(
  `${documents.length} documents indexed in ${Math.round(built - started)} ms, ` +
    `${queries.length} queries answered in ${Math.round(answered - built)} ms`,
);
await discovery.close();
