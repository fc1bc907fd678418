import { SHOWCASE } from './demo/accounts.ts';
import { whole } from './demo/unfinished.ts';
import { type Deps } from './deps.ts';
import { createSetupToken, hasPeople, type Auth } from './features/accounts/service.ts';
import { countPublished } from './features/profiles/service.ts';
import { regionFile } from './region/current.ts';

/** The demonstration is set in this region; others begin empty. */
const DEMO_REGION = 'duisburg';
/** One region for everybody, so that what a guide says about it is true on every machine. */
const SEED = 47051;
/** Everybody in the demonstration region signs in with it; such a server is reached from this machine only. */
const DEMO_PASSWORD = 'duisburg-am-rhein';

/**
 * Fills an empty store with the demonstration region where that is wanted, and returns what the terminal shows
 * after the start: where to look, and how to sign in or to set up the operator.
 */
export async function greet(deps: Deps, auth: Auth): Promise<string> {
  const empty = !(await hasPeople());
  if (deps.config.demo && empty && regionFile().key === DEMO_REGION) {
    process.stdout.write('Filling the empty store with a demonstration region …\n');
    // Loaded only here: every later start would wait for a region that it does not need.
    const [{ fillRegion }, { generateRegion }] = await Promise.all([
      import('./demo/fill.ts'),
      import('./demo/region.ts'),
    ]);
    const region = generateRegion({ seed: SEED, now: deps.now() });
    await whole(() => fillRegion(deps, auth, region, DEMO_PASSWORD), deps.now());
  }
  const isDemo = deps.config.demo && (await countPublished()).demonstration;
  const lines = isDemo ? signIns() : await setUp(deps);
  return ['', '  [ ··· ] Klammer', '', `  ${deps.publicUrl}`, '', ...lines, ''].join('\n') + '\n';
}

function signIns(): string[] {
  const width = Math.max(...SHOWCASE.map(({ email }) => email.length));
  return [
    '  A demonstration region: everybody and everything in it is invented. Sign in with',
    ...SHOWCASE.map(({ email, organisation }) => `    ${email.padEnd(width)}  ${organisation}`),
    `  and the password   ${DEMO_PASSWORD}`,
  ];
}

async function setUp(deps: Deps): Promise<string[]> {
  const token = await createSetupToken(deps);
  if (!token) return [];
  return ['  Set up the operator once, within 24 hours:', `  ${deps.publicUrl}/setup?token=${token}`];
}
