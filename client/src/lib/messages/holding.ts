const PREFIX = 'klammer-unsent:';

/**
 * Which unsent message is being changed, in whichever window: no window sends it under the hand. The browser itself
 * lets go of what a window held that was closed.
 */
export class Holding {
  #own: string | null = null;
  #letGo: () => void = () => undefined;

  /** Holds one and lets go of another; null lets go only. Resolves once every window knows. */
  async take(clientId: string | null): Promise<void> {
    const { locks } = navigator as { locks?: LockManager };

    this.#letGo();
    this.#own = clientId;
    if (clientId === null || !locks) return;
    await new Promise<void>((known) => {
      // Where another window changes it already, that one's word holds.
      void locks.request(PREFIX + clientId, { ifAvailable: true }, () => {
        known();

        return new Promise<void>((letGo) => (this.#letGo = letGo));
      });
    });
  }

  async isHeld(clientId: string): Promise<boolean> {
    const { locks } = navigator as { locks?: LockManager };

    if (clientId === this.#own || !locks) return clientId === this.#own;
    const { held = [] } = await locks.query();

    return held.some(({ name }) => name === PREFIX + clientId);
  }
}
