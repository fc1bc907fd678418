/** What a lost hand may be put on where nothing in it is left to press. */
const PLACES = 'section, article, form, fieldset, details, dialog, [role]';
const ROWS = 'li, tr, article';
const CONTROLS =
  ':is(a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]):not(:disabled)';

/**
 * Keeps the focus near where it was when the control that had it is taken away, as a button is by its own act: in a
 * list it goes to the neighbour, else to what was around it. The browser would forget it, and so does SvelteKit with each
 * form that went well: whoever works by keyboard or hears the page would begin at its top. Only a page's main part is held,
 * and not beyond the page.
 */
export function holdFocus(): () => void {
  let held: HTMLElement | null = null;
  const isLost = () => document.activeElement === document.body;

  function remember({ target }: Event) {
    if (target !== document.body)
      held = target instanceof HTMLElement && target.closest('main') ? target : null;
    else if (held?.isConnected) queueMicrotask(giveTo(held));
  }

  const giveTo = (element: HTMLElement) => () => {
    if (isLost()) put(element);
  };

  /** What was held is gone or moved; else somebody let go of it, by a click beside everything or for another page. */
  function settle(records: readonly MutationRecord[]) {
    if (!held || !isLost()) return;
    const gone = held;

    if (records.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)))) {
      if (gone.isConnected) put(gone);
      else giveBack(records, gone);
    } else if (gone.isConnected) held = null;
  }

  const observer = new MutationObserver(settle);
  // The browser tells of this before it takes the control away.
  const look = () => queueMicrotask(() => settle(observer.takeRecords()));

  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', look);
  observer.observe(document.body, { childList: true, subtree: true });

  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', look);
  };
}

function giveBack(records: readonly MutationRecord[], lost: Element): void {
  let removed: Node = lost;
  let gap: MutationRecord | undefined;

  // What was around it can be taken away in turn.
  for (const record of records) {
    const cut = [...record.removedNodes].find((node) => node.contains(gap?.target ?? removed));

    if (cut) [removed, gap] = [cut, record];
  }
  const around = gap?.target;
  if (!gap || !(around instanceof Element) || !around.parentElement?.closest('main')) return;
  const control = removed instanceof Element && removed.matches(ROWS) ? neighbour(gap) : null;

  if (control) control.focus();
  else {
    const place = around.closest<HTMLElement>(PLACES);

    if (place?.parentElement?.closest('main')) put(place);
  }
}

/** The first thing to press in the row after the gap, or in the one before. */
function neighbour({ nextSibling, previousSibling }: MutationRecord): HTMLElement | null {
  for (const [start, side] of [
    [nextSibling, 'nextSibling'],
    [previousSibling, 'previousSibling'],
  ] as const)
    for (let node = start; node; node = node[side])
      if (node instanceof Element && node.isConnected) return node.querySelector<HTMLElement>(CONTROLS);

  return null;
}

/** Puts the focus on something that only takes it for once. */
function put(place: HTMLElement): void {
  if (place.tabIndex < 0) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus({ preventScroll: true });
}
