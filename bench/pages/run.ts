/**
 * What a view of a page costs the server in processor time, of one version or of several in turns, all of them started
 * before on folders that hold the demonstration region: node bench/pages/run.ts [--rounds 15] ADDRESS,PID [ADDRESS,PID …]
 */
import { parseArgs } from 'node:util';
import { cpuMs, median } from '../measure.ts';

const PASSWORD = 'duisburg-am-rhein';
const WARM = 5;
/** What the server still does after its answer belongs to it. */
const SETTLED_MS = 30;
const VIEWS = [
  ...['/home', '/api/home', '/matches', '/discover', '/messages', '/profile'].map((path) => ({
    as: 'founder',
    path,
  })),
  { as: 'scout', path: '/home' },
  ...['/', '/directory', '/p/kaiwaerts'].map((path) => ({ as: null, path })),
];

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '15' } },
});
const servers = positionals.map((one) => {
  const [address = '', pid = ''] = one.split(',');
  return { address, pid };
});
if (servers.length === 0) throw new Error('name at least one server: ADDRESS,PID');

async function signIn(address: string, who: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: `${who}@klammer.example`, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${who} at ${address} answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function view(address: string, path: string, cookie: string): Promise<void> {
  const answer = await fetch(address + path, { headers: { cookie }, redirect: 'manual' });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${path} at ${address} answered ${answer.status}`);
}

for (const { as, path } of VIEWS) {
  const visits = await Promise.all(
    servers.map(async (server) => ({
      ...server,
      cookie: as ? await signIn(server.address, as) : '',
      costs: [] as number[],
    })),
  );
  for (let round = -WARM; round < Number(given.rounds); round += 1)
    for (const visit of round % 2 === 0 ? visits : visits.toReversed()) {
      const before = cpuMs(visit.pid);
      await view(visit.address, path, visit.cookie);
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      if (round >= 0) visit.costs.push(cpuMs(visit.pid) - before);
    }
  const told = visits.map(({ costs }) => median(costs).toFixed(1)).join(' → ');
  console.log(`${path} ${as ?? 'nobody signed in'}: ${told} ms`);
}
