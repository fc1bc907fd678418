/** Counts what one connection sends, in windows of time. Costs less than the refusal it is for. */
export class Pace {
  #windowEndsAt = 0;
  #count = 0;
  readonly #most: number;
  readonly #windowMs: number;

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** @returns whether one more is still within the limit */
  take(now: number): boolean {
    if (now >= this.#windowEndsAt) {
      this.#windowEndsAt = now + this.#windowMs;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= this.#most;
  }
}
