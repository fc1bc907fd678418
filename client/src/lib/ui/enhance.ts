import { type ActionResult, enhance as submitInPlace, type SubmitFunction } from '$app/forms';
import { goto } from '$app/navigation';
import { isPassing } from '#lib/live/patience.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from './toasts.svelte.ts';

/**
 * SvelteKit's `enhance`, for every form here. Where no answer comes or it is none (a line that is cut, a server that
 * starts anew or fails), SvelteKit would show its error page in place of the form and of all that was typed. Here both
 * stay, and words say so. And whoever did something that leads to the very page it was done on is not taken to its head.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): { destroy(): void } {
  return submitInPlace(form, async (input) => {
    const answered = await submit?.(input);

    return async ({ update, ...outcome }) => {
      const goOn = wayOn(outcome.result) ?? update;

      await (answered ? answered({ ...outcome, update: goOn }) : goOn());
    };
  });
}

/** What is done instead of what SvelteKit does with an answer. */
function wayOn(result: ActionResult): (() => Promise<void>) | undefined {
  if (result.type === 'error' && isPassing(result.error.status)) {
    toasts.show(result.error.code ? result.error.message : m.form_lost(), { tone: 'bad' });

    return async () => undefined;
  }
  if (result.type !== 'redirect') return undefined;
  const { origin, pathname, search } = new URL(result.location, location.href);
  // A question in the address is mostly what the page has to say at its head.
  const isHere = origin === location.origin && pathname === location.pathname && !search && !location.search;

  return isHere ? () => goto(result.location, { replace: true, refreshAll: true, reset: false }) : undefined;
}
