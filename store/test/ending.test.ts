import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('leaves no socket behind when the process ends without closing it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ending-'));
  const program = `
    const { openStore } = await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)});
    const { readdirSync } = await import('node:fs');
    await openStore({ file: ':memory:', socketDir: ${JSON.stringify(folder)} });
    process.stdout.write(String(readdirSync(${JSON.stringify(folder)}).length));
    process.exit(0);
  `;
  expect(execFileSync(process.execPath, ['-e', program]).toString()).toBe('1');
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
