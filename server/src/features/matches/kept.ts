import { type Deps } from '../../deps.ts';

/** Something that is costly to read and changes slowly: kept for a while and then read anew. */
export class Kept<Value> {
  private readonly read: () => Promise<Value>;
  private readonly keptMs: number;
  private last: { at: number; value: Value } | undefined;

  constructor(keptMs: number, read: () => Promise<Value>) {
    this.keptMs = keptMs;
    this.read = read;
  }

  async get({ now }: Pick<Deps, 'now'>): Promise<Value> {
    const at = now().getTime();
    if (!this.last || at - this.last.at > this.keptMs) this.last = { at, value: await this.read() };
    return this.last.value;
  }
}

const MOST_REMEMBERED = 50;

/** What was made of things that are still the same: made anew as soon as one of them is another. */
export class Remembered<Value> {
  private of: readonly unknown[] = [];
  private made = new Map<string, Value>();

  /** @param key names what else it is made of */
  get(of: readonly unknown[], key: string, make: () => Value): Value {
    const isSame = of.length === this.of.length && of.every((one, place) => one === this.of[place]);
    if (!isSame || this.made.size >= MOST_REMEMBERED) [this.of, this.made] = [of, new Map()];
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const value = make();
    this.made.set(key, value);
    return value;
  }
}
