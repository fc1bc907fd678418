const ID = /^[0-9a-f]{24}$/;
const LONGEST_SEARCH = 100;

/** Which two an address names for merging, null where it names none, and what is looked for meanwhile. */
export function readPair({ searchParams }: URL): { from: string | null; to: string | null; q: string } {
  const idOf = (name: string) => {
    const id = searchParams.get(name) ?? '';

    return ID.test(id) ? id : null;
  };

  return {
    from: idOf('from'),
    to: idOf('to'),
    q: searchParams.get('q')?.trim().slice(0, LONGEST_SEARCH) ?? '',
  };
}
