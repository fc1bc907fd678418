import { type Localised } from '@klammer/contracts/text';

/** A cell that cannot be read; the words say what it held and what is allowed, without naming line or column. */
export class CellError extends Error {
  readonly words: Localised;

  constructor(words: Localised) {
    super(words.en);
    this.words = words;
  }
}
