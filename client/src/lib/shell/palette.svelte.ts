import { createContext } from 'svelte';

/** Whether the command palette is open; handed down so that any button can open it. */
export class Palette {
  open = $state(false);
}

const [getPalette, setPalette] = createContext<Palette>();

export { getPalette, setPalette };
