/** German | German synonyms = English | English synonyms. Written for what a city region's firms say of themselves. */
export const ENTRIES = `
Wasserstoff = hydrogen
Künstliche Intelligenz | KI = artificial intelligence | AI
`;
