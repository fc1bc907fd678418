import type { FactName, ServerToClientEvents } from '@klammer/contracts/sockets';
import { untrack } from 'svelte';
import { getLive, type Live } from '#lib/socket.svelte.ts';
import { gathered } from './gathered.ts';

/** Facts that ask for it: each of a name, or those of which this says so. */
type Asking = { [Name in FactName]?: true | ((fact: Parameters<ServerToClientEvents[Name]>[0]) => boolean) };

/**
 * Loads anew what is shown a moment after facts that concern it, one load at a time, and once the connection is back.
 * Call it while a component is set up.
 */
export function reloadOn(
  asking: Asking,
  load: () => Promise<void>,
  live: Pick<Live, 'on' | 'connections' | 'isReachable'> = getLive(),
): void {
  const known = untrack(() => live.connections);
  const { ask, stop } = gathered(async () => {
    // Back again, it is asked for anyway.
    if (live.isReachable) await load();
  });

  $effect(() => {
    const stops = (Object.keys(asking) as FactName[]).map((name) => {
      const concerns = asking[name] as true | ((fact: unknown) => boolean);

      return live.on(name, (fact: unknown) => void ((concerns === true || concerns(fact)) && ask()));
    });

    return () => [stop, ...stops].forEach((end) => end());
  });
  $effect(() => {
    // With the first one it is as fresh as the page.
    if (live.connections > Math.max(1, known)) ask();
  });
}
