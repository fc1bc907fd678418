import type { ActionResult, SubmitFunction } from '$app/forms';

/** What the server is said to answer to the next form. */
let answer: ActionResult = { type: 'success', status: 200, location: '/' };

/** How often an answer was taken over by the page. */
let updates = 0;

export function answerWith(result: ActionResult): void {
  answer = result;
  updates = 0;
}

export const countUpdates = (): number => updates;

/** Stands in for `$app/forms` where there is no server: runs what the page does before and after. */
export function enhance(form: HTMLFormElement, submit: SubmitFunction) {
  const onsubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    const told = await submit({
      action: new URL(form.action),
      formData: new FormData(form),
      formElement: form,
      controller: new AbortController(),
      submitter: event.submitter,
      cancel: () => undefined,
    });

    await told?.({
      formData: new FormData(form),
      formElement: form,
      action: new URL(form.action),
      result: answer,
      update: async () => void (updates += 1),
    });
  };

  form.addEventListener('submit', onsubmit);

  return { destroy: () => form.removeEventListener('submit', onsubmit) };
}
