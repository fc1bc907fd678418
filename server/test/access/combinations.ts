/** Whether everything is tried with everything, as `npm test -- --thorough` does (decision 26). */
export const EVERY_COMBINATION = process.env.KLAMMER_COMBINATIONS === 'all';

/** All kinds, or so many of them and at the next place the next ones: each is tried somewhere, and none everywhere. */
export function kindsAt<Kind>(kinds: readonly Kind[], place: number, count = 1): readonly Kind[] {
  if (EVERY_COMBINATION) return kinds;
  const first = (place * count) % kinds.length;
  return kinds.filter((_, index) => (index - first + kinds.length) % kinds.length < count);
}
