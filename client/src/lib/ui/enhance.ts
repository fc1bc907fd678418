import { enhance as submitInPlace } from '$app/forms';
import type { SubmitFunction } from '$app/forms';
import { m } from '#lib/paraglide/messages.js';
import { isPassing } from '#lib/live/patience.ts';
import { toasts } from './toasts.svelte.ts';

/**
 * SvelteKit's `enhance`, for every form here. Where no answer comes or it is none (a line that is cut, a server that
 * starts anew or fails), SvelteKit would show its error page in place of the form and of all that was typed. Here both
 * stay, and words say so.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): { destroy(): void } {
  return submitInPlace(form, async (input) => {
    const answered = await submit?.(input);

    return async ({ update, ...outcome }) => {
      const { result } = outcome;
      const isLost = result.type === 'error' && isPassing(result.error.status);

      if (isLost) toasts.show(result.error.code ? result.error.message : m.form_lost(), { tone: 'bad' });

      const goOn = isLost ? async () => undefined : update;

      await (answered ? answered({ ...outcome, update: goOn }) : goOn());
    };
  });
}
