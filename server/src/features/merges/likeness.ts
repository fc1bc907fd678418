const LEGAL_FORM =
  /\b(gmbh|ug|ag|kg|ohg|gbr|se|mbh|co|ev|eg|ltd|inc|llc|bv|holding|gruppe|group|haftungsbeschraenkt)\b/g;
const LEAST_ALIKE = 0.85;

/** A name without legal form, signs and spaces: `Müller & Co. KG` → `mueller`. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/[.\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(LEGAL_FORM, ' ')
    .replaceAll(/\s+/g, '');
}

/** Whether two names are the same but for legal form and a slip of the pen: Dice's coefficient over pairs of letters. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [keyOf(one), keyOf(other)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [pairsOfA, rest] = [pairsOf(a), pairsOf(b)];
  const total = pairsOfA.length + rest.length;
  let shared = 0;
  for (const pair of pairsOfA) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / total >= LEAST_ALIKE;
}

function pairsOf(word: string): string[] {
  return [...word].slice(1).map((letter, index) => `${word[index] ?? ''}${letter}`);
}

/** `https://www.hafen.example/de` → `hafen.example`; empty where there is no website. */
export function domainOf(website: string): string {
  if (!URL.canParse(website)) return '';
  return new URL(website).hostname.toLowerCase().replace(/^www\./, '');
}
