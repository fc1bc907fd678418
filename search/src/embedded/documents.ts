import { Growable, float64, uint32 } from './growable.ts';
import type { SearchDocument } from '../port.ts';

const PAGE = 1 << 20;

/**
 * The documents as JSON bytes outside the JavaScript heap; only hits are parsed. A document never crosses
 * a page; one larger than a page gets a page of its own.
 */
export class Documents {
  readonly pages: Buffer[];
  private used: number;
  /** Page × 2³² + offset. */
  readonly places: Growable<Float64Array<ArrayBuffer>>;
  readonly lengths: Growable<Uint32Array<ArrayBuffer>>;

  constructor(pages: Buffer[] = [], places = new Growable(float64), lengths = new Growable(uint32)) {
    this.pages = pages;
    this.used = PAGE;
    this.places = places;
    this.lengths = lengths;
  }

  add(document: SearchDocument): void {
    const json = JSON.stringify(document);
    const length = Buffer.byteLength(json);
    if (this.used + length > PAGE) {
      this.pages.push(Buffer.alloc(Math.max(PAGE, length)));
      this.used = 0;
    }
    const page = this.pages.length - 1;
    this.pages[page]?.write(json, this.used);
    this.places.push(page * 2 ** 32 + this.used);
    this.lengths.push(length);
    this.used += length;
  }

  get(number: number): SearchDocument {
    const place = this.places.get(number);
    const page = this.pages[Math.floor(place / 2 ** 32)];
    const start = place % 2 ** 32;
    return JSON.parse(
      (page ?? Buffer.alloc(0)).toString('utf8', start, start + this.lengths.get(number)),
    ) as SearchDocument;
  }
}
