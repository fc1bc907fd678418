/** German notes of needs and offers with their English; one that says the same twice was English from the start. */
export type Translations = Readonly<Record<string, string>>;
