/**
 * Rows of a form that a person adds, orders and takes away. Each has an id of its own, so that what stands in a row
 * goes with it.
 */
export class Rows<Item extends object> {
  items = $state<(Item & { id: number })[]>([]);
  readonly most: number;
  #next = 0;

  constructor(items: readonly Item[], most: number) {
    this.most = most;
    this.items = items.map((item) => this.#withId(item));
  }

  get isFull(): boolean {
    return this.items.length >= this.most;
  }

  /** The ids of the rows as they stand: changes with each row that is added, moved or taken away. */
  get order(): string {
    return this.items.map((row) => row.id).join();
  }

  /** @returns the id of the new row, or null where there are as many as may be */
  add(item: Item): number | null {
    if (this.isFull) return null;
    const row = this.#withId(item);

    this.items.push(row);

    return row.id;
  }

  remove(index: number): void {
    this.items.splice(index, 1);
  }

  /** Moves a row up (-1) or down (1); at either end it stays. */
  move(index: number, by: -1 | 1): void {
    const row = this.items[index];

    if (!row || index + by < 0 || index + by >= this.items.length) return;
    this.items.splice(index, 1);
    this.items.splice(index + by, 0, row);
  }

  #withId(item: Item): Item & { id: number } {
    return { ...item, id: this.#next++ };
  }
}
