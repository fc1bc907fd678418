/** The two languages the product speaks; German is written first, English is complete. */
export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text in both languages. */
export interface Label {
  de: string;
  en: string;
}

/** One entry of a vocabulary: a stable code, a label in each language, and words that mean the same. */
export interface Concept<Code extends string = string> {
  code: Code;
  label: Label;
  /** Other words for it in either language; they feed search and are never shown as the label. */
  synonyms: readonly string[];
  /** No longer offered, but still shown where somebody chose it before. */
  retired?: boolean;
}

/** How far out a place lies; from `beyond` on it is no bound: whoever chooses Europe takes everybody. */
export const PLACE_LEVELS = ['district', 'area', 'state', 'country', 'beyond'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A place, and what it lies in; null: in nothing that has a code. */
export interface PlaceConcept extends Concept {
  level: PlaceLevel;
  parent: string | null;
}

/** Writes a vocabulary as a table: code → [German, English, ...synonyms]. Keeps the codes as literal types. */
export function vocabulary<const Code extends string>(
  table: Record<Code, readonly [de: string, en: string, ...synonyms: string[]]>,
): readonly Concept<Code>[] {
  return Object.entries<readonly [string, string, ...string[]]>(table).map(
    ([code, [de, en, ...synonyms]]) => ({
      code: code as Code,
      label: { de, en },
      synonyms,
    }),
  );
}

/** The codes of a vocabulary as the non-empty tuple that `z.enum` wants. */
export function codesOf<Code extends string>(concepts: readonly Concept<Code>[]): [Code, ...Code[]] {
  return concepts.map((concept) => concept.code) as [Code, ...Code[]];
}
