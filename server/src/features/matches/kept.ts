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
