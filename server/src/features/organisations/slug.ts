const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Makes a name fit for an address: `Müller & Söhne GmbH` → `mueller-soehne-gmbh`. Never empty. */
export function slugify(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
  // 24 hexadecimal digits would be taken for an id.
  return slug === '' || /^[0-9a-f]{24}$/.test(slug) ? `organisation-${slug}`.replace(/-$/, '') : slug;
}
