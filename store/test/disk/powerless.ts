import { Engine } from '../../src/commands/engine.ts';

// Opens a store as somebody without the administrator's right to write anywhere, and tells what came of it.
const nobody = 65_534;
const [file = ''] = process.argv.slice(2);
if (process.getuid?.() === 0) {
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}
let result = 'opened';
try {
  new Engine(file, 1 << 20).close();
} catch (error) {
  result = error instanceof Error ? error.message : String(error);
}
process.send?.(result);
process.disconnect();
