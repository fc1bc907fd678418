const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe to stand in HTML, also within a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * What an engine that marks matches itself is told to put around them: two private-use characters. Texts
 * are stripped of them on the way in, so in an answer they can only be marks.
 */
export const MARK_START = '\uE000';
export const MARK_END = '\uE001';

export function stripSentinels(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '');
}

/** Escapes first, then turns the sentinels into `<mark>`: script text in a document stays text. */
export function renderMarks(marked: string): string {
  return escapeHtml(marked).replaceAll(MARK_START, '<mark>').replaceAll(MARK_END, '</mark>');
}

/** HTML of a text with the ranges marked; ranges rise and do not overlap. Null when there are none. */
export function markRanges(
  text: string,
  ranges: readonly (readonly [start: number, end: number])[],
): string | null {
  if (ranges.length === 0) return null;
  let out = '';
  let at = 0;
  for (const [start, end] of ranges) {
    out += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return out + escapeHtml(text.slice(at));
}
