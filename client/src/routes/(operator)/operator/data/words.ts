import type { ImportState } from '@klammer/contracts/imports';
import { m } from '#lib/paraglide/messages.js';

export const STATE_WORDS: Record<ImportState, () => string> = {
  checked: m.dt_state_checked,
  running: m.dt_state_running,
  done: m.dt_state_done,
  failed: m.dt_state_failed,
};

/** What stands between the cells, by its sign. */
export function wordSeparator(sign: string): string {
  return sign === ';' ? m.dt_semicolon() : sign === ',' ? m.dt_comma() : m.dt_tab();
}
