/** A written introduction with its conversation: who asks whom, and lines that say who speaks. */
export interface Thread {
  from: string;
  to: string;
  ask: string;
  /** `>` before what the asking side writes, `<` before what the asked side writes. */
  lines: string[];
}
