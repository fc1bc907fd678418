import type { FactName } from '@klammer/contracts/sockets';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Live } from '#lib/socket.svelte.ts';
import type { FactHandler } from './connection.ts';
import { reloadOn } from './reloading.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A connection whose facts are told by hand. */
class Line {
  connections = $state(1);
  isReachable = true;
  listeners: { name: FactName; handler: (fact: never) => void }[] = [];

  on: Live['on'] = <Name extends FactName>(name: Name, handler: FactHandler<Name>) => {
    const listener = { name, handler };

    this.listeners.push(listener);

    return () => void (this.listeners = this.listeners.filter((one) => one !== listener));
  };

  tell(name: FactName, fact: object): void {
    for (const listener of this.listeners) if (listener.name === name) listener.handler(fact as never);
  }
}

function build() {
  const line = new Line();
  const load = vi.fn(async () => undefined);
  const unmount = $effect.root(() => {
    reloadOn({ 'deals:changed': true, 'room:changed': ({ roomId }) => roomId === 'mine' }, load, line);
  });

  flushSync();

  return { line, load, unmount };
}
const later = () => vi.advanceTimersByTimeAsync(1000);

it('loads once for many facts that concern it, and not for those of others', async () => {
  const { line, load, unmount } = build();

  line.tell('room:changed', { roomId: 'of others' });
  await later();
  expect(load).not.toHaveBeenCalled();
  for (let count = 0; count < 10; count += 1) line.tell('room:changed', { roomId: 'mine' });
  line.tell('deals:changed', { organisationId: 'any' });
  await later();
  expect(load).toHaveBeenCalledTimes(1);
  unmount();
});

it('loads nothing without a connection, and once when it is back', async () => {
  const { line, load, unmount } = build();

  line.isReachable = false;
  line.tell('deals:changed', { organisationId: 'any' });
  await later();
  expect(load).not.toHaveBeenCalled();
  line.isReachable = true;
  line.connections += 1;
  flushSync();
  await later();
  expect(load).toHaveBeenCalledTimes(1);
  unmount();
});

it('hears nothing more once its component is gone', async () => {
  const { line, load, unmount } = build();

  line.tell('deals:changed', { organisationId: 'any' });
  unmount();
  line.tell('deals:changed', { organisationId: 'any' });
  await later();
  expect(load).not.toHaveBeenCalled();
  expect(line.listeners).toEqual([]);
});
