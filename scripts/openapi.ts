// Writes server/openapi.json; with --check says whether the committed one is what the endpoints make.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VERSION } from '../server/src/version.ts';
import { openApiDocument } from '../server/src/http/openapi.ts';

const file = path.resolve(import.meta.dirname, '../server/openapi.json');
const document = JSON.stringify(openApiDocument(VERSION), null, 2) + '\n';

if (!process.argv.includes('--check')) await writeFile(file, document);
else if ((await readFile(file, 'utf8').catch(() => '')) !== document) {
  console.error('server/openapi.json is not what the endpoints say. Run: npm run openapi');
  process.exitCode = 1;
}
