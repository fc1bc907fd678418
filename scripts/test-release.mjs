// npm run test:release: what takes too long for every change. Fuzzes each endpoint with 20,000 inputs from a new seed.
import path from 'node:path';
import { installAll, modernNode, nodeFlags, root, run } from './steps.mjs';

await installAll();
const env = {
  ...process.env,
  NODE_ENV: 'test',
  KLAMMER_FUZZ_CASES: process.env.KLAMMER_FUZZ_CASES ?? '20000',
  KLAMMER_COMBINATIONS: 'all',
  KLAMMER_FUZZ_SEED: process.env.KLAMMER_FUZZ_SEED ?? String(Date.now()),
  NODE_OPTIONS: nodeFlags.join(' '),
};
const cli = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
process.exitCode = await run(modernNode(), [cli, 'run', 'server/test/access/fuzz.test.ts'], {
  cwd: root,
  env,
  stdio: 'inherit',
});
