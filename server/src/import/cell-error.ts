/** A cell that cannot be read; the message says what it held and what is allowed, without naming line or column. */
export class CellError extends Error {}
