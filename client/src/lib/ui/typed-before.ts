type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
interface Typed {
  value: string;
  checked: boolean;
}
/** Each control that somebody touched, and how they left it. */
export type TypedBefore = Map<EventTarget | null, Typed>;

declare global {
  interface Window {
    /** What was typed or chosen before our scripts ran: a few lines in `app.html` note it. Null from then on. */
    typedBefore?: TypedBefore | null;
  }
}

/**
 * Gives back what was typed or chosen before the page listened: starting, it puts the values that the server sent in
 * the place of some, and nobody heard of any.
 */
export function giveBack(typed: TypedBefore): void {
  for (const [control, { value, checked }] of typed) {
    if (!isControl(control) || !control.isConnected) continue;

    if (control instanceof HTMLInputElement && control.checked !== checked) control.checked = checked;
    // A file cannot be given, and is still there.
    if (control.type !== 'file' && control.value !== value) control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function isControl(target: EventTarget | null): target is Control {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
