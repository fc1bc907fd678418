// Loads what the server is made of and then waits for the word; see `prepareServer`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const main = pathToFileURL(process.argv[2] ?? '');
const told = new Promise((resolve) => process.once('message', resolve));
// All but the main module itself, whose loading is the start.
for (const [, file] of readFileSync(main, 'utf8').matchAll(/^import .* from ["'](\.\.?\/.+)["'];$/gm))
  await import(new URL(file ?? '', main).href);
await told;
process.disconnect?.();
await import(main.href);
