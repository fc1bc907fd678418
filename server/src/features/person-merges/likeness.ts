/** A name without accents, signs and the order of its parts: `Müller, Änne` is `anne muller`. */
export function nameKeyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .toSorted()
    .join(' ');
}

/** Whether two addresses are written alike: the same name at two hosts, or one slip of the finger apart. */
export function areAddressesAlike(one: string, other: string): boolean {
  const [a, b] = [localOf(one), localOf(other)];
  return (a !== '' && a === b) || isOneSlip(one.toLowerCase(), other.toLowerCase());
}

/** `anna.muster+list@…` → `annamuster`. */
function localOf(address: string): string {
  const [local = ''] = address.toLowerCase().split('@');
  return local.replace(/\+.*$/, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** One letter more, less or another, or two that changed places. */
function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let [a, b] = [one.slice(start), other.slice(start)];
  while (a !== '' && b !== '' && a.at(-1) === b.at(-1)) [a, b] = [a.slice(0, -1), b.slice(0, -1)];
  return Math.max(a.length, b.length) <= 1 || (a.length === 2 && a === [...b].reverse().join(''));
}

/** `e•••a@hafen.example`: enough to know one's own address by, too little for writing to a stranger. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const last = at > 3 ? address.slice(at - 1, at) : '';
  return `${address.slice(0, 1)}•••${last}${address.slice(at)}`;
}
