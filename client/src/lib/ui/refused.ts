/**
 * A refusal comes to whoever asked, wherever on the page they are: the hand goes to the first wrong field of the form,
 * or to what was said. For `{@attach}` of the element that says it.
 */
export function comeToRefusal(said: HTMLElement): void {
  const wrong = said.closest('form')?.querySelector<HTMLElement>('[aria-invalid]');

  said.tabIndex = -1;
  (wrong ?? said).focus();
}
