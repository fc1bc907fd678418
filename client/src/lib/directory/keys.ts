/** Links of results that arrow keys move among; the search field is above the first. */
const HITS = 'a[data-hit]';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * Keyboard of a list of results: `/` goes to the search field, arrow keys move from it through the hits and back,
 * Escape returns to it. Enter follows the link, as anywhere.
 */
export function moveByKey(event: KeyboardEvent, root: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const field = root.querySelector<HTMLInputElement>('input[type="search"]');
  const target = event.target;

  if (event.key === '/' && !isTyping(target)) {
    event.preventDefault();
    field?.select();
    field?.focus();

    return;
  }
  const hits = [...root.querySelectorAll<HTMLElement>(HITS)];
  const at = hits.findIndex((hit) => hit === target);

  if (at < 0 && target !== field) return;
  if (event.key === 'Escape' && at >= 0) field?.focus();
  else if (event.key === 'ArrowDown') hits[Math.min(at + 1, hits.length - 1)]?.focus();
  else if (event.key === 'ArrowUp') (at > 0 ? hits[at - 1] : field)?.focus();
  else return;
  event.preventDefault();
}
