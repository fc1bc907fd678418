import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createConnection } from 'node:net';
import { pause } from './talker.ts';
import { start, type Running } from './process.ts';

const PLACES = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

/**
 * The path of a server of the system's; installed through apt where this runs as root on Debian.
 * Null where it is not there: then its tests are skipped and say so.
 */
export function findServer(name: 'redis-server' | 'nginx'): string | null {
  const found = (): string | undefined =>
    PLACES.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        env,
        stdio: 'ignore',
      });
    } catch {
      // Said below, like anywhere else where it cannot be had.
    }
  }
  const file = found() ?? null;
  if (!file)
    process.stdout.write(
      `skipped: ${name} is not installed (Debian: apt-get install ${name}); the tests with several processes need it\n`,
    );
  return file;
}

/** A Redis that keeps nothing, on a port of its own. */
export async function startRedis(file: string, port: number): Promise<Running> {
  const running = start(file, [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]);
  await listens(port, running);
  return running;
}

/** An nginx that hands connections round to the servers, as the guide on deployment shows it. */
export async function startNginx(
  file: string,
  folder: string,
  port: number,
  upstream: readonly number[],
): Promise<Running> {
  await mkdir(path.join(folder, 'nginx'), { recursive: true });
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/nginx/${name};`)
    .join('\n  ');
  const config = `
daemon off;
pid ${folder}/nginx/pid;
error_log ${folder}/nginx/error.log;
worker_processes 1;
events { worker_connections 2048; }
http {
  access_log off;
  ${paths}
  upstream app { ${upstream.map((one) => `server 127.0.0.1:${one};`).join(' ')} }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://app;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";
      proxy_read_timeout 75s;
    }
  }
}`;
  const at = path.join(folder, 'nginx', 'nginx.conf');
  await writeFile(at, config);
  const running = start(file, ['-e', `${folder}/nginx/error.log`, '-p', folder, '-c', at]);
  await listens(port, running);
  return running;
}

async function listens(port: number, running: Running): Promise<void> {
  for (;;) {
    if (running.child.exitCode !== null) throw new Error(`it ended at the start:\n${running.output()}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await pause(20);
  }
}
