/**
 * A refusal comes to whoever asked, wherever on the page they are: the hand goes to the first wrong field of the form,
 * or to what was said. For `{@attach}` of the element that says it.
 */
export function comeToRefusal(said: HTMLElement): void {
  const wrong = said.closest('form')?.querySelector<HTMLElement>('[aria-invalid]');

  said.tabIndex = -1;
  (wrong ?? said).focus();
}

/**
 * What is said at a field comes to whoever sent the form by its button: the hand goes to the first wrong field, with
 * which it is read out. Where somebody types, it stays. For `{@attach}` of the element that says it.
 */
export function comeToField(said: HTMLElement): void {
  const form = said.closest('form');
  const pressed = document.activeElement;

  if (!form || !(pressed instanceof HTMLButtonElement) || pressed.form !== form) return;
  form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}
