// npm start: install, build, serve. With --build only the first two, with --dev reloading on change.
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  buildClient,
  buildServer,
  bundleFolder,
  compileCache,
  install,
  modernNode,
  nodeFlags,
  root,
} from './steps.mjs';

const main = path.join(root, 'server', 'src', 'main.ts');
const bundled = path.join(bundleFolder, 'main.mjs');

try {
  await install();
  if (process.argv.includes('--dev')) serveForDevelopment();
  else {
    await Promise.all([buildClient(), buildServer()]);
    if (!process.argv.includes('--build')) serve([...nodeFlags, bundled]);
  }
} catch (error) {
  console.error(`Klammer cannot start: ${error.message}`);
  process.exitCode = 1;
}

/** Runs the server and ends with its exit code; signals are handed on, so that it can finish its work. */
function serve(args, options = {}) {
  const env = { ...process.env, ...compileCache, ...options.env };
  const child = spawn(modernNode(), args, { cwd: root, stdio: 'inherit', ...options, env });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
  return child;
}

/** Pages by Vite on PORT, reloading in the browser; the API behind it on the next port, restarting on change. */
function serveForDevelopment() {
  const port = Number(process.env.PORT ?? 3000);
  const api = port + 1;
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
  serve([...nodeFlags, '--watch', main], {
    env: { ...process.env, PORT: String(api), PUBLIC_URL: publicUrl },
  });
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  serve([vite, 'dev', '--port', String(port), '--strictPort'], {
    cwd: path.join(root, 'client'),
    env: { ...process.env, KLAMMER_API_ORIGIN: `http://127.0.0.1:${api}` },
  });
}
