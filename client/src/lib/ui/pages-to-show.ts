/** The numbers of a pager: first, last and the ones around the current page; `null` is a gap. */
export function pagesToShow(page: number, pages: number): (number | null)[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b);

  return shown.flatMap((number, index) => {
    const before = shown[index - 1];

    if (before === undefined || number === before + 1) return [number];

    // A gap of one page is that page: "…" would be no shorter.
    return number === before + 2 ? [number - 1, number] : [null, number];
  });
}
