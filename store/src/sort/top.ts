/**
 * Keeps the first `limit` of what is offered in an order, in memory that does not grow with what is offered.
 * Equal items keep the order in which they came.
 */
export class Top<Item> {
  readonly #limit: number;
  readonly #compare: (a: Item, b: Item) => number;
  #items: Item[] = [];

  constructor(limit: number, compare: (a: Item, b: Item) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  get size(): number {
    return this.#items.length;
  }

  add(item: Item): void {
    this.#items.push(item);
    if (this.#items.length >= this.#limit * 2 + 1000) this.#trim();
  }

  sorted(): Item[] {
    this.#trim();
    return this.#items;
  }

  #trim(): void {
    this.#items.sort(this.#compare);
    if (this.#items.length > this.#limit) this.#items.length = this.#limit;
  }
}
