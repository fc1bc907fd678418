// Runs one of our TypeScript command-line programs: node scripts/run.mjs FILE.ts [arguments]
import path from 'node:path';
import { install, modernNode, nodeFlags, root, run } from './steps.mjs';

const [file, ...args] = process.argv.slice(2);
try {
  await install();
  process.exitCode = await run(modernNode(), [...nodeFlags, path.join(root, file), ...args], {
    cwd: process.cwd(),
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
