import { flushSync, hydrate, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import { giveBack, type TypedBefore } from './typed-before.ts';
import Fixture from './TypedBefore.fixture.svelte';

let known: Record<string, unknown> = {};
let running: Record<string, unknown> | undefined;
const typed: TypedBefore = new Map();

/** As `app.html` does it. */
function note({ target }: Event) {
  if (target instanceof HTMLElement && 'value' in target)
    typed.set(target, {
      value: String(target.value),
      checked: target instanceof HTMLInputElement && target.checked,
    });
}

afterEach(async () => {
  removeEventListener('input', note, true);
  if (running) await unmount(running);
  typed.clear();
  document.body.replaceChildren();
});

function control<Kind extends Element = HTMLInputElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);

  if (!found) throw new Error(`there is no ${selector}`);

  return found;
}

async function openPage() {
  document.body.innerHTML = await commands.renderOnServer('/src/lib/ui/TypedBefore.fixture.svelte');
  addEventListener('input', note, true);
}
function start() {
  running = hydrate(Fixture, {
    target: document.body,
    props: { onknown: (told: Record<string, unknown>) => (known = told) },
  });
  flushSync();
  giveBack(typed);
  flushSync();
}

test('keeps whatever was typed or chosen before the page listened, and lets the page know it', async () => {
  await openPage();
  await userEvent.fill(control('[name=name]'), 'Ada');
  await userEvent.fill(control('[name=place]'), 'Ruhrort');
  await userEvent.fill(control('[name=text]'), 'Hello');
  await userEvent.fill(control('[name=note]'), 'From a hand');
  await userEvent.selectOptions(control('[name=kind]'), 'investor');
  await userEvent.selectOptions(control('[name=other]'), 'startup');
  await userEvent.click(control('[name=agreed]'));
  await userEvent.click(control('[name=told]'));
  await userEvent.click(control('[value=phone]'));
  start();
  expect(Object.fromEntries(new FormData(control<HTMLFormElement>('form')))).toEqual({
    name: 'Ada',
    place: 'Ruhrort',
    text: 'Hello',
    note: 'From a hand',
    kind: 'investor',
    other: 'startup',
    agreed: 'on',
    told: 'on',
    way: 'phone',
  });
  expect(known).toEqual({
    name: 'Ada',
    text: 'Hello',
    kind: 'investor',
    agreed: true,
    way: 'phone',
    heard: 'startup',
  });
});

test('leaves what nobody touched', async () => {
  await openPage();
  start();
  expect(known).toMatchObject({ name: '', kind: 'startup', agreed: false, way: 'mail', heard: '' });
  expect(control('[name=place]').value).toBe('Duisburg');
});
