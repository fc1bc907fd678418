const LONGEST = 120;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name a file is shown and saved under: the sender's without folders, control and direction signs, and with the
 * ending of what it really is. The name it is stored under has nothing to do with it.
 */
export function safeName(claimed: string, ending: string): string {
  const last = claimed.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%$&;`]/gu, '')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s-]+/, '')
    .replace(/[.\s]+$/, '');
  const usable = stem === '' || RESERVED.test(stem) ? 'file' : [...stem].slice(0, LONGEST).join('');
  return `${usable}.${ending}`;
}

/** The ending a name claims, in lower case; empty where there is none. */
export function claimedEnding(claimed: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(claimed.trim())?.[1]?.toLowerCase() ?? '';
}
