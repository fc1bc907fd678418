/** Escape folds the small form that one is in, and leaves the hand on what unfolds it. What was typed stays in it. */
export function foldOnEscape(event: KeyboardEvent): void {
  const { key, target, defaultPrevented } = event;

  if (key !== 'Escape' || defaultPrevented || !(target instanceof Element)) return;
  const details = target.closest('form')?.closest('details');

  if (!details?.open || details.closest('dialog')) return;
  event.preventDefault();
  details.open = false;
  details.querySelector('summary')?.focus();
}
