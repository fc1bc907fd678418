/** A filter for texts in which the words stand, in whatever case; null for no words. Nothing in them is a pattern. */
export function containing(words: string): RegExp | null {
  const trimmed = words.trim();
  return trimmed === '' ? null : new RegExp(trimmed.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
}
